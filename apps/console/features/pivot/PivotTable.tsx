import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Pivot, PivotCell } from '../../../../modules/figures/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { shortAuthority } from '../../ui/format.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { Definition } from './Definition.tsx';
import { addressOfPivot, drillAddress, isTime, type PivotState } from './pivot-address.ts';
import { SortHead } from './SortHead.tsx';
import { tableOf } from './table.ts';
import { useGrid } from './use-grid.ts';
import { growthText, numberOf, unitOf } from './value.ts';

interface Props {
  readonly pivot: Pivot;
  readonly state: PivotState;
  readonly onSort: (sort: string | undefined) => void;
}

/**
 * The table itself, as a grid: one Tab stop, arrows move over the cells, Enter opens the matters behind one. Shading
 * repeats what the numbers say.
 */
export function PivotTable({ pivot, state, onSort }: Props): ReactNode {
  const { t, pick } = useWords();
  const table = tableOf(pivot, state);
  const top = pivot.authority.code;
  const figures = new Map(pivot.figures.map((figure) => [figure.id, figure]));
  const compared = pivot.compared !== null;
  const hasTotals = pivot.totals.length > 0;
  const { grid, onKeyDown, stopAt } = useGrid(table.rows.length + (hasTotals ? 1 : 0), table.columns.length);

  const content = (cell: PivotCell, row: string | undefined, column: string): ReactNode => {
    const figure = table.figureAt(row ?? '', column) ?? pivot.figures[0];
    if (figure === undefined) return null;
    return (
      <>
        {numberOf(figure, cell.value)}
        {compared && cell.before !== null && (
          <span className="pivot-before">
            {t(`pivot.was.${state.compare === 'year' ? 'year' : 'before'}`)} {numberOf(figure, cell.before)}{' '}
            <strong>{growthText(cell.growth)}</strong>
          </span>
        )}
      </>
    );
  };
  const place = (line: number, column: number, row: string | undefined, cell: PivotCell | undefined): ReactNode => {
    const key = table.columns[column]?.key ?? '';
    const to = drillAddress(state, pivot, { ...(row === undefined ? {} : { row }), column: key });
    const heat = row === undefined ? 0 : table.heat(row, key);
    const stop = stopAt(line, column);
    return (
      <td key={key} className={`num-col pivot-cell heat-${heat}`}>
        {cell === undefined ? (
          <span {...stop} className="faint">
            0
          </span>
        ) : (
          <Link {...stop} to={to}>
            {content(cell, row, key)}
          </Link>
        )}
      </td>
    );
  };
  const nameOf = ({ key, title, canOpen }: Pivot['rows'][number]): ReactNode => {
    const short = pick(shortAuthority(title));
    if (state.rows === 'authority' && key === top) return t('board.itself', { name: short });
    if (state.rows === 'authority' && canOpen)
      return <Link to={addressOfPivot({ ...state, authority: key })}>{short}</Link>;
    const figure = state.rows === 'figure' ? figures.get(key) : undefined;
    if (figure === undefined) return short;
    return (
      <>
        {pick(title)} <span className="faint small">{pick(unitOf(figure))}</span> <Definition of={figure} />
      </>
    );
  };
  const rowTotal = table.rowTotal;
  const only = pivot.figures[0];
  const sorting = { sort: state.sort, onSort };
  return (
    <TableFrame label={t('pivot.table')}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is moved about in by arrows is a grid */}
      <table ref={grid} className="data pivot" role="grid" aria-label={t('pivot.table')} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{t(`pivot.dimension.${state.rows}`)}</th>
            {table.columns.map(({ key, title }) => {
              const figure = state.columns === 'figure' ? figures.get(key) : undefined;
              return (
                <SortHead
                  key={key}
                  of={key}
                  {...sorting}
                  below={
                    figure !== undefined && (
                      <span className="pivot-unit">
                        {pick(unitOf(figure))} <Definition of={figure} />
                      </span>
                    )
                  }
                >
                  <span className={isTime(state.columns) ? 'nowrap' : ''}>{pick(shortAuthority(title))}</span>
                </SortHead>
              );
            })}
            {rowTotal !== null && (
              <SortHead of="sum" {...sorting}>
                {t('board.total')}
              </SortHead>
            )}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, line) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row)}</th>
              {table.columns.map(({ key }, column) => place(line, column, row.key, table.cell(row.key, key)))}
              {rowTotal !== null && only !== undefined && (
                <td className="num-col pivot-sum">{numberOf(only, rowTotal(row.key))}</td>
              )}
            </tr>
          ))}
        </tbody>
        {hasTotals && (
          <tfoot>
            <tr>
              <th scope="row">{t(state.rows === 'campaign' ? 'pivot.totalOnce' : 'board.total')}</th>
              {table.columns.map(({ key }, column) => place(table.rows.length, column, undefined, table.total(key)))}
              {rowTotal !== null && only !== undefined && (
                <td className="num-col pivot-sum">
                  {numberOf(
                    only,
                    table.columns.reduce((sum, { key }) => sum + (table.total(key)?.value ?? 0), 0),
                  )}
                </td>
              )}
            </tr>
          </tfoot>
        )}
      </table>
    </TableFrame>
  );
}
