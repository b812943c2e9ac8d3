import type { ReactNode } from 'react';
import type { CaseBulletin, CaseFigure, CaseNumbers } from '../../../../modules/bulletins/case-contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer, yuan } from '../../ui/format.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { columnKey } from './figures.ts';

/**
 * The figures of penalty cases: a row for each authority, channel, domain or campaign, a column for each figure with its
 * unit, and what each means on hovering. Titles, units and definitions are the bulletin's own.
 */
export function CaseFiguresTable({ bulletin }: { readonly bulletin: CaseBulletin }): ReactNode {
  const { t, pick } = useWords();
  const { figures, rows, total, by, title } = bulletin;
  const shown = ({ id, money }: CaseFigure, numbers: CaseNumbers): string =>
    money ? yuan(numbers[id] ?? 0) : integer(numbers[id] ?? 0);
  const cells = (numbers: CaseNumbers): ReactNode =>
    figures.map((figure) => (
      <td key={figure.id} className="num-col nowrap">
        {shown(figure, numbers)}
      </td>
    ));
  return (
    <TableFrame label={title}>
      <table className="data" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t(columnKey[by])}</th>
            {figures.map((figure) => (
              <th key={figure.id} scope="col" className="num-col" title={pick(figure.definition)}>
                {pick(figure.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{pick(row.title)}</th>
              {cells(row.figures)}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('board.total')}</th>
            {cells(total)}
          </tr>
        </tbody>
      </table>
    </TableFrame>
  );
}
