import { type FormEvent, useState } from 'react';
import { newActId } from '../../../kernel/id.ts';
import type { FilingStatus } from '../../../modules/intake/contract.ts';
import { type Answer, postMessage } from '../api.ts';
import { dayAndTime } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { Trouble } from '../ui/Choice.tsx';
import { TextArea } from '../ui/Field.tsx';
import { findMessageFault, LONGEST, type MessageFault, tidyMessage } from './message.ts';

interface TalkProps {
  readonly status: FilingStatus;
  readonly code: string;
  readonly onStatus: (status: FilingStatus) => void;
}

/** The talk with the office, and the box to go on with it. What is typed lives in memory only. */
export function Talk({ status, code, onStatus }: TalkProps) {
  const { m, pick, language } = useWords();
  const { messages, writeRefusal } = status;
  return (
    <section aria-labelledby="talk" className="card">
      <h2 id="talk">{m.talk.title}</h2>
      {messages.length === 0 ? (
        <p>{m.talk.none}</p>
      ) : (
        <ol className="talk">
          {messages.map(({ from, at, text }, order) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a talk only grows at its end
            <li key={order} className={`said said-${from}`}>
              <p className="said-by">
                <strong>{m.talk.from[from]}</strong> <time dateTime={at}>{dayAndTime(at, language)}</time>
              </p>
              <p className="as-typed">{text ?? <span className="not-given">{m.talk.erased}</span>}</p>
            </li>
          ))}
        </ol>
      )}
      {writeRefusal === null ? (
        <MessageForm code={code} onStatus={onStatus} />
      ) : (
        <p className="note no-print">{pick(writeRefusal)}</p>
      )}
    </section>
  );
}

const BOX = 'talk-text';

function MessageForm({ code, onStatus }: Omit<TalkProps, 'status'>) {
  const { m, pick } = useWords();
  const [text, type] = useState('');
  const [fault, setFault] = useState<MessageFault>();
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState(false);
  const [failure, setFailure] = useState<Answer<FilingStatus>>();
  // One id for one text: sent again after a lost answer it is there once.
  const [attempt, setAttempt] = useState<{ readonly actId: string; readonly text: string }>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const message = tidyMessage(text);
    const found = findMessageFault(message);
    setFault(found);
    setFailure(undefined);
    if (found !== undefined) return document.getElementById(BOX)?.focus();
    const current = attempt?.text === message ? attempt : { actId: newActId(), text: message };
    setAttempt(current);
    setSending(true);
    const answer = await postMessage({ receiptCode: code, ...current });
    setSending(false);
    if (answer.kind !== 'ok') return setFailure(answer);
    type('');
    setSent(true);
    onStatus(answer.value);
  };
  return (
    <form noValidate className="no-print" onSubmit={(event) => void submit(event)}>
      <TextArea
        id={BOX}
        label={m.talk.label}
        hint={m.talk.hint}
        error={fault === undefined ? undefined : m.talk.faults[fault]}
        value={text}
        rows={4}
        most={LONGEST}
        onChange={(value) => {
          type(value);
          setFault(undefined);
          setSent(false);
        }}
      />
      {failure?.kind === 'refused' && (
        <Trouble title={m.talk.notSent} lines={[pick(failure.problem), pick(failure.problem.remedy)]} />
      )}
      {failure?.kind === 'unknown' && <Trouble title={m.talk.notSent} lines={[m.talk.unknown]} />}
      <button type="submit" className="button" aria-disabled={sending}>
        {sending ? m.talk.sending : m.talk.send}
      </button>
      <p role="status">{sent ? m.talk.sent : ''}</p>
    </form>
  );
}
