import { isUscc, tidyUscc } from '../../../kernel/codes/uscc.ts';
import type { ImportRow } from '../../../platform/import/index.ts';
import { importField as field, oneOf, parseText, type RowKind } from '../../../platform/import/index.ts';
import type { WatchIndex } from './lists/watch-index.ts';
import type { WatchHit } from './model/screen.ts';
import type { Screened } from './model/watch-entry.ts';

/** The columns of a table of operators to be screened; only a name is needed. */
export const screenKind: RowKind = {
  id: 'screen',
  title: { zh: '待比对主体', en: 'Operators to be screened' },
  fields: [
    field('name', '名称', 'Name', ['姓名', '名称或姓名', '企业名称', '主体名称', 'name'], parseText(300), true),
    field(
      'kind',
      '类型',
      'Kind',
      ['主体类型', 'kind'],
      oneOf({ organisation: ['单位', '企业', 'organisation'], person: ['个人', 'person'] }),
    ),
    field(
      'code',
      '统一社会信用代码',
      'Unified social credit code',
      ['信用代码', '社会信用代码', 'uscc', 'code'],
      parseText(40),
    ),
    field('region', '行政区划代码', 'Region', ['区划代码', '地区', 'adcode'], parseText(12)),
    field('representative', '法定代表人', 'Legal representative', ['负责人', '法人代表'], parseText(60)),
    field('birthYear', '出生年份', 'Year of birth', ['出生年'], parseText(8)),
  ],
};

const text = (row: ImportRow | Readonly<Record<string, string>>, key: string): string =>
  typeof row[key] === 'string' ? row[key].trim() : '';

/** Whom a row asks about; what is not a code, a region or a year is unknown. */
export function screenedRow(row: ImportRow | Readonly<Record<string, string>>): Screened {
  const code = tidyUscc(text(row, 'code'));
  const region = /^\d{6}/.exec(text(row, 'region'))?.[0];
  const year = /^(?:19|20)\d{2}/.exec(text(row, 'birthYear'))?.[0];
  return {
    name: text(row, 'name'),
    kind: text(row, 'kind') === 'person' || text(row, 'kind') === '个人' ? 'person' : 'organisation',
    code: isUscc(code) ? code : null,
    region: region ?? null,
    representative: text(row, 'representative') === '' ? null : text(row, 'representative'),
    birthYear: year === undefined ? null : Number(year),
  };
}

/** One hit of a batch, as a row of the table that is written. */
export interface ScreenedRow {
  readonly line: number;
  readonly who: Screened;
  readonly hit: WatchHit;
  /** What speaks for it, and against it, in words with their weights. */
  readonly reasons: string;
  readonly contradictions: string;
}

const words = (hit: WatchHit, language: 'zh' | 'en', wanted: (weight: number) => boolean): string =>
  hit.parts
    .filter(({ part, weight }) => part !== 'base' && wanted(weight))
    .map(({ title, weight }) => `${title[language]} (${weight > 0 ? '+' : ''}${weight})`)
    .join(language === 'zh' ? '；' : '; ');

/** Screens rows one after another; every hit with its reasons and its contradictions. Gives how many rows were read. */
export async function* screenTable(
  index: WatchIndex,
  rows: AsyncIterable<Screened> | Iterable<Screened>,
  options: { readonly day: string; readonly language: 'zh' | 'en'; readonly onRow?: (done: number) => void },
): AsyncGenerator<ScreenedRow, number, undefined> {
  let line = 0;
  for await (const who of rows) {
    line += 1;
    for (const hit of index.screen(who, options.day))
      yield {
        ...{ line, who, hit },
        reasons: words(hit, options.language, (weight) => weight >= 0),
        contradictions: words(hit, options.language, (weight) => weight < 0),
      };
    options.onRow?.(line);
  }
  return line;
}
