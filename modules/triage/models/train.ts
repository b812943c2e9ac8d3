import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { projectPath } from '../../../platform/paths.ts';
import { readCorpus } from '../corpus/agreement.ts';
import { PEOPLE_SAYINGS, readSayings, SAYINGS, SIGN_SAYINGS } from '../corpus/sayings.ts';
import { type ClueExample, type ClueModels, trainClues } from '../model/clue-model.ts';

const VERSION = 'clue@2026.1';

/** All that the shipped models are made of: texts, and the code that reads and learns from them. */
const INPUTS: readonly string[] = [
  ...['open.jsonl', 'signs-open.jsonl', ...SAYINGS, SIGN_SAYINGS, PEOPLE_SAYINGS].map(
    (file) => `modules/triage/corpus/${file}`,
  ),
  ...['clue-training.ts', 'clue-scores.ts', 'clue-text.ts', 'levels.ts'].map((file) => `modules/triage/model/${file}`),
  ...['grams.ts', 'linear.ts', 'model-file.ts'].map((file) => `platform/text/${file}`),
];

/** SHA-256 over the inputs: models with another digest are not those of these texts and this code. */
export function inputsDigest(): string {
  const hash = createHash('sha256');
  for (const file of INPUTS) hash.update(`${file}\n`).update(readFileSync(projectPath(file)));
  return hash.digest('hex');
}

/** The labelled texts of a part as examples. */
export const examplesOf = (part: Parameters<typeof readCorpus>[0]): readonly ClueExample[] =>
  readCorpus(part).map((each) => ({ ...each, signs: each.signs.map(({ sign }) => sign) }));

/** The models that come with the product; the digest of what they were made of stands in them. */
export const trainShipped = (): ClueModels => ({
  ...trainClues([...examplesOf('open'), ...examplesOf('signs-open')], VERSION, readSayings()),
  inputs: inputsDigest(),
});
