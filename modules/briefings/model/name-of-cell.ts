import type { Text } from '../../../kernel/text.ts';
import { meaningOf } from './assemble.ts';
import { TOTAL } from './count.ts';
import type { Frozen } from './frozen.ts';
import { tablesOf } from './series.ts';

/** What a cell is called: its number or column, and its row. */
export function nameOfCell(frozen: Frozen, cell: string): Text {
  const [place = '', key] = cell.split('@');
  const [section = '', column] = place.split('.');
  const spec =
    frozen.content.cells.find(({ id }) => id === place) ??
    tablesOf(frozen.content)
      .find((each) => each.section === section)
      ?.columns.find(({ id }) => id === column);
  if (spec === undefined) return { zh: cell, en: cell };
  const { title } = meaningOf(frozen, spec);
  if (key === undefined) return title;
  const rows = frozen.tables.find((each) => each.section === section)?.rows ?? [];
  const total: Text = { zh: '合计', en: 'Total' };
  const row = key === TOTAL ? total : (rows.find((each) => each.key === key)?.title ?? { zh: key, en: key });
  return { zh: `${title.zh} · ${row.zh}`, en: `${title.en} · ${row.en}` };
}
