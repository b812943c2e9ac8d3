import type { FilingStatus } from '../../../modules/intake/contract.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { ClaimForm } from './ClaimForm.tsx';
import { ExcuseForm } from './ExcuseForm.tsx';

export interface RewardProps {
  readonly status: FilingStatus;
  readonly code: string;
  readonly onStatus: (status: FilingStatus) => void;
}

/** What was decided on a reward for this report, until when it may be claimed, and the claim. */
export function RewardCard({ status, code, onStatus }: RewardProps) {
  const { m, pick, language } = useWords();
  const { reward } = status;
  if (reward === null) return null;
  return (
    <section aria-labelledby="reward" className="card">
      <h2 id="reward">{m.reward.title}</h2>
      <p>{pick(reward.text)}</p>
      {reward.state === 'granted' && reward.claimUntil !== null && (
        <dl className="pairs">
          <div>
            <dt>{m.reward.until}</dt>
            <dd>{longDate(reward.claimUntil, language)}</dd>
          </div>
        </dl>
      )}
      {reward.remedies !== null && (
        <>
          <h3>{m.reward.remedies}</h3>
          <p className="as-typed">{reward.remedies}</p>
        </>
      )}
      {reward.mayClaim && <ClaimForm code={code} onStatus={onStatus} />}
      {reward.mayAskExcuse && <ExcuseForm code={code} onStatus={onStatus} />}
    </section>
  );
}
