import { type FormEvent, useState } from 'react';
import { newActId } from '../../../kernel/id.ts';
import type { FilingStatus } from '../../../modules/intake/contract.ts';
import { type Answer, postRewardClaim } from '../api.ts';
import { useWords } from '../i18n/words.tsx';
import { Choice, Trouble } from '../ui/Choice.tsx';
import { TextField } from '../ui/Field.tsx';
import { type Account, type ClaimFault, type ClaimWay, findClaimFaults, NO_ACCOUNT, tidyAccount } from './claim.ts';
import type { RewardProps } from './RewardCard.tsx';

/** How the reporter wants to be paid. What is typed lives in memory only. */
export function ClaimForm({ code, onStatus }: Omit<RewardProps, 'status'>) {
  const { m, pick } = useWords();
  const [way, setWay] = useState<ClaimWay | ''>('');
  const [account, type] = useState<Account>(NO_ACCOUNT);
  const [faults, setFaults] = useState<readonly ClaimFault[]>([]);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Answer<FilingStatus>>();
  const [attempt, setAttempt] = useState<{ readonly actId: string; readonly about: string }>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const found = findClaimFaults(way, account);
    setFaults(found);
    setFailure(undefined);
    if (way === '' || found[0] !== undefined) return document.getElementById(`reward-${found[0]}`)?.focus();
    const asked = way === 'bank' ? { way, account: tidyAccount(account) } : { way };
    const about = JSON.stringify(asked);
    // One id for one claim: sent again after a lost answer it is there once, mended it is another.
    const { actId } = attempt?.about === about ? attempt : { actId: newActId() };
    setAttempt({ actId, about });
    setSending(true);
    const answer = await postRewardClaim({ receiptCode: code, actId, ...asked });
    setSending(false);
    if (answer.kind !== 'ok') return setFailure(answer);
    onStatus(answer.value);
  };
  const field = (name: keyof Account) => (
    <TextField
      id={`reward-${name}`}
      label={m.reward[name]}
      error={faults.includes(name) ? m.reward.faults[name] : undefined}
      value={account[name]}
      autoComplete="off"
      onChange={(value) => {
        type({ ...account, [name]: value });
        setFaults([]);
      }}
    />
  );
  return (
    <form noValidate className="no-print" onSubmit={(event) => void submit(event)}>
      <Choice
        id="reward-way"
        legend={m.reward.way}
        error={faults.includes('way') ? m.reward.faults.way : undefined}
        value={way}
        options={[
          { value: 'counter', ...m.reward.counter },
          { value: 'bank', ...m.reward.transfer },
        ]}
        onChange={(value) => {
          setWay(value);
          setFaults([]);
        }}
      />
      {way === 'bank' && (
        <>
          {field('holder')}
          {field('bank')}
          {field('number')}
        </>
      )}
      {failure?.kind === 'refused' && (
        <Trouble title={m.reward.notSent} lines={[pick(failure.problem), pick(failure.problem.remedy)]} />
      )}
      {failure?.kind === 'unknown' && <Trouble title={m.reward.notSent} lines={[m.talk.unknown]} />}
      <button type="submit" className="button" aria-disabled={sending}>
        {sending ? m.talk.sending : m.reward.claim}
      </button>
    </form>
  );
}
