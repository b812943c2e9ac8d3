import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { projectPath } from '../../../platform/paths.ts';

const voted = z.tuple([z.string(), z.string(), z.string()]);
const unvoted = z.strictObject({
  id: z.string(),
  channel: z.string(),
  title: z.string(),
  text: z.string(),
  domain: z.string().nullable(),
  second: z.string(),
  theme: z.string().nullable(),
  urgency: z.string().nullable(),
  kind: z.string().nullable(),
  vulnerable: z.array(z.string()),
  signs: z.array(z.strictObject({ sign: z.string(), quote: z.string() })),
});
/** A text with what its writer alone said of it. */
export type UnvotedText = z.infer<typeof unvoted>;

const line = unvoted.extend({
  /** The writer, then the two who labelled. */
  votes: z.strictObject({
    ...{ domain: voted, theme: voted, urgency: voted, kind: voted },
    signs: z.tuple([z.array(z.string()), z.array(z.string()), z.array(z.string())]),
  }),
});
export type LabelledText = z.infer<typeof line>;

export type CorpusPart = 'open' | 'sealed' | 'signs-open' | 'signs-sealed';

const linesOf = (file: string): readonly unknown[] =>
  readFileSync(projectPath('modules/triage/corpus', file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((each): unknown => JSON.parse(each));

/** Texts of further hands, each labelled by its writer alone: learned from, never measured on. */
export const FURTHER = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17].map((hand) => `further-${hand}.jsonl`);

/** The texts of the further hands, hand after hand. */
export const readFurther = (): readonly UnvotedText[] => FURTHER.flatMap(linesOf).map((each) => unvoted.parse(each));

/** The labelled texts of a part, in the order of their ids. */
export const readCorpus = (part: CorpusPart): readonly LabelledText[] =>
  linesOf(`${part}.jsonl`).map((each) => line.parse(each));

/**
 * Cohen's kappa of two labellings of the same things: 1 where they agree in all, 0 where they agree as often as chance would,
 * given how often each says what (J. Cohen, Educational and Psychological Measurement 20, 1960).
 */
export function kappa(one: readonly string[], other: readonly string[]): number {
  const many = one.length;
  if (many === 0 || many !== other.length) throw new RangeError('two labellings of the same things are needed');
  const share = (list: readonly string[], label: string): number => list.filter((each) => each === label).length / many;
  const agreed = one.filter((label, at) => label === other[at]).length / many;
  const chance = [...new Set(one)].reduce((sum, label) => sum + share(one, label) * share(other, label), 0);
  return chance === 1 ? 1 : (agreed - chance) / (1 - chance);
}
