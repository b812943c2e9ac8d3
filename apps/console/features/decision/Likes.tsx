import type { ReactNode } from 'react';
import type { DiscretionAnswer } from '../../../../modules/cases/contract.ts';
import type { LikeCases } from '../../../../modules/cases/model/discretion/like-cases.ts';
import type { Caution } from '../../../../modules/cases/model/reasoning.ts';
import { useWords } from '../../i18n/index.ts';
import { integer, yuan } from '../../ui/format.ts';
import { CautionList } from './Reasoning.tsx';

interface Props {
  readonly like: DiscretionAnswer['like'];
  /** The proposed fine in fen; null while there is none. */
  readonly amount: number | null;
}

const WIDTH = 600;
const HEIGHT = 76;
const MIDDLE = 34;

/** Fines of like cases: a box of the middle half, a dot for each amount, the proposal as a line; the same as a table. */
export function Likes({ like, amount }: Props): ReactNode {
  const { t } = useWords();
  const quartiles = like.quartiles as LikeCases['quartiles'];
  const summary =
    quartiles === null
      ? t('decision.like.none')
      : t('decision.like.summary', {
          count: integer(like.cases),
          lower: yuan(quartiles.lower),
          median: yuan(quartiles.median),
          upper: yuan(quartiles.upper),
        });
  return (
    <section className="calc-part" aria-labelledby="like-title">
      <h3 id="like-title">
        {t('decision.like.title')}{' '}
        <span className={`mark ${like.few ? 'mark-warn' : 'mark-calm'}`}>
          n = {integer(like.cases)} · {t(like.few ? 'decision.like.few' : 'decision.like.enough')}
        </span>
      </h3>
      {quartiles !== null && <Plot {...{ like, amount, quartiles }} label={summary} />}
      <p className="small soft">
        {summary}
        {amount !== null && like.cases > 0 && (
          <>
            {' '}
            {t('decision.like.place', {
              below: integer(like.below),
              equal: integer(like.equal),
              above: integer(like.above),
            })}
          </>
        )}
      </p>
      <CautionList cautions={like.cautions as unknown as readonly Caution[]} />
      {like.distribution.length > 0 && (
        <details className="small">
          <summary>{t('decision.like.table')}</summary>
          <table className="data like-table">
            <thead>
              <tr>
                <th scope="col" className="num-col">
                  {t('decision.like.amount')}
                </th>
                <th scope="col" className="num-col">
                  {t('decision.like.cases')}
                </th>
              </tr>
            </thead>
            <tbody>
              {like.distribution.map((each) => (
                <tr key={each.amount}>
                  <td className="num-col">{yuan(each.amount)}</td>
                  <td className="num-col">{integer(each.cases)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}

interface PlotProps extends Props {
  readonly quartiles: NonNullable<LikeCases['quartiles']>;
  readonly label: string;
}

function Plot({ like, amount, quartiles, label }: PlotProps): ReactNode {
  const top = Math.max(quartiles.max, amount ?? 0) || 1;
  const x = (fen: number): number => 12 + (fen / top) * (WIDTH - 24);
  const most = Math.max(...like.distribution.map(({ cases }) => cases));
  return (
    <svg className="like-plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line className="like-axis" x1={x(quartiles.min)} x2={x(quartiles.max)} y1={MIDDLE} y2={MIDDLE} />
      <rect
        className="like-box"
        x={x(quartiles.lower)}
        y={MIDDLE - 16}
        width={Math.max(2, x(quartiles.upper) - x(quartiles.lower))}
        height={32}
      />
      <line
        className="like-median"
        x1={x(quartiles.median)}
        x2={x(quartiles.median)}
        y1={MIDDLE - 16}
        y2={MIDDLE + 16}
      />
      {like.distribution.map((each) => (
        <circle
          key={each.amount}
          className="like-dot"
          cx={x(each.amount)}
          cy={MIDDLE}
          r={2.5 + 4.5 * Math.sqrt(each.cases / most)}
        />
      ))}
      {amount !== null && (
        <>
          <line className="like-own" x1={x(amount)} x2={x(amount)} y1={6} y2={MIDDLE + 24} />
          <path className="like-own-head" d={`M${x(amount) - 6} 2h12l-6 9z`} />
        </>
      )}
      <text x={x(quartiles.min)} y={HEIGHT - 2} textAnchor="start">
        {yuan(quartiles.min)}
      </text>
      <text x={x(quartiles.max)} y={HEIGHT - 2} textAnchor="end">
        {yuan(quartiles.max)}
      </text>
    </svg>
  );
}
