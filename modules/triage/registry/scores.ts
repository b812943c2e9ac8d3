import { setImmediate } from 'node:timers/promises';
import { accuracy, calibrationError, macroF1, type Told, toldOfLabels } from '../../../platform/text/told.ts';
import type { SetScores, TaskScores } from '../contract.ts';
import { type ClueExample, type ClueModels, ClueReader, labelFor, SURE } from '../model/clue-model.ts';

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function coverage(told: readonly Told[]): number {
  const falling = told.toSorted((a, b) => b.probability - a.probability);
  let [right, most] = [0, 0];
  for (const [at, { label, guess }] of falling.entries()) {
    right += label === guess ? 1 : 0;
    if (right / (at + 1) >= SURE) most = at + 1;
  }
  return ratio(most, told.length);
}

function confusion(told: readonly Told[]): TaskScores['confusion'] {
  const counts = new Map<string, { label: string; guess: string; texts: number }>();
  for (const { label, guess } of told) {
    const key = `${label} ${guess}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { label, guess, texts: 1 });
    else known.texts += 1;
  }
  return [...counts.values()].sort((a, b) => (`${a.label} ${a.guess}` < `${b.label} ${b.guess}` ? -1 : 1));
}

export const scoresOf = (task: string, told: readonly Told[]): TaskScores => ({
  task,
  texts: told.length,
  accuracy: accuracy(told),
  macroF1: macroF1(told),
  coverage95: coverage(told),
  ece: calibrationError(told),
  labels: [...toldOfLabels(told)],
  confusion: task === 'domain' ? confusion(told) : [],
});

function toldBy(reader: ClueReader, { heads }: ClueModels, examples: readonly ClueExample[]): Map<string, Told[]> {
  const told = new Map<string, Told[]>();
  for (const example of examples) {
    for (const { name } of heads) {
      const label = labelFor(name, example);
      if (label === null) continue;
      const [first] = reader.guess(name, example.title, example.text);
      const list = told.get(name) ?? [];
      list.push({ label, guess: first?.label ?? '', probability: first?.probability ?? 0 });
      told.set(name, list);
    }
  }
  return told;
}

/**
 * What the models guess of texts, question by question, with nothing held back for want of sureness. Questions that no
 * example answers are left out.
 */
export const guesses = (models: ClueModels, examples: readonly ClueExample[]): ReadonlyMap<string, readonly Told[]> =>
  toldBy(new ClueReader(models), models, examples);

/** So many texts at once hold up nobody who waits on the same thread. */
const AT_ONCE = 25;

/** As {@link guesses}, letting others through meanwhile. */
export async function guessesMeanwhile(
  models: ClueModels,
  examples: readonly ClueExample[],
): Promise<ReadonlyMap<string, readonly Told[]>> {
  const told = new Map<string, Told[]>();
  const reader = new ClueReader(models);
  for (let from = 0; from < examples.length; from += AT_ONCE) {
    for (const [task, some] of toldBy(reader, models, examples.slice(from, from + AT_ONCE))) {
      const list = told.get(task) ?? [];
      list.push(...some);
      told.set(task, list);
    }
    await setImmediate();
  }
  return told;
}

/** The scores of models on a set, question by question. */
export const scoreOn = (models: ClueModels, set: string, examples: readonly ClueExample[]): SetScores => ({
  set,
  texts: examples.length,
  tasks: [...guesses(models, examples)].map(([task, told]) => scoresOf(task, told)),
});
