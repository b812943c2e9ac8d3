import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Cockpit } from '../../../../modules/figures/cockpit-contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer, percent } from '../../ui/format.ts';
import { cockpitOf, mattersOf } from './addresses.ts';
import { areaName } from './names.ts';

interface Props {
  readonly of: Cockpit;
}

type Row = Cockpit['lagging']['rows'][number];

/**
 * Who lags: the rate as a point, its exact interval as a line, and the places between which the authority may truly
 * stand. Where these overlap the words say that nobody is ahead.
 */
export function Lagging({ of: { lagging, authority } }: Props): ReactNode {
  const { t, pick, list } = useWords();
  const rows = lagging.rows
    .filter(({ rate }) => rate !== null)
    .sort((a, b) => (b.rank ?? 0) - (a.rank ?? 0) || (b.rate?.base ?? 0) - (a.rate?.base ?? 0));
  const without = lagging.rows.length - rows.length;
  const behind = rows.filter(({ lags }) => lags);
  return (
    <section className="panel cockpit-lagging" aria-labelledby="cockpit-lagging">
      <div className="panel-head">
        <h2 id="cockpit-lagging">{t('cockpit.lagging')}</h2>
        <span className="faint small" title={pick(lagging.definition)}>
          {pick(lagging.title)} {lagging.total !== null && percent(lagging.total.value)} · {lagging.from} – {lagging.to}
        </span>
      </div>
      <p className="small">
        {behind.length === 0
          ? t('cockpit.nobodyLags')
          : t('cockpit.lag', { who: list(behind.map(({ title }) => pick(areaName(title)))) })}
        {without > 0 && <span className="faint"> {t('cockpit.withoutBase', { count: without })}</span>}
      </p>
      {rows.length > 0 && (
        <div className="scroll lag-frame">
          <table className="data lag-table" aria-labelledby="cockpit-lagging">
            <thead>
              <tr>
                <th scope="col">{t('board.authority')}</th>
                <th scope="col" className="num-col">
                  {pick(lagging.title)}
                </th>
                <th scope="col">{t('cockpit.interval')}</th>
                <th scope="col">{t('cockpit.places')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <LagRow key={row.key} row={row} count={rows.length} lagging={lagging} top={authority.code} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface RowProps {
  readonly row: Row;
  /** So many have a place. */
  readonly count: number;
  readonly lagging: Cockpit['lagging'];
  readonly top: string;
}

function LagRow({ row, count, lagging, top }: RowProps): ReactNode {
  const { t, pick } = useWords();
  const { rate, rank, from, to } = row;
  if (rate === null || rank === null || from === null || to === null) return null;
  const name = pick(areaName(row.title));
  const own = row.key === top;
  const share = (value: number): string => `${value * 100}%`;
  return (
    <tr className={row.lags ? 'is-lagging' : ''}>
      <th scope="row">
        {own ? t('board.itself', { name }) : row.canOpen ? <Link to={cockpitOf(row.key)}>{name}</Link> : name}
        {row.lags && <span className="mark mark-danger">{t('cockpit.lags')}</span>}
      </th>
      <td className="num-col">
        {percent(rate.value)}{' '}
        <Link
          className="small nowrap"
          to={mattersOf({ figure: lagging.part.id, authority: row.key, from: lagging.from, to: lagging.to, own })}
        >
          {integer(rate.part)}/{integer(rate.base)}
        </Link>
      </td>
      <td>
        <span className="range" role="img" aria-label={`${percent(rate.low)} – ${percent(rate.high)}`}>
          <span className="range-line" style={{ left: share(rate.low), width: share(rate.high - rate.low) }} />
          <span className="range-point" style={{ left: share(rate.value) }} />
        </span>
      </td>
      <td className="nowrap">
        {from === 1 && to === count && count > 1 ? (
          <span className="soft">{t('cockpit.cannotTell')}</span>
        ) : (
          t(from === to ? 'cockpit.place' : 'cockpit.placeRange', { rank, from, to })
        )}
      </td>
    </tr>
  );
}
