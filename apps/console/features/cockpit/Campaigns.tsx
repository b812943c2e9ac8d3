import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type CampaignCard, campaignList } from '../../../../modules/campaigns/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { percent } from '../../ui/format.ts';
import { largeOf } from '../pivot/value.ts';
import { elapsed } from './campaign-days.ts';

/** The campaigns that run: how much of their time is gone, their first numbers, their targets. */
export function Campaigns({ today }: { readonly today: string }): ReactNode {
  const { t } = useWords();
  const answer = useQuery({
    queryKey: ['campaigns', 'running'],
    queryFn: ({ signal }) => api.get('/campaigns', { query: { state: 'running' }, answer: campaignList, signal }),
  });
  return (
    <section className="panel cockpit-campaigns" aria-labelledby="cockpit-campaigns">
      <div className="panel-head">
        <h2 id="cockpit-campaigns">{t('cockpit.campaigns')}</h2>
      </div>
      <Answer of={answer} rows={3}>
        {({ campaigns }) =>
          campaigns.length === 0 ? (
            <p className="soft">{t('cockpit.noCampaign')}</p>
          ) : (
            <ul className="cockpit-campaign-list">
              {campaigns.map((campaign) => (
                <Campaign key={campaign.code} campaign={campaign} today={today} />
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}

interface Props {
  readonly campaign: CampaignCard;
  readonly today: string;
}

function Campaign({ campaign: { code, title, period, figures, targets }, today }: Props): ReactNode {
  const { t, pick, language } = useWords();
  const gone = elapsed(period, today);
  return (
    <li>
      <h3>
        <Link to={`/campaigns/${encodeURIComponent(code)}`}>{title}</Link>
      </h3>
      <span className="faint small num">
        {period.from} – {period.to} · {t('cockpit.gone', { share: percent(gone) })}
      </span>
      <div className="small soft">
        {figures.slice(0, 4).map((figure) => {
          const { number, unit } = largeOf(figure, figure.value, language);
          return (
            <span key={figure.id} className="campaign-figure">
              {pick(figure.title)} <strong className="num">{number}</strong> {unit}
            </span>
          );
        })}
      </div>
      {targets.slice(0, 2).map((target) => {
        const share = target.now === null || target.value === 0 ? null : target.now / target.value;
        return (
          <div key={`${target.measure}-${target.authority?.code ?? ''}`} className="campaign-target small">
            <span>
              {t('cockpit.target', { figure: pick(target.title) })} {share === null ? '—' : percent(share)}
            </span>
            <span className="funnel-track" aria-hidden="true">
              <span style={{ width: `${Math.min(1, share ?? 0) * 100}%` }} />
              <span className="campaign-time" style={{ left: `${gone * 100}%` }} />
            </span>
          </div>
        );
      })}
    </li>
  );
}
