import type { PlainDate } from '../../../kernel/plain-date.ts';
import { spansOf } from '../../figures/model/periods.ts';
import type { Content } from './content.ts';
import { type Counter, TOTAL } from './count.ts';
import type { Frozen, FrozenValue, Shown, Terms } from './frozen.ts';
import { type RankKind, rankAreas } from './ranks.ts';
import { type TableShape, tablesOf } from './series.ts';
import { growthOf, rateOf, type Value } from './values.ts';

type Given = Pick<Terms, 'content' | 'authority' | 'compared' | 'figures' | 'areas' | 'labels' | 'incomparable'>;

export const cellOf = (section: string, column: string, key: string): string => `${section}.${column}@${key}`;

interface Asked {
  readonly figures: readonly string[];
  readonly base?: readonly string[] | undefined;
  readonly title?: string | undefined;
  /** Of a number that is narrowed to an area of its own. */
  readonly authority?: string | undefined;
}

/** What a column or a number is: its unit, whether it is money, and how it is called where its author says nothing. */
export function meaningOf({ figures: known }: Pick<Given, 'figures'>, { figures, title }: Asked) {
  const [first] = figures.flatMap((id) => known.filter((each) => each.id === id));
  const named = title === undefined || title === '' ? undefined : { zh: title, en: title };
  return {
    title: named ?? first?.title ?? { zh: figures.join('+'), en: figures.join('+') },
    unit: first?.unit ?? { zh: '', en: '' },
    money: first?.money ?? false,
  };
}

/** The rows that a table has: areas and months even when nothing happened there, others where anything counts. */
function rowsOf(
  shape: TableShape,
  given: Given,
  counter: Counter,
): { key: string; title: { zh: string; en: string } }[] {
  const found = new Set(
    shape.columns.flatMap(({ id }) =>
      ['', '#before', '#base'].flatMap((end) => counter.tally.keys(`${shape.section}.${id}${end}`)),
    ),
  );
  const { from, to } = given.content.period as { from: PlainDate; to: PlainDate };
  const always =
    shape.by === 'authority'
      ? given.areas.map(({ key }) => key)
      : shape.by === 'month'
        ? spansOf('month', { from, to })
        : [];
  const titles = new Map([...given.labels, ...given.areas].map(({ key, title }) => [key, title]));
  const keys = [...always, ...[...found].filter((key) => !always.includes(key)).sort()];
  return keys.map((key) => ({ key, title: titles.get(key) ?? { zh: key, en: key } }));
}

const rankKind = (base: unknown, per: unknown, money: boolean): RankKind =>
  money
    ? per === undefined
      ? 'plain'
      : 'ratio'
    : base !== undefined
      ? 'share'
      : per !== undefined
        ? 'count'
        : 'plain';

/** True where growth is not told: a definition or a boundary moved between the two periods. */
const isIncomparable = ({ incomparable }: Pick<Given, 'incomparable'>, asked: Asked, key: string): boolean =>
  asked.figures.some((id) => incomparable.figures.includes(id)) || incomparable.areas.includes(asked.authority ?? key);

/** Puts what was counted into its places. `digestOf` says the digest of the set behind a cell. */
export function assemble(
  given: Given,
  counter: Counter,
  digestOf: (lines: readonly string[]) => string,
): { readonly values: FrozenValue[]; readonly tables: Frozen['tables']; readonly sets: Map<string, string[]> } {
  const { content, compared } = given;
  const sets = new Map<string, string[]>();
  const stock = new Set(given.figures.filter((each) => each.stock).map(({ id }) => id));
  const valueAt = (cell: string, of: string, key: string, asked: Asked, ownPeriod: boolean): FrozenValue => {
    const lines = counter.tally.lines(of, key);
    if (lines.length > 0) sets.set(cell, lines);
    const { money, unit } = meaningOf(given, asked);
    const told = compared !== null && !ownPeriod && !asked.figures.some((id) => stock.has(id));
    const value: Value = {
      value: counter.tally.sum(of, key),
      before: told ? counter.tally.sum(`${of}#before`, key) : null,
      base: asked.base === undefined ? null : counter.tally.sum(`${of}#base`, key),
      money,
      unit,
      incomparable: isIncomparable(given, asked, key),
    };
    const { value: amount, before, base } = value;
    return { cell, value: amount, before, base, growth: growthOf(value), rate: rateOf(value), digest: digestOf(lines) };
  };
  const own = ({ from, to }: Content['cells'][number]): boolean =>
    (from ?? content.period.from) !== content.period.from || (to ?? content.period.to) !== content.period.to;
  const values = content.cells.map((cell) => valueAt(cell.id, cell.id, TOTAL, cell, own(cell)));
  const tables = tablesOf(content).map((shape): Frozen['tables'][number] => {
    const rows = rowsOf(shape, given, counter);
    for (const column of shape.columns) {
      for (const key of [...rows.map((row) => row.key), TOTAL]) {
        values.push(
          valueAt(cellOf(shape.section, column.id, key), `${shape.section}.${column.id}`, key, column, false),
        );
      }
    }
    return { section: shape.section, by: shape.by, rows, ranks: ranksOf(shape.section, rows, given, values) };
  });
  return { values, tables, sets };
}

function ranksOf(
  id: string,
  rows: readonly { readonly key: string }[],
  given: Given,
  values: readonly FrozenValue[],
): Frozen['tables'][number]['ranks'] {
  const section = given.content.sections.find((each) => each.id === id);
  if (section?.kind !== 'rank') return null;
  const { base, per, first } = section;
  const { money } = meaningOf(given, section);
  const byCell = new Map(values.map((each) => [each.cell, each]));
  const standings = rows
    // The office at the top has no area of its own beside those of its parts.
    .filter(({ key }) => key !== given.authority.code || rows.length === 1)
    .map(({ key }) => {
      const value = byCell.get(cellOf(id, 'c1', key));
      return {
        key,
        part: value?.value ?? 0,
        base: base !== undefined ? (value?.base ?? null) : (per?.bases[key] ?? null),
      };
    });
  return rankAreas(standings, rankKind(base, per, money), first);
}

/** The numbers of the words by their cell, as `fill` takes them. */
export function valuesByCell(shown: Shown): ReadonlyMap<string, Value> {
  const specs = new Map<string, Asked>(shown.content.cells.map((cell) => [cell.id, cell]));
  for (const { section, columns } of tablesOf(shown.content)) {
    for (const column of columns) specs.set(`${section}.${column.id}`, column);
  }
  return new Map(
    shown.values.map((value) => {
      const [place = '', key = TOTAL] = value.cell.split('@');
      const asked = specs.get(place) ?? { figures: [] };
      const { money, unit } = meaningOf(shown, asked);
      const incomparable = value.before !== null && isIncomparable(shown, asked, key);
      return [value.cell, { value: value.value, before: value.before, base: value.base, money, unit, incomparable }];
    }),
  );
}
