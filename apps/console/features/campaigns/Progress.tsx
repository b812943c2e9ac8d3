import type { ReactNode } from 'react';
import type { TargetView } from '../../../../modules/campaigns/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { percent } from '../../ui/format.ts';
import { numberOf, unitOf } from '../pivot/value.ts';

/** A target with what there is now: words, numbers, and a bar that repeats them. */
export function Progress({ target }: { readonly target: TargetView }): ReactNode {
  const { t, pick } = useWords();
  const { now, value } = target;
  const name = [target.authority === null ? '' : pick(target.authority.name), pick(target.title)].filter(Boolean);
  const share = now === null ? null : now / value;
  return (
    <div className="campaign-target">
      <div className="campaign-target-words">
        <span>{t('campaigns.target', { measure: name.join(' · ') })}</span>
        <span className="num">
          {now === null ? '—' : numberOf(target, now)} / {numberOf(target, value)} {pick(unitOf(target))}
          <strong className={share !== null && share >= 1 ? 'campaign-reached' : ''}>
            {' '}
            {share === null ? t('campaigns.unseen') : percent(share)}
          </strong>
        </span>
      </div>
      <progress value={Math.min(now ?? 0, value)} max={value} aria-label={name.join(' · ')} />
    </div>
  );
}
