import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Cockpit } from '../../../../modules/figures/cockpit-contract.ts';
import { useWords } from '../../i18n/index.ts';
import { largeOf } from '../pivot/value.ts';
import { mattersOf } from './addresses.ts';

interface Props {
  readonly of: Cockpit;
}

const BEYOND = { above: '▲', below: '▼' } as const;

/** The last seven days beside a usual week: each number opens its matters, and says in words whether it stands out. */
export function Moved({ of: { moved, authority } }: Props): ReactNode {
  const { t, pick, language } = useWords();
  return (
    <section aria-labelledby="cockpit-moved">
      <div className="cockpit-line">
        <h2 id="cockpit-moved">{t('cockpit.moved')}</h2>
        <span className="faint small num">
          {moved.from} – {moved.to} · {t('cockpit.movedHint', { weeks: moved.weeksBefore })}
        </span>
      </div>
      <ul className="tiles cockpit-tiles">
        {moved.figures.map(({ figure, value, mean, before, beyond }) => {
          const now = largeOf(figure, value, language);
          const usual = largeOf(
            figure,
            figure.money ? Math.round(mean / 100) * 100 : Math.round(mean * 10) / 10,
            language,
          );
          return (
            <li key={figure.id} className={beyond === null ? 'tile' : 'tile is-beyond'}>
              <Link
                title={pick(figure.definition)}
                to={mattersOf({ figure: figure.id, authority: authority.code, from: moved.from, to: moved.to })}
              >
                <span className="tile-name">{pick(figure.title)}</span>
                <span className="tile-value num">
                  {now.number}
                  <span className="tile-unit">{now.unit}</span>
                </span>
                <span className="tile-base">
                  {t('cockpit.usual', { value: figure.money ? `${usual.number} ${usual.unit}` : usual.number })}
                  {beyond !== null && (
                    <strong>
                      {' '}
                      {BEYOND[beyond]} {t(`cockpit.${beyond}`)}
                    </strong>
                  )}
                </span>
                <Spark values={[...before, value]} />
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The weeks as a line; the numbers stand in words beside it. */
function Spark({ values }: { readonly values: readonly number[] }): ReactNode {
  const most = Math.max(1, ...values);
  const step = 60 / Math.max(1, values.length - 1);
  const points = values.map((value, at) => `${at * step},${17 - (value / most) * 15}`);
  return (
    <svg className="spark" viewBox="-2 0 64 20" preserveAspectRatio="none" aria-hidden="true">
      <polyline points={points.join(' ')} />
    </svg>
  );
}
