import { meaningOf, valuesByCell } from './assemble.ts';
import type { Named } from './flags.ts';
import type { Shown } from './frozen.ts';

/** The numbers that words may be bound to, with the names by which words may mean them. */
export function namedOf(shown: Shown): Named[] {
  const values = valuesByCell(shown);
  return shown.content.cells.flatMap((cell) => {
    const value = values.get(cell.id);
    return value === undefined ? [] : [{ id: cell.id, title: meaningOf(shown, cell).title, value }];
  });
}
