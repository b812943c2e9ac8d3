import { type FormEvent, useState } from 'react';
import { newActId } from '../../../kernel/id.ts';
import type { FilingStatus } from '../../../modules/intake/contract.ts';
import { type Answer, postWithdrawal } from '../api.ts';
import { useWords } from '../i18n/words.tsx';
import { Check, Trouble } from '../ui/Choice.tsx';
import { TextArea } from '../ui/Field.tsx';
import { tidyMessage } from './message.ts';

interface WithdrawProps {
  readonly code: string;
  readonly onStatus: (status: FilingStatus) => void;
}

const MOST = 1_000;

/** Taking a complaint back: folded away, said what it means, and done only by whoever ticks that they mean it. */
export function Withdraw({ code, onStatus }: WithdrawProps) {
  const { m, pick } = useWords();
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Answer<FilingStatus>>();
  const [actId] = useState<string>(newActId);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!sure || sending) return;
    setSending(true);
    setFailure(undefined);
    const answer = await postWithdrawal({ receiptCode: code, actId, reason: tidyMessage(reason).slice(0, MOST) });
    setSending(false);
    if (answer.kind !== 'ok') return setFailure(answer);
    onStatus(answer.value);
  };
  return (
    <details className="no-print">
      <summary>{m.talk.withdraw}</summary>
      <p>{m.talk.withdrawMeans}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <TextArea
          id="withdraw-reason"
          label={m.talk.withdrawReason}
          optional
          value={reason}
          rows={2}
          most={MOST}
          onChange={setReason}
        />
        <Check label={m.talk.withdrawSure} checked={sure} onChange={setSure} />
        {failure?.kind === 'refused' && (
          <Trouble title={m.talk.notWithdrawn} lines={[pick(failure.problem), pick(failure.problem.remedy)]} />
        )}
        {failure?.kind === 'unknown' && <Trouble title={m.talk.notWithdrawn} lines={[m.talk.unknown]} />}
        <button type="submit" className="button button-warn" disabled={!sure || sending}>
          {sending ? m.talk.sending : m.talk.withdrawDo}
        </button>
      </form>
    </details>
  );
}
