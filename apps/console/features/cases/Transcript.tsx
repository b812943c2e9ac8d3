import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { Draft } from '../../forms/body.ts';
import { useWords } from '../../i18n/index.ts';

/** The questions and answers as one text, to be read by the person or to them before every page is signed. */
export function Transcript({ draft }: { readonly draft: Draft }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { answers } = draft;
  const list = Array.isArray(answers) ? (answers as readonly JsonObject[]) : [];
  return (
    <div>
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'cases.transcript.hide' : 'cases.transcript.show')}
      </Button>
      {open && (
        <ol className="transcript">
          {list.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a question has nothing but its place to tell it by
            <li key={index}>
              <p>
                <span className="faint">{t('cases.transcript.question')}</span> {str(each, 'question') || '……'}
              </p>
              <p>
                <span className="faint">{t('cases.transcript.answer')}</span> {str(each, 'answer') || '……'}
              </p>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
