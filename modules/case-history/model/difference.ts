import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import type { Matter, Procedure } from '../../../platform/procedure/types.ts';
import type { Standing, Step } from './as-of.ts';
import { clockChanges } from './clock-difference.ts';
import { type ValueNames, valueText } from './fact-values.ts';
import { factTitle } from './fact-words.ts';
import { differing, leavesOf } from './leaves.ts';
import { moneyOn } from './money.ts';

export const areas = {
  state: { zh: '状态', en: 'State' },
  people: { zh: '人员与机关', en: 'People and authority' },
  clocks: { zh: '期限', en: 'Time limits' },
  money: { zh: '金额', en: 'Money' },
  facts: { zh: '事实', en: 'Facts' },
} as const satisfies Readonly<Record<string, Text>>;
export type Area = keyof typeof areas;

/** One thing that differs between two cuts. `acts`: numbers of the acts that did it; none where time alone did. */
export interface Difference {
  readonly area: Area;
  readonly key: string;
  readonly title: Text;
  readonly before: Text | null;
  readonly after: Text | null;
  /** Why a date moved. */
  readonly why: Text | null;
  readonly acts: readonly number[];
}

/** How values are shown to this reader: names, and facts with what is not theirs to read masked. */
export interface Reader {
  readonly names: ValueNames;
  readonly facts: (facts: JsonObject) => JsonObject;
  readonly text: (text: string) => string;
}

const plain = (text: string): Text => ({ zh: text, en: text });

/** Acts of the later cut that the earlier one does not have. */
export const newSteps = (from: Standing, to: Standing): readonly Step[] => {
  const before = new Set(from.steps.map(({ act }) => act.seq));
  return to.steps.filter(({ act }) => !before.has(act.seq));
};

const doneBy = (steps: readonly Step[], changed: (before: Matter, after: Matter) => boolean): readonly number[] =>
  steps.filter(({ before, after }) => changed(before, after)).map(({ act }) => act.seq);

interface Ask {
  readonly procedure: Procedure;
  readonly before: Matter | null;
  readonly after: Matter;
  readonly steps: readonly Step[];
  readonly reader: Reader;
}

type Scalar = (matter: Matter, ask: Ask) => Text | null;
const scalars: readonly { area: Area; key: string; title: Text; of: Scalar }[] = [
  {
    area: 'state',
    key: 'state',
    title: { zh: '状态', en: 'State' },
    of: ({ state }, { procedure }) => procedure.states[state]?.title ?? plain(state),
  },
  {
    area: 'state',
    key: 'closedOn',
    title: { zh: '办结日期', en: 'Closed on' },
    of: ({ closedOn }) => (closedOn === null ? null : plain(closedOn)),
  },
  {
    area: 'state',
    key: 'title',
    title: { zh: '标题', en: 'Title' },
    of: ({ title }, { reader }) => plain(reader.text(title)),
  },
  {
    area: 'people',
    key: 'handlingCode',
    title: { zh: '办理机关', en: 'Handled by' },
    of: ({ handlingCode }, { reader }) => reader.names.authority(handlingCode),
  },
  {
    area: 'people',
    key: 'assignee',
    title: { zh: '承办人', en: 'Assignee' },
    of: ({ assignee }, { reader }) => (assignee === null ? null : plain(reader.names.person(assignee) || assignee)),
  },
];

function scalarChanges(ask: Ask): readonly Difference[] {
  return scalars.flatMap(({ area, key, title, of }) => {
    const before = ask.before === null ? null : of(ask.before, ask);
    const after = of(ask.after, ask);
    if (before?.zh === after?.zh) return [];
    const acts = doneBy(ask.steps, (a, b) => a.version === 0 || of(a, ask)?.zh !== of(b, ask)?.zh);
    return [{ area, key, title, before, after, why: null, acts }];
  });
}

/** Which acts touched which path; each path named by the acts that changed its value. */
function factAuthors(steps: readonly Step[]): ReadonlyMap<string, readonly number[]> {
  const authors = new Map<string, number[]>();
  for (const { act, before, after } of steps)
    for (const path of differing(before.facts, after.facts)) {
      const known = authors.get(path);
      if (known === undefined) authors.set(path, [act.seq]);
      else known.push(act.seq);
    }
  return authors;
}

function factChanges({ before, after, steps, reader }: Ask): readonly Difference[] {
  const authors = factAuthors(steps);
  const shownBefore = leavesOf(reader.facts(before?.facts ?? {}));
  const shownAfter = leavesOf(reader.facts(after.facts));
  const text = (shown: ReturnType<typeof leavesOf>, path: string): Text | null => {
    const value = shown.get(path);
    return value === undefined ? null : valueText(path, value, reader.names);
  };
  return differing(before?.facts ?? {}, after.facts).flatMap((path): readonly Difference[] => {
    const [old, now] = [text(shownBefore, path), text(shownAfter, path)];
    // What the page of the matter does not show is not told here either.
    if (old === null && now === null) return [];
    const area: Area = path === 'officers' ? 'people' : 'facts';
    return [
      { area, key: path, title: factTitle(path), before: old, after: now, why: null, acts: authors.get(path) ?? [] },
    ];
  });
}

/** Facts that money is reckoned from. */
const MONEY = ['decision', 'service', 'performance', 'remedies', 'transfer', 'penalties'] as const;

function moneyChanges(ask: Ask, from: PlainDate, to: PlainDate): readonly Difference[] {
  const [before, after] = [ask.before === null ? [] : moneyOn(ask.before, from), moneyOn(ask.after, to)];
  const sums = new Map(before.map((each) => [each.key, each]));
  // On one and the same day only an act moves money; what the days themselves add has no act.
  const touching = ask.steps.filter((step) => MONEY.some((key) => step.before.facts[key] !== step.after.facts[key]));
  return after.flatMap(({ key, title, text, fen }) => {
    const old = sums.get(key);
    if ((old?.fen ?? 0) === fen) return [];
    const acts = doneBy(touching, (a, b) => amountOf(a, key, to) !== amountOf(b, key, to));
    const why = acts.length > 0 ? null : { zh: '逐日计算', en: 'counted day by day' };
    return [{ area: 'money' as const, key, title, before: old?.text ?? null, after: text, why, acts }];
  });
}

const amountOf = (matter: Matter, key: string, day: PlainDate): number =>
  moneyOn(matter, day).find((each) => each.key === key)?.fen ?? 0;

/** What differs between two cuts of one matter, each with the acts that did it. Nothing while it did not yet exist. */
export function differences(
  procedure: Procedure,
  from: Standing & { readonly day: PlainDate },
  to: Standing & { readonly day: PlainDate },
  reader: Reader,
): readonly Difference[] {
  if (to.matter === null) return [];
  const ask: Ask = { procedure, before: from.matter, after: to.matter, steps: newSteps(from, to), reader };
  // Why time was lengthened was written by people: it is masked as their texts are.
  const masked = (why: Text | null): Text | null =>
    why === null ? null : { zh: reader.text(why.zh), en: reader.text(why.en) };
  return [
    ...scalarChanges(ask),
    ...clockChanges(ask.before?.clocks ?? {}, to.matter.clocks, ask.steps).map((each) => ({
      ...each,
      why: masked(each.why),
    })),
    ...moneyChanges(ask, from.day, to.day),
    ...factChanges(ask),
  ];
}
