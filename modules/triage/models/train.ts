import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { projectPath } from '../../../platform/paths.ts';
import { FURTHER, readCorpus, readFurther, type UnvotedText } from '../corpus/agreement.ts';
import { PEOPLE_SAYINGS, readSayings, SAYINGS, SIGN_SAYINGS } from '../corpus/sayings.ts';
import { type ClueExample, type ClueModels, trainClues } from '../model/clue-model.ts';

const VERSION = 'clue@2026.3';

/** All that the shipped models are made of: texts, and the code that reads and learns from them. */
const INPUTS: readonly string[] = [
  ...['open.jsonl', 'signs-open.jsonl', ...FURTHER, ...SAYINGS, SIGN_SAYINGS, PEOPLE_SAYINGS].map(
    (file) => `modules/triage/corpus/${file}`,
  ),
  ...['clue-training.ts', 'clue-scores.ts', 'clue-text.ts', 'levels.ts'].map((file) => `modules/triage/model/${file}`),
  ...['grams.ts', 'linear.ts', 'model-file.ts', 'stretch.ts'].map((file) => `platform/text/${file}`),
];

/** SHA-256 over the inputs: models with another digest are not those of these texts and this code. */
export function inputsDigest(): string {
  const hash = createHash('sha256');
  for (const file of INPUTS) hash.update(`${file}\n`).update(readFileSync(projectPath(file)));
  return hash.digest('hex');
}

/** A labelled text as an example; the letter and figure of its id name the hand. */
export interface LabelledExample extends ClueExample {
  readonly id: string;
}

const exampleOf = ({ signs, ...each }: UnvotedText): LabelledExample => ({
  ...each,
  signs: signs.map(({ sign }) => sign),
  quotes: signs.map(({ quote }) => quote),
});

/** The texts of the further hands as examples. */
export const furtherExamples = (): readonly LabelledExample[] => readFurther().map(exampleOf);

/** The labelled texts of a part as examples. */
export const examplesOf = (part: Parameters<typeof readCorpus>[0]): readonly LabelledExample[] =>
  readCorpus(part).map(exampleOf);

/** All labelled texts that are for training: those of several votes, and those of the further hands. */
export const shippedExamples = (): readonly ClueExample[] => [
  ...examplesOf('open'),
  ...examplesOf('signs-open'),
  ...furtherExamples(),
];

/** The models that come with the product; the digest of what they were made of stands in them. */
export const trainShipped = (): ClueModels => ({
  ...trainClues(shippedExamples(), VERSION, readSayings()),
  inputs: inputsDigest(),
});
