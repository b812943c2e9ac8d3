import { calibrate, type Example, type TrainOptions, trainMeasured } from '../../../platform/text/linear.ts';
import type { Told } from '../../../platform/text/told.ts';
import { type ClueExample, type ClueModels, type Head, labelFor, leastRight, NO, YES } from './clue-heads.ts';
import { byFew, scoresOf, toldBy, toldTogether, UNSAID } from './clue-scores.ts';
import { clueText } from './clue-text.ts';
import { type Levels, themeOf, together } from './levels.ts';

/**
 * Share of harmless texts that may raise an alarm: as many signs are found as that allows. Ours are harmless on purpose where
 * half of their words say otherwise, so that real letters raise half as many.
 */
export const ALARMED_AT_MOST = 0.104;
/** Fewer examples of a label teach nothing that could be measured. */
const FEWEST = 8;
/** All heads cut texts alike, so that each is counted once. Grams of three do not help where examples are few. */
const CUT = { bits: 16, longest: 2 } as const;
/** Chosen by what a hand wrote that no training saw, as all options here. */
const OPTIONS: TrainOptions = { ...CUT, least: 2 };
/** Signs are told in passing, beside another complaint: thirty characters weigh as much as that. */
const SIGN_OPTIONS: TrainOptions = { ...CUT, cost: 0.3, passing: { label: YES, units: 30, share: 0.3 } };
/** Who is hurt is told in fewer. */
const PEOPLE_OPTIONS: TrainOptions = { ...CUT, passing: { label: YES, units: 20, share: 0.5 } };
/** How soon is told by few grams: reading more of them costs bytes and helps nothing. */
const URGENCY_OPTIONS: TrainOptions = { ...CUT, least: 4 };

const isAlarm = (name: string): boolean => name === 'alarm' || name.startsWith('sign:');

function optionsOf(name: string): TrainOptions {
  if (isAlarm(name)) return SIGN_OPTIONS;
  return name.startsWith('vulnerable:') ? PEOPLE_OPTIONS : URGENCY_OPTIONS;
}

/** The probability from which such a share is right of what a head says. */
function surestFrom(told: readonly Told[], least: number): number {
  const falling = told.toSorted((a, b) => b.probability - a.probability);
  let [from, right] = [1.01, 0];
  for (const [at, each] of falling.entries()) {
    right += each.guess === each.label ? 1 : 0;
    if (right / (at + 1) >= least) from = each.probability;
  }
  return from;
}

/** The probability from which {@link ALARMED_AT_MOST} of the harmless speak, and no lower than finds all that should. */
function alarmedFrom(harmless: readonly number[], signs: readonly number[]): number {
  const falling = harmless.toSorted((a, b) => b - a);
  const bounded = falling[Math.floor(falling.length * ALARMED_AT_MOST)] ?? 1.01;
  return Math.max(
    bounded,
    signs.reduce((least, each) => Math.min(least, each), 1),
  );
}

const labelCounts = (labels: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
};

/** Texts as they are read; each is made readable once, however many heads learn from it. */
interface Readable extends ClueExample {
  readonly read: string;
  /** The words that show its signs, as they are read. */
  readonly quoted: readonly string[];
}

const readable = (examples: readonly ClueExample[]): readonly Readable[] =>
  examples.map((each) => ({
    ...each,
    read: clueText(each.title, each.text).text,
    quoted: (each.quotes ?? []).map((quote) => clueText('', quote).text.trim()),
  }));

type Asked = (each: ClueExample) => string | null;

const labelled = (examples: readonly Readable[], asked: Asked, withQuotes = false): Example[] =>
  examples.flatMap((each) => {
    const label = asked(each);
    return label === null ? [] : [{ text: each.read, label, ...(withQuotes ? { quotes: each.quoted } : {}) }];
  });

/** A head by itself, or undefined where too few labels have examples enough. */
function trainHead(name: string, examples: readonly Readable[], sayings: readonly Readable[]): Head | undefined {
  const asked: Asked = (each) => labelFor(name, each);
  const all = labelled(examples, asked, name === 'alarm');
  const counts = labelCounts(all.map(({ label }) => label));
  const usable = all.filter(({ label }) => (counts.get(label) ?? 0) >= FEWEST);
  if (new Set(usable.map(({ label }) => label)).size < 2) return undefined;
  const { model, held } = trainMeasured(usable, { ...optionsOf(name), also: labelled(sayings, asked) });
  const told = toldBy(usable, held);
  const isYesNo = model.classes.includes(YES);
  const yes = held.map((guesses) => guesses.find(({ label }) => label === YES)?.probability ?? 0);
  const said = isYesNo ? told.filter(({ guess }) => guess === YES) : told.filter(({ guess }) => guess !== UNSAID);
  const sureOf = (label: string): readonly number[] => yes.filter((_, at) => usable[at]?.label === label);
  const from = isAlarm(name) ? alarmedFrom(sureOf(NO), sureOf(YES)) : surestFrom(said, leastRight(name));
  return { name, model, from, scores: scoresOf(told, from, isYesNo ? { yes } : undefined) };
}

/** Domain and theme, each measured as they are read: together. */
function trainLevels(examples: readonly Readable[], sayings: readonly Readable[]): readonly Head[] {
  const counts = labelCounts(examples.flatMap(({ domain }) => domain ?? []));
  const usable = (list: readonly Readable[]): readonly Readable[] =>
    list.filter(({ domain }) => domain !== null && (counts.get(domain) ?? 0) >= FEWEST);
  const [own, taught] = [usable(examples), usable(sayings)];
  if (new Set(own.map(({ domain }) => domain)).size < 2) return [];
  const domainOf: Asked = ({ domain }) => domain;
  const themeOfExample: Asked = ({ domain, theme }) => (domain === null ? null : themeOf(domain, theme));
  // The same texts in the same order: what one head has not seen, the other has not either.
  const domain = trainMeasured(labelled(own, domainOf), { ...OPTIONS, also: labelled(taught, domainOf) });
  const theme = trainMeasured(labelled(own, themeOfExample), { ...OPTIONS, also: labelled(taught, themeOfExample) });
  const levels: Levels = { domains: domain.model.classes, themes: theme.model.classes };
  const added = own.map((_, at) =>
    together(levels, domain.distances[at]?.sums ?? new Float64Array(), theme.distances[at]?.sums ?? new Float64Array()),
  );
  const heads = [
    ['domain', domain, added.map(({ domains }) => domains)],
    ['theme', theme, added.map(({ themes }) => themes)],
  ] as const;
  return heads.map(([name, { model, distances }, sums]) => {
    const held = sums.map((each, at) => ({ sums: each, label: distances[at]?.label ?? 0 }));
    const calibration = calibrate(held);
    const told = toldTogether(model.classes, held, calibration);
    const from = surestFrom(told, leastRight(name));
    return { ...{ name, model, from }, together: calibration, scores: scoresOf(told, from) };
  });
}

/**
 * Trains all heads that the examples suffice for; the same examples give the same models to the bit. `sayings` are learned
 * from beside them and never judged by.
 */
export function trainClues(
  examples: readonly ClueExample[],
  version: string,
  sayings: readonly ClueExample[] = [],
): ClueModels {
  const [own, taught] = [readable(examples), readable(sayings)];
  const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();
  const heads = [
    ...trainLevels(own, taught),
    ...[
      'urgency',
      ...distinct(examples.flatMap(({ vulnerable }) => vulnerable ?? [])).map((who) => `vulnerable:${who}`),
      'alarm',
      ...distinct(examples.flatMap(({ signs }) => signs ?? [])).map((sign) => `sign:${sign}`),
    ].map((name) => trainHead(name, own, taught)),
  ];
  return { version, heads: byFew(heads) };
}
