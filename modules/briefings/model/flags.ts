import type { Text } from '../../../kernel/text.ts';
import type { Content } from './content.ts';
import { boundIn } from './fill.ts';
import { type TypedNumber, typedNumbers } from './typed-numbers.ts';
import { growthOf, rateOf, type Value } from './values.ts';

/** The parts of a cell that a typed number can say. */
export const flaggedParts = ['value', 'growth', 'rate', 'before'] as const;
export type FlaggedPart = (typeof flaggedParts)[number];

/** What is wrong with a place in the words. */
export interface Flag {
  readonly section: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /**
   * `unknown`: bound to a cell that is not there. `differs`: says another number than the figure that it names. `equals`:
   * equals a cell, bind it. `unbound`: bound to nothing, and no reason is given. `missing`: a chart draws what is not there.
   */
  readonly kind: 'unknown' | 'differs' | 'equals' | 'unbound' | 'missing';
  /** The cell, and the part of it, that it equals or contradicts. */
  readonly cell?: string | undefined;
  readonly part?: FlaggedPart | undefined;
  readonly says: Text;
}

/** A cell with the words by which it is called. */
export interface Named {
  readonly id: string;
  readonly title: Text;
  readonly value: Value;
}

const CLAUSE = /[，。；;！!？?\n]/;
/** The words of the same clause before a place: what the number is about. */
function clauseBefore(text: string, at: number): string {
  let from = at;
  while (from > 0 && at - from < 24 && !CLAUSE.test(text[from - 1] ?? '')) from -= 1;
  return text.slice(from, at);
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

function partsOf({ value }: Named): readonly (readonly [part: FlaggedPart, number: number])[] {
  const ones = (amount: number): number => (value.money ? amount / 100 : amount);
  const growth = growthOf(value);
  const rate = rateOf(value);
  return [
    ['value', ones(value.value)],
    ...(value.before === null ? [] : [['before', ones(value.before)] as const]),
    ...(growth === null ? [] : [['growth', Math.abs(growth * 100)] as const]),
    ...(rate === null ? [] : [['rate', rate * 100] as const]),
  ];
}

/** The part of a cell that a typed number equals: percent with percent, money with money. */
function equalPart(typed: TypedNumber, cell: Named): FlaggedPart | undefined {
  return partsOf(cell).find(([part, number]) => {
    const isPercent = part === 'growth' || part === 'rate';
    return isPercent === typed.percent && (isPercent || cell.value.money === typed.yuan) && near(number, typed.value);
  })?.[0];
}

/** A cell whose name stands in the same clause, of the same kind as the number: what it must be taken for. */
function namedBefore(text: string, typed: TypedNumber, cells: readonly Named[]): Named | undefined {
  const clause = clauseBefore(text, typed.start);
  return cells
    .filter(({ title, value }) => title.zh.length > 1 && clause.includes(title.zh) && value.money === typed.yuan)
    .sort((a, b) => b.title.zh.length - a.title.zh.length)[0];
}

const shown = (value: number): string => String(Math.round(value * 100) / 100);

function judge(section: string, text: string, typed: TypedNumber, cells: readonly Named[], stated: boolean): Flag[] {
  const at = { section, start: typed.start, end: typed.end, text: typed.text };
  const named = typed.percent ? undefined : namedBefore(text, typed, cells);
  const equal = [...(named === undefined ? [] : [named]), ...cells].find(
    (cell) => equalPart(typed, cell) !== undefined,
  );
  if (named !== undefined && equalPart(typed, named) === undefined) {
    const says = shown(named.value.money ? named.value.value / 100 : named.value.value);
    return [
      {
        ...at,
        kind: 'differs',
        cell: named.id,
        part: 'value',
        says: {
          zh: `文中为“${typed.text}”，“${named.title.zh}”应为${says}`,
          en: `The text says “${typed.text}”, “${named.title.en}” is ${says}`,
        },
      },
    ];
  }
  if (stated) return [];
  if (equal !== undefined) {
    return [
      {
        ...at,
        kind: 'equals',
        cell: equal.id,
        part: equalPart(typed, equal) ?? 'value',
        says: {
          zh: `“${typed.text}”与“${equal.title.zh}”相同，请绑定`,
          en: `“${typed.text}” equals “${equal.title.en}”: bind it`,
        },
      },
    ];
  }
  return [
    {
      ...at,
      kind: 'unbound',
      says: {
        zh: `“${typed.text}”没有绑定指标，也没有写明理由`,
        en: `“${typed.text}” is bound to no figure and no reason is given`,
      },
    },
  ];
}

function flagsOfText(section: string, text: string, named: readonly Named[], reasons: Content['reasons']): Flag[] {
  let rest = text;
  const flags: Flag[] = [];
  for (const { start, end, cell, part } of boundIn(text)) {
    rest = `${rest.slice(0, start)}${' '.repeat(end - start)}${rest.slice(end)}`;
    if (part !== undefined && named.some(({ id }) => id === cell)) continue;
    flags.push({
      section,
      start,
      end,
      text: text.slice(start, end),
      kind: 'unknown',
      says: { zh: `没有“${text.slice(start, end)}”这个数字`, en: `There is no number ${text.slice(start, end)}` },
    });
  }
  for (const typed of typedNumbers(rest)) {
    const stated = reasons.some((each) => each.section === section && each.number === typed.text);
    flags.push(...judge(section, rest, typed, named, stated));
  }
  return flags;
}

/**
 * Everything in the words that would not hold: numbers typed instead of bound, numbers that contradict what they name,
 * bindings to nothing. Nothing is frozen while one stands.
 */
export function flagsOf(content: Content, named: readonly Named[]): Flag[] {
  return content.sections.flatMap((each): Flag[] => {
    const heading = flagsOfText(each.id, each.heading, [], content.reasons).filter(({ kind }) => kind === 'unbound');
    if (each.kind === 'text') return [...heading, ...flagsOfText(each.id, each.text, named, content.reasons)];
    if (each.kind !== 'chart') return heading;
    const table = content.sections.find(({ id }) => id === each.of);
    const drawn = table?.kind === 'table' && table.columns.some(({ id }) => id === each.column);
    if (drawn) return heading;
    const says = { zh: '图表所用的表格或者列不存在', en: 'The table or the column that it draws is not there' };
    return [...heading, { section: each.id, start: 0, end: 0, text: each.of, kind: 'missing', says }];
  });
}
