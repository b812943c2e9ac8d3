import { type FormEvent, useState } from 'react';
import { newActId } from '../../../kernel/id.ts';
import type { FilingStatus } from '../../../modules/intake/contract.ts';
import { type Answer, postRewardExcuse } from '../api.ts';
import { useWords } from '../i18n/words.tsx';
import { findMessageFault, LONGEST, type MessageFault, tidyMessage } from '../talk/message.ts';
import { Trouble } from '../ui/Choice.tsx';
import { TextArea } from '../ui/Field.tsx';
import type { RewardProps } from './RewardCard.tsx';

const BOX = 'reward-reason';

/** After the last day: why, and that another is asked for. */
export function ExcuseForm({ code, onStatus }: Omit<RewardProps, 'status'>) {
  const { m, pick } = useWords();
  const [reason, type] = useState('');
  const [fault, setFault] = useState<MessageFault>();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Answer<FilingStatus>>();
  const [attempt, setAttempt] = useState<{ readonly actId: string; readonly reason: string }>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const said = tidyMessage(reason);
    const found = findMessageFault(said);
    setFault(found);
    setFailure(undefined);
    if (found !== undefined) return document.getElementById(BOX)?.focus();
    const current = attempt?.reason === said ? attempt : { actId: newActId(), reason: said };
    setAttempt(current);
    setSending(true);
    const answer = await postRewardExcuse({ receiptCode: code, ...current });
    setSending(false);
    if (answer.kind !== 'ok') return setFailure(answer);
    onStatus(answer.value);
  };
  return (
    <form noValidate className="no-print" onSubmit={(event) => void submit(event)}>
      <TextArea
        id={BOX}
        label={m.reward.reason}
        hint={m.talk.hint}
        error={fault === undefined ? undefined : m.talk.faults[fault]}
        value={reason}
        rows={3}
        most={LONGEST}
        onChange={(value) => {
          type(value);
          setFault(undefined);
        }}
      />
      {failure?.kind === 'refused' && (
        <Trouble title={m.reward.notSent} lines={[pick(failure.problem), pick(failure.problem.remedy)]} />
      )}
      {failure?.kind === 'unknown' && <Trouble title={m.reward.notSent} lines={[m.talk.unknown]} />}
      <button type="submit" className="button" aria-disabled={sending}>
        {sending ? m.talk.sending : m.reward.ask}
      </button>
    </form>
  );
}
