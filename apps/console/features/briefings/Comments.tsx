import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { BriefingView } from '../../../../modules/briefings/contract.ts';
import type { Content } from '../../../../modules/briefings/model/content.ts';
import { useWords } from '../../i18n/index.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import type { At } from './briefings-query.ts';
import { useMayWrite } from './use-may-write.ts';
import { useStep } from './use-step.ts';

interface Props {
  readonly at: At;
  readonly view: BriefingView;
  readonly content: Content;
}

/** What colleagues say of a draft; nothing is approved while one is open. */
export function Comments({ at, view, content }: Props): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [section, setSection] = useState<string | undefined>();
  const mayWrite = useMayWrite();
  const step = useStep(at, view.version ?? 0);
  const nameOf = (id: string | null): string => content.sections.find((each) => each.id === id)?.heading ?? '';
  return (
    <section className="panel" aria-labelledby="briefing-comments">
      <div className="panel-head">
        <h2 id="briefing-comments">{t('briefings.comments')}</h2>
        <span className="faint">
          {t('briefings.commentsOpen', { count: view.comments.filter((each) => each.open).length })}
        </span>
      </div>
      {step.isError && <ProblemNote error={step.error} />}
      <ul className="briefing-comments">
        {view.comments.map((comment) => (
          <li key={comment.id} data-open={comment.open}>
            <div className="faint small">
              {comment.by} · {comment.on}
              {comment.section !== null && ` · ${nameOf(comment.section)}`}
              {!comment.open && ` · ${t('briefings.resolved')}`}
            </div>
            <div>{comment.text}</div>
            {comment.answer !== '' && <div className="soft">↳ {comment.answer}</div>}
            {comment.open && mayWrite && (
              <Button
                size="small"
                loading={step.isPending}
                onClick={() => step.mutate({ verb: 'resolve-comment', body: { comment: comment.id } })}
              >
                {t('briefings.resolve')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <div className="stack">
          <Select
            allowClear
            aria-label={t('briefings.commentOn')}
            placeholder={t('briefings.commentOn')}
            value={section}
            options={content.sections.map(({ id, heading }) => ({ value: id, label: heading === '' ? id : heading }))}
            onChange={(value?: string) => setSection(value)}
          />
          <Input.TextArea
            aria-label={t('briefings.comment')}
            placeholder={t('briefings.comment')}
            autoSize={{ minRows: 2 }}
            maxLength={2_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Button
            disabled={text.trim() === ''}
            loading={step.isPending}
            onClick={() =>
              step.mutate(
                { verb: 'comment', body: { text: text.trim(), ...(section === undefined ? {} : { section }) } },
                // Answering another comment leaves what is being written here.
                { onSuccess: () => setText('') },
              )
            }
          >
            {t('briefings.addComment')}
          </Button>
        </div>
      )}
    </section>
  );
}
