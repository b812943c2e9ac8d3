import { calibrate, type Example, type TrainOptions, trainMeasured } from '../../../platform/text/linear.ts';
import { type ClueExample, type ClueModels, type Head, labelFor, SURE, YES } from './clue-heads.ts';
import { byFew, scoresOf, type Told, toldBy, toldTogether, UNSAID } from './clue-scores.ts';
import { clueText } from './clue-text.ts';
import { type Levels, themeOf, together } from './levels.ts';

/** Share of the texts with signs that must raise an alarm: here what is missed costs more than what is looked at in vain. */
export const ALARMED = 0.95;
/** Fewer examples of a label teach nothing that could be measured. */
const FEWEST = 8;
/** Chosen by cross-validation on the open texts: grams of three do not help where examples are few. */
const OPTIONS: TrainOptions = { bits: 16, longest: 2, least: 2 };
/** Signs are told by the few grams that harmless texts do not share. */
const SIGN_OPTIONS: TrainOptions = { ...OPTIONS, telling: 2 };
/** How soon and who is hurt is told by few grams: reading more of them costs bytes and helps nothing. */
const FEW_OPTIONS: TrainOptions = { bits: 15, longest: 2, least: 4 };

/** The probability from which a head is right in {@link SURE} of what it says. */
function surestFrom(told: readonly Told[]): number {
  const falling = told.toSorted((a, b) => b.probability - a.probability);
  let [from, right] = [1.01, 0];
  for (const [at, each] of falling.entries()) {
    right += each.guess === each.label ? 1 : 0;
    if (right / (at + 1) >= SURE) from = each.probability;
  }
  return from;
}

/** The probability from which {@link ALARMED} of those that should speak do. */
function alarmedFrom(probabilities: readonly number[]): number {
  const rising = probabilities.toSorted((a, b) => a - b);
  return rising[Math.floor(rising.length * (1 - ALARMED))] ?? 1.01;
}

const labelCounts = (labels: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
};

/** Texts as they are read; each is made readable once, however many heads learn from it. */
interface Readable extends ClueExample {
  readonly read: string;
}

const readable = (examples: readonly ClueExample[]): readonly Readable[] =>
  examples.map((each) => ({ ...each, read: clueText(each.title, each.text).text }));

type Asked = (each: ClueExample) => string | null;

const labelled = (examples: readonly Readable[], asked: Asked): Example[] =>
  examples.flatMap((each) => {
    const label = asked(each);
    return label === null ? [] : [{ text: each.read, label }];
  });

/** A head by itself, or undefined where too few labels have examples enough. */
function trainHead(name: string, examples: readonly Readable[], sayings: readonly Readable[]): Head | undefined {
  const asked: Asked = (each) => labelFor(name, each);
  const all = labelled(examples, asked);
  const counts = labelCounts(all.map(({ label }) => label));
  const usable = all.filter(({ label }) => (counts.get(label) ?? 0) >= FEWEST);
  if (new Set(usable.map(({ label }) => label)).size < 2) return undefined;
  const alarms = name === 'alarm' || name.startsWith('sign:');
  const { model, held } = trainMeasured(usable, {
    ...(alarms ? SIGN_OPTIONS : FEW_OPTIONS),
    also: labelled(sayings, asked),
  });
  const told = toldBy(usable, held);
  const isYesNo = model.classes.includes(YES);
  const yes = held.map((guesses) => guesses.find(({ label }) => label === YES)?.probability ?? 0);
  const said = isYesNo ? told.filter(({ guess }) => guess === YES) : told.filter(({ guess }) => guess !== UNSAID);
  const from = alarms ? alarmedFrom(yes.filter((_, at) => usable[at]?.label === YES)) : surestFrom(said);
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
    const from = surestFrom(told);
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
