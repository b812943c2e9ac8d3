import type { ReactNode } from 'react';
import type { TableView } from '../../../../modules/briefings/model/table-view.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { NumberLink, type NumberProps } from './NumberLink.tsx';

interface Props extends Pick<NumberProps, 'onCell'> {
  readonly view: TableView;
  readonly label: string;
}

/** A table of numbers; the last row is the total where there is one. */
export function Figures({ view, label, onCell }: Props): ReactNode {
  const { columns, rows, total } = view;
  return (
    <TableFrame label={label}>
      <table className="data briefing-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title, numeric }) => (
              <th key={key} scope="col" className={numeric ? 'num-col' : ''}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.key} className={total && at === rows.length - 1 ? 'total' : ''}>
              {columns.map(({ key, numeric }, index) => {
                const { text = '', cell, number } = row.cells[index] ?? {};
                return (
                  <td key={key} className={numeric ? 'num-col' : ''}>
                    {cell === undefined || number === 0 ? text : <NumberLink text={text} cell={cell} onCell={onCell} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
