import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { type MatterDetail, performed } from '../../../../modules/intake/contract.ts';
import { LONGEST_MESSAGE, unreadOf } from '../../../../modules/intake/model/messages.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { instant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import './messages.css';
import { messagesOf } from './messages-of.ts';
import { UnreadMark } from './UnreadMark.tsx';

interface Props {
  readonly detail: MatterDetail;
}

interface Kept {
  readonly actId: string;
  readonly text: string;
}

/** The talk with whoever filed, named or not: what was said, a box to answer, a mark for what nobody has read. */
export function MessagesPanel({ detail }: Props): ReactNode {
  const { t, pick, language } = useWords();
  const messages = messagesOf(detail.acts);
  const unread = unreadOf(detail.facts as JsonObject);
  const ask = detail.verbs.find(({ verb }) => verb === 'ask-reporter');
  if (messages.length === 0 && ask?.refusal !== null) return null;
  return (
    <section className="panel" aria-labelledby="messages-title">
      <div className="panel-head">
        <h2 id="messages-title">{t('messages.title')}</h2>
        <UnreadMark count={unread} />
        <MarkRead detail={detail} />
      </div>
      {messages.length === 0 ? (
        <p className="faint small">{t('messages.none')}</p>
      ) : (
        <ol className="messages">
          {messages.map(({ seq, from, at, by, text }) => (
            <li key={seq} className={`message message-${from}`}>
              <div className="small">
                <strong>{from === 'person' ? t('messages.person') : by}</strong>{' '}
                <time className="faint num">{instant(at, language)}</time>
              </div>
              <p className="prewrap">{text ?? <span className="faint">{t('messages.erased')}</span>}</p>
            </li>
          ))}
        </ol>
      )}
      {ask?.refusal === null && <Answer detail={detail} />}
      {ask !== undefined && ask.refusal !== null && <p className="soft small">{pick(ask.refusal.text)}</p>}
    </section>
  );
}

/** Performs a verb of the talk on the matter as it is shown; what it changes is read anew. */
function usePerform(detail: MatterDetail) {
  const client = useQueryClient();
  const { homeRegion, id, version } = detail.row;
  return useMutation({
    mutationFn: (act: { readonly actId: string; readonly verb: string; readonly body: object }) =>
      api.post(`/matters/${homeRegion}/${id}/acts`, { body: { ...act, version }, answer: performed }),
    // After a conflict too: the new message is then seen before the answer is sent again.
    onSettled: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'authorities' }),
  });
}

function MarkRead({ detail }: Props): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const mark = usePerform(detail);
  const verb = detail.verbs.find((each) => each.verb === 'read-messages');
  if (verb?.refusal !== null) return null;
  return (
    <Button
      size="small"
      loading={mark.isPending}
      onClick={() =>
        mark.mutate(
          { actId: uuidv7(), verb: 'read-messages', body: {} },
          { onError: () => void message.error(t('messages.notMarked')) },
        )
      }
    >
      {t('messages.markRead')}
    </Button>
  );
}

function Answer({ detail }: Props): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const fresh = (): Kept => ({ actId: uuidv7(), text: '' });
  const [kept, keep, forget] = useDraft<Kept>(`message.${detail.row.id}`, fresh);
  const [missing, setMissing] = useState(false);
  const send = usePerform(detail);
  const submit = (): void => {
    const text = kept.text.trim();
    setMissing(text === '');
    if (text === '' || send.isPending) return;
    send.mutate(
      { actId: kept.actId, verb: 'ask-reporter', body: { text } },
      {
        onSuccess: () => {
          keep(fresh());
          forget();
          void message.success(t('messages.sent'));
        },
      },
    );
  };
  return (
    <form
      className="stack message-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={t('messages.write')} hint={t('messages.hint')} error={missing ? t('messages.missing') : undefined}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 10 }}
            maxLength={LONGEST_MESSAGE}
            value={kept.text}
            // Another text is another message: only the same one sent again may count once.
            onChange={(event) => keep({ actId: uuidv7(), text: event.target.value })}
          />
        )}
      </Field>
      {detail.facts.anonymous === true && <Alert type="info" showIcon title={t('messages.anonymous')} />}
      {send.isError && <ProblemNote error={send.error} />}
      <div className="row end">
        <Button htmlType="submit" loading={send.isPending}>
          {t('messages.send')}
        </Button>
      </div>
    </form>
  );
}
