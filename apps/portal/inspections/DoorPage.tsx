import { type FormEvent, useState } from 'react';
import type { DoorView } from '../../../modules/inspections/contract.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { TextField } from '../ui/Field.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { findDoor } from './api.ts';
import { Back } from './Back.tsx';
import { inspectionTexts } from './texts.ts';

/** Whether whoever stands at the door was sent: by the code that they show. */
export function DoorPage() {
  const { language } = useWords();
  const t = inspectionTexts[language];
  const [code, setCode] = useState(() => new URLSearchParams(location.search).get('code') ?? '');
  const [found, setFound] = useState<DoorView | 'unknown' | 'failed' | 'waiting'>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setFound('waiting');
    setFound((await findDoor(code.trim())) ?? 'failed');
  };
  return (
    <>
      <PageTitle title={t.door} />
      <p className="lead">{t.doorLead}</p>
      <form className="card" onSubmit={(event) => void submit(event)}>
        <TextField id="code" label={t.code} hint={t.codeHint} value={code} onChange={setCode} />
        <p className="actions">
          <button type="submit" className="button">
            {t.check}
          </button>
        </p>
      </form>
      <div aria-live="polite">
        {found === 'waiting' && <p>{t.waiting}</p>}
        {found === 'failed' && <p>{t.failed}</p>}
        {found === 'unknown' && (
          <section className="card verdict verdict-bad">
            <p>
              <span aria-hidden="true">✗ </span>
              {t.doorUnknown}
            </p>
          </section>
        )}
        {typeof found === 'object' && (
          <section className="card verdict verdict-good" aria-labelledby="door">
            <h2 id="door">
              <span aria-hidden="true">✓ </span>
              {found.approved ? t.doorGood : t.doorLate}
            </h2>
            <dl className="pairs">
              <div>
                <dt>{t.firm}</dt>
                <dd>{found.firm}</dd>
              </div>
              <div>
                <dt>{t.authority}</dt>
                <dd>{found.authorityName[language]}</dd>
              </div>
              <div>
                <dt>{t.purpose}</dt>
                <dd>{found.purpose[language]}</dd>
              </div>
              <div>
                <dt>{t.period}</dt>
                <dd>{t.to(longDate(found.from, language), longDate(found.to, language))}</dd>
              </div>
              <div>
                <dt>{t.what}</dt>
                <dd>{t.list(found.items)}</dd>
              </div>
              <div>
                <dt>{t.who}</dt>
                <dd>{t.list(found.licences)}</dd>
              </div>
            </dl>
          </section>
        )}
      </div>
      <Back />
    </>
  );
}
