import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { Text } from '../../../../kernel/text.ts';
import type { CaseFigure, CaseNumbers } from '../../../../modules/bulletins/case-contract.ts';
import type { GroupedBy } from '../../../../modules/bulletins/contract.ts';
import { numberText, unitOf } from '../../../../modules/bulletins/model/case-numbers.ts';
import { useWords } from '../../i18n/index.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { columnKey } from './figures.ts';

interface Row {
  readonly key: string;
  readonly title: Text;
  readonly figures: CaseNumbers;
}

interface Props<R extends Row> {
  /** The columns: titles, units and definitions are the board's or the bulletin's own. */
  readonly figures: readonly CaseFigure[];
  readonly rows: readonly R[];
  readonly total: CaseNumbers;
  readonly by: GroupedBy;
  readonly label: string;
  /** The authority at the top: its own row is the authority itself, the others lie below it. */
  readonly top: string;
  /** Where the name of a row leads. */
  readonly rowName?: (row: R) => ReactNode;
  /** A figure as it stands in its cell; of the whole where there is no row. Plain where it is not given. */
  readonly cell?: (figure: CaseFigure, shown: string, row?: R) => ReactNode;
}

/**
 * The figures of penalty cases: a row for each authority, channel, domain or campaign, a column for each figure with its
 * unit; what each means and by which day it counts is told at its head, for a mouse, a finger and the keyboard.
 */
export function CaseFiguresTable<R extends Row>(props: Props<R>): ReactNode {
  const { figures, rows, total, by, label, top, rowName, cell } = props;
  const { t, pick } = useWords();
  const cells = (numbers: CaseNumbers, row?: R): ReactNode =>
    figures.map((figure) => {
      const shown = numberText(figure, numbers);
      const zero = (numbers[figure.id] ?? 0) === 0;
      return (
        <td key={figure.id} className={`num-col nowrap${zero ? ' faint' : ''}`}>
          {zero ? '0' : (cell?.(figure, shown, row) ?? shown)}
        </td>
      );
    });
  const nameOf = (row: R): string =>
    by === 'authority' && row.key === top ? t('board.itself', { name: pick(row.title) }) : pick(row.title);
  return (
    <TableFrame label={label}>
      <table className="data case-figures" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t(columnKey[by])}</th>
            {figures.map((figure) => (
              <th key={figure.id} scope="col" className="num-col">
                <Tooltip title={pick(figure.definition)} trigger={['hover', 'focus']}>
                  <button type="button" className="figure-head">
                    {pick(figure.title)}
                    <span className="faint small">{pick(unitOf(figure))}</span>
                  </button>
                </Tooltip>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{rowName?.(row) ?? nameOf(row)}</th>
              {cells(row.figures, row)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('board.total')}</th>
            {cells(total)}
          </tr>
        </tfoot>
      </table>
    </TableFrame>
  );
}
