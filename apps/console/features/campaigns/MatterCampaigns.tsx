import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { campaignsOf, joinedHow, joinedWays } from '../../../../modules/campaigns/model/joining.ts';
import { useWords } from '../../i18n/index.ts';
import { campaignsQuery } from './campaigns-query.ts';

/** Facts that this part shows. */
export const CAMPAIGN_FACTS = ['campaign', 'campaigns', 'joined', 'left', 'countedAt'] as const;

/** In which campaigns a matter counts, and how it came into each; those that it was taken out of, with the reason. */
export function MatterCampaigns({ facts }: { readonly facts: JsonObject }): ReactNode {
  const { t, pick } = useWords();
  const codes = campaignsOf({ facts });
  const left = Object.keys(obj(facts, 'left'));
  const { data } = useQuery({ ...campaignsQuery, staleTime: 60_000, enabled: codes.length + left.length > 0 });
  const titleOf = (code: string): string => data?.campaigns.find((each) => each.code === code)?.title ?? code;
  // A code that somebody typed and no campaign bears leads to what else bears it.
  const addressOf = (code: string): string =>
    data?.campaigns.some((each) => each.code === code) === true
      ? `/campaigns/${encodeURIComponent(code)}`
      : `/queues/all?campaign=${encodeURIComponent(code)}`;
  if (codes.length + left.length === 0) return null;
  return (
    <dl className="facts linked">
      <div className="fact-wide">
        <dt>{t('campaigns.title')}</dt>
        <dd>
          {codes.map((code) => {
            const how = joinedHow({ facts }, code);
            const reason = str(obj(obj(facts, 'joined'), code), 'reason');
            return (
              <div key={code} title={reason}>
                <Link to={addressOf(code)}>{titleOf(code)}</Link>
                {how !== null && <span className="faint small"> {pick(joinedWays[how])}</span>}
              </div>
            );
          })}
          {left.map((code) => (
            <div key={code} className="faint small">
              {t('campaigns.takenOut', {
                campaign: titleOf(code),
                reason: str(obj(obj(facts, 'left'), code), 'reason'),
              })}
            </div>
          ))}
        </dd>
      </div>
    </dl>
  );
}
