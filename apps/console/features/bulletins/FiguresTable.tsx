import type { ReactNode } from 'react';
import type { Text } from '../../../../kernel/text.ts';
import type { Board, BoardFigures } from '../../../../modules/bulletins/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';
import { columnKey, type Figure, figureKey, figures } from './figures.ts';
import { Rate } from './Rate.tsx';

const rates = ['clearanceRate', 'onTimeRate'] as const;

interface Row extends BoardFigures {
  readonly key: string;
  readonly title: Text;
  /** Set apart in a ranked table; null: without a base there is no rank. */
  readonly rank?: number | null;
}

interface Props<R extends Row> {
  readonly rows: readonly R[];
  readonly total: BoardFigures;
  readonly by: Board['by'];
  /** What the table is called: its own label, or the id of a heading. */
  readonly label: string | { readonly id: string };
  /** A column with the place of each row comes first. */
  readonly ranked?: boolean;
  /** The authority at the top: its own row is the authority itself, the others lie below it. */
  readonly top?: string;
  /** Where the name of a row leads. */
  readonly rowAddress?: (row: R) => ReactNode;
  /** A figure as it stands in its cell; of the whole where there is no row. Plain where it is not given. */
  readonly cell?: (figure: Figure, value: number, row?: R) => ReactNode;
  /** Class of a figure's cell. */
  readonly tone?: (figure: Figure, value: number) => string;
}

/**
 * The figures of a board or a bulletin, a row for each authority, channel, domain or campaign, and a total. Both show
 * the same columns in the same order: a figure that is added to `figures` appears in both.
 */
export function FiguresTable<R extends Row>(props: Props<R>): ReactNode {
  const { rows, total, by, label, ranked = false, top, rowAddress, cell, tone } = props;
  const { t, pick } = useWords();
  const shown = (figure: Figure, value: number, row?: R): ReactNode => cell?.(figure, value, row) ?? integer(value);
  const nameOf = (row: R): string =>
    by === 'authority' && row.key === top ? t('board.itself', { name: pick(row.title) }) : pick(row.title);
  return (
    <div className="table-frame">
      <table
        className="data"
        {...(typeof label === 'string' ? { 'aria-label': label } : { 'aria-labelledby': label.id })}
      >
        <thead>
          <tr>
            {ranked && (
              <th scope="col" className="num-col">
                {t('bulletin.rank')}
              </th>
            )}
            <th scope="col">{t(columnKey[by])}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col" className="num-col">
                {t(figureKey(figure))}
              </th>
            ))}
            {rates.map((rate) => (
              <th key={rate} scope="col" className="num-col">
                {t(`figure.${rate}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {ranked && <td className="num-col">{row.rank ?? '—'}</td>}
              <th scope="row">{rowAddress?.(row) ?? nameOf(row)}</th>
              {figures.map((figure) => (
                <td key={figure} className={`num-col ${tone?.(figure, row[figure]) ?? ''}`}>
                  {shown(figure, row[figure], row)}
                </td>
              ))}
              <Rates of={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            {ranked && <td />}
            <th scope="row">{t('board.total')}</th>
            {figures.map((figure) => (
              <td key={figure} className="num-col">
                {shown(figure, total[figure])}
              </td>
            ))}
            <Rates of={total} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Rates({ of }: { readonly of: BoardFigures }): ReactNode {
  return rates.map((rate) => (
    <td key={rate} className="num-col">
      <Rate of={of} rate={rate} />
    </td>
  ));
}
