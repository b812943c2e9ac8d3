import type { Language, Text } from '../../../kernel/text.ts';
import { cellOf, meaningOf, valuesByCell } from './assemble.ts';
import type { RowsBy, Section, SectionOf } from './content.ts';
import { TOTAL } from './count.ts';
import type { Shown } from './frozen.ts';
import { tablesOf } from './series.ts';
import { growthMark, numberText, partText, type Value } from './values.ts';

/** A place of a table as it is shown: on screen, on paper and in a workbook alike. */
export interface TableCell {
  readonly text: string;
  /** The cell behind the number, to open its matters. */
  readonly cell?: string;
  /** The number itself, for a workbook; money in yuan. */
  readonly number?: number;
}

export interface TableView {
  /** Columns of numbers stand to the right. */
  readonly columns: readonly { readonly key: string; readonly title: string; readonly numeric: boolean }[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly TableCell[] }[];
  /** The last row is the total. */
  readonly total: boolean;
}

const ROWS: Readonly<Record<RowsBy, Text>> = {
  authority: { zh: '单位', en: 'Authority' },
  domain: { zh: '业务领域', en: 'Field' },
  channel: { zh: '来源渠道', en: 'Channel' },
  campaign: { zh: '专项行动', en: 'Campaign' },
  month: { zh: '月份', en: 'Month' },
};

const inYuan = (amount: number, { money }: Value): number => (money ? amount / 100 : amount);
const numeric = (key: string, title: string) => ({ key, title, numeric: true });
const plain = (text: string): TableCell => ({ text });
const pick = (text: Text, language: Language): string => (text[language] === '' ? text.zh : text[language]);

/** The columns that a figure takes: its number, its growth where a period is compared, its rate where it has a base. */
function cellsOf(cell: string, value: Value | undefined, wide: { growth: boolean; rate: boolean }, language: Language) {
  if (value === undefined) return [plain(''), ...(wide.growth ? [plain('')] : []), ...(wide.rate ? [plain('')] : [])];
  const number = numberText(value.value, value.money, language);
  return [
    { text: number, cell, number: inYuan(value.value, value) },
    ...(wide.growth ? [plain(growthMark(value, language))] : []),
    ...(wide.rate ? [plain(partText('rate', value, language))] : []),
  ];
}

function plainTable(shown: Shown, section: Section, language: Language): TableView | undefined {
  const shape = tablesOf(shown.content).find((each) => each.section === section.id);
  const table = shown.tables.find((each) => each.section === section.id);
  if (shape === undefined || table === undefined) return undefined;
  const values = valuesByCell(shown);
  const columns = shape.columns.map((column) => {
    const { title, unit, money } = meaningOf(shown, column);
    const stock = column.figures.some((id) => shown.figures.some((each) => each.id === id && each.stock));
    const name = pick(title, language);
    const units = money || pick(unit, language) === '' ? name : `${name}（${pick(unit, language)}）`;
    return {
      ...column,
      name: language === 'zh' ? units : name,
      wide: { growth: shown.compared !== null && !stock, rate: column.base !== undefined },
    };
  });
  const growth = language === 'zh' ? '增幅' : 'Growth';
  const rate = language === 'zh' ? '占比（数/基数）' : 'Rate (part/base)';
  const line = (key: string, title: Text) => ({
    key,
    cells: [
      plain(pick(title, language)),
      ...columns.flatMap(({ id, wide }) => {
        const cell = cellOf(section.id, id, key);
        return cellsOf(cell, values.get(cell), wide, language);
      }),
    ],
  });
  return {
    columns: [
      { key: 'name', title: pick(ROWS[shape.by], language), numeric: false },
      ...columns.flatMap(({ id, name, wide }) => [
        numeric(id, name),
        ...(wide.growth ? [numeric(`${id}.growth`, growth)] : []),
        ...(wide.rate ? [numeric(`${id}.rate`, rate)] : []),
      ]),
    ],
    rows: [...table.rows.map(({ key, title }) => line(key, title)), line(TOTAL, { zh: '合计', en: 'Total' })],
    total: true,
  };
}

function rankTable(shown: Shown, section: SectionOf<'rank'>, language: Language): TableView | undefined {
  const table = shown.tables.find((each) => each.section === section.id);
  if (table?.ranks == null) return undefined;
  const values = valuesByCell(shown);
  const titles = new Map(table.rows.map(({ key, title }) => [key, title]));
  const { title, unit, money } = meaningOf(shown, section);
  const zh = language === 'zh';
  const name = pick(title, language);
  const { per } = section;
  const rated = section.base !== undefined || per !== undefined;
  const rateName = per === undefined ? (zh ? '占比（数/基数）' : 'Rate (part/base)') : `${name}/${per.unit}`;
  const intervals = rated && !money;
  const columns = [
    numeric('rank', zh ? '名次' : 'Rank'),
    { key: 'name', title: pick(ROWS.authority, language), numeric: false },
    numeric('value', money || !zh ? name : `${name}（${unit.zh}）`),
    ...(rated ? [numeric('rate', rateName)] : []),
    ...(intervals ? [numeric('between', zh ? '名次区间' : 'Rank between')] : []),
  ];
  const rows = table.ranks.map(({ key, rate, rank, low, high }) => {
    const cell = cellOf(section.id, 'c1', key);
    const value = values.get(cell);
    const rateText =
      per === undefined
        ? value === undefined
          ? ''
          : partText('rate', value, language)
        : rate === null
          ? zh
            ? '—（无基数）'
            : '— (no base)'
          : `${money ? Math.round(rate) / 100 : rate}（${value?.value ?? 0}/${per.bases[key] ?? 0}）`;
    const cells = [
      plain(rank === null ? '—' : String(rank)),
      plain(pick(titles.get(key) ?? { zh: key, en: key }, language)),
      ...cellsOf(cell, value, { growth: false, rate: false }, language),
      ...(rated ? [plain(rateText)] : []),
      ...(intervals ? [plain(low === null ? '—' : low === high ? String(low) : `${low}–${high ?? low}`)] : []),
    ];
    return { key, cells };
  });
  return { columns, rows, total: false };
}

/** The points of a chart or a map: each row with its number, to be drawn and to be read. */
export interface Point {
  readonly key: string;
  readonly title: string;
  readonly value: number;
  readonly text: string;
  readonly cell: string;
}

/** What a chart or a map draws, in the order of its table. */
export function pointsOf(shown: Shown, section: SectionOf<'chart'> | SectionOf<'map'>, language: Language): Point[] {
  const [of, column] = section.kind === 'chart' ? [section.of, section.column] : [section.id, 'c1'];
  const values = valuesByCell(shown);
  const rows = shown.tables.find((each) => each.section === of)?.rows ?? [];
  return rows.flatMap(({ key, title }) => {
    const cell = cellOf(of, column, key);
    const value = values.get(cell);
    if (value === undefined) return [];
    const text = numberText(value.value, value.money, language);
    return [{ key, title: pick(title, language), value: inYuan(value.value, value), text, cell }];
  });
}

/** The table of a section, or the figures of its chart or map; none for words. */
export function tableView(shown: Shown, section: Section, language: Language): TableView | undefined {
  switch (section.kind) {
    case 'text':
      return undefined;
    case 'table':
      return plainTable(shown, section, language);
    case 'rank':
      return rankTable(shown, section, language);
    case 'map':
    case 'chart': {
      const points = pointsOf(shown, section, language);
      const most = Math.max(1, ...points.map(({ value }) => value));
      const zh = language === 'zh';
      return {
        columns: [
          { key: 'name', title: zh ? '名称' : 'Name', numeric: false },
          numeric('value', zh ? '数值' : 'Value'),
          { key: 'bar', title: zh ? '图示' : 'Bar', numeric: false },
        ],
        // A bar of squares is the same picture on paper, in Word and in a workbook.
        rows: points.map(({ key, title, text, cell, value }) => ({
          key,
          cells: [
            plain(title),
            { text, cell, number: value },
            plain('■'.repeat(Math.round((20 * Math.max(0, value)) / most))),
          ],
        })),
        total: false,
      };
    }
  }
}
