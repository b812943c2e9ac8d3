import type { ReactNode } from 'react';
import type { CampaignDetail } from '../../../../modules/campaigns/contract.ts';
import { channelTitle, domainTitle } from '../../../../modules/intake/model/labels.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { shortAuthority } from '../../ui/format.ts';
import { Verbs } from './DoVerb.tsx';

/** What the plan says: basis and scope, actions by who set them, and every edition with its reason. */
export function PlanPart({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { t, pick, list } = useWords();
  const { scope, order, actions, editions } = detail;
  const all = t('campaigns.all');
  const said = (parts: readonly string[]): string => (parts.length === 0 ? all : list(parts));
  const facts: readonly (readonly [string, string])[] = [
    [t('campaigns.order'), `${order.issuer} ${order.document} · ${order.on}`],
    [t('campaigns.period'), t('campaigns.days', { from: scope.from, to: scope.to })],
    [t('campaigns.authorities'), list(scope.authorities.map(({ name }) => pick(shortAuthority(name))))],
    [t('campaigns.kinds'), list(scope.procedures.map((id) => pick(procedureTitle(id))))],
    [t('campaigns.domains'), said(scope.domains.map((id) => pick(domainTitle(id))))],
    [t('campaigns.channelsOf'), said(scope.channels.map((id) => pick(channelTitle(id))))],
    [t('campaigns.words'), said(scope.words)],
  ];
  return (
    <div className="campaign-columns">
      <section className="panel" aria-labelledby="campaign-plan">
        <h2 id="campaign-plan">{t('campaigns.plan')}</h2>
        <dl className="campaign-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="panel" aria-labelledby="campaign-actions">
        <div className="panel-head">
          <h2 id="campaign-actions">{t('campaigns.actions')}</h2>
          <div className="campaign-buttons push-right">
            <Verbs detail={detail} of={['add-action']} small />
          </div>
        </div>
        {(['prescribed', 'self-selected'] as const).map((origin) => {
          const own = actions.filter((each) => each.origin === origin);
          return own.length === 0 ? null : (
            <div key={origin}>
              <h3>{t(`campaigns.origin.${origin}`)}</h3>
              <ul className="campaign-list">
                {own.map(({ id, title, authority, on }) => (
                  <li key={id}>
                    {title}{' '}
                    <span className="faint small">
                      {pick(shortAuthority(authority.name))} · {on}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
        <h2 id="campaign-editions">{t('campaigns.editions')}</h2>
        <ol className="campaign-list" reversed>
          {[...editions].reverse().map((each) => (
            <li key={each.edition} value={each.edition}>
              {each.on} {list(each.changed.map((part) => t(`campaigns.part.${part as 'scope'}`)))}
              {each.reason !== null && <span className="soft"> · {each.reason}</span>}
              {each.document !== null && <span className="faint small"> · {each.document}</span>}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
