import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Cockpit } from '../../../../modules/figures/cockpit-contract.ts';
import { useWords } from '../../i18n/index.ts';
import { percent } from '../../ui/format.ts';
import { largeOf } from '../pivot/value.ts';
import { mattersOf } from './addresses.ts';

interface Props {
  readonly of: Cockpit;
}

/** From clue to payment. A step is no share of the one above unless it says so: the words beside it tell which. */
export function Funnel({ of: { funnel, authority } }: Props): ReactNode {
  const { t, pick, language } = useWords();
  const mostOf = (money: boolean): number =>
    Math.max(1, ...funnel.steps.filter(({ figure }) => figure.money === money).map(({ value }) => value));
  return (
    <section className="panel cockpit-funnel" aria-labelledby="cockpit-funnel">
      <div className="panel-head">
        <h2 id="cockpit-funnel">{t('cockpit.funnel')}</h2>
        <span className="faint small num">
          {funnel.from} – {funnel.to}
        </span>
      </div>
      <ol className="funnel">
        {funnel.steps.map(({ figure, value, kind, rate }) => {
          const { number, unit } = largeOf(figure, value, language);
          return (
            <li key={figure.id} className={`funnel-${kind}`}>
              <span className="funnel-name" title={pick(figure.definition)}>
                {pick(figure.title)}
              </span>
              <span className="funnel-track" aria-hidden="true">
                <span style={{ width: `${(Math.max(0, value) / mostOf(figure.money)) * 100}%` }} />
              </span>
              <span className="funnel-number">
                <Link
                  to={mattersOf({ figure: figure.id, authority: authority.code, from: funnel.from, to: funnel.to })}
                >
                  {number} {unit}
                </Link>
                {rate !== null && (
                  <span className="faint small">
                    {' '}
                    {t('cockpit.shareOf', { share: percent(rate.value), base: rate.base })}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <details className="small">
        <summary className="faint">{t('cockpit.funnelNote')}</summary>
        <p className="soft">{pick(funnel.note)}</p>
      </details>
    </section>
  );
}
