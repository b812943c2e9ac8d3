import type { Language } from '../../kernel/text.ts';
import type { CellOut, ColumnOut } from '../../platform/tables/index.ts';
import type { Frozen } from './model/frozen.ts';
import { tableView } from './model/table-view.ts';

/** All tables of a bulletin under one another, as rows of a workbook: heading, head, rows, an empty row. */
export function workbookOf(
  frozen: Frozen,
  language: Language,
): { readonly columns: readonly ColumnOut[]; readonly rows: CellOut[][] } {
  const views = frozen.content.sections.flatMap((section) => {
    const view = tableView(frozen, section, language);
    return view === undefined ? [] : [{ heading: section.heading, view }];
  });
  const width = Math.max(1, ...views.map(({ view }) => view.columns.length));
  const wide = (cells: readonly CellOut[]): CellOut[] => [
    ...cells,
    ...Array.from({ length: width - cells.length }, () => null),
  ];
  const rows = views.flatMap(({ heading, view }) => [
    wide([heading]),
    wide(view.columns.map(({ title }) => title)),
    ...view.rows.map(({ cells }) => wide(cells.map(({ text, number }) => number ?? text))),
    wide([]),
  ]);
  const title = `${frozen.content.title} ${frozen.number.text}`;
  const columns = Array.from({ length: width }, (_, index) => ({
    title: index === 0 ? title : '',
    width: index === 0 ? 28 : 16,
  }));
  return { columns, rows };
}
