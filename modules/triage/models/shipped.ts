import { readFileSync } from 'node:fs';
import { projectPath } from '../../../platform/paths.ts';
import { type ClueModels, unpackClues } from '../model/clue-model.ts';

/** The artefact that `scripts/train-shipped.ts` makes. */
export const shippedFile = (): string => projectPath('modules/triage/models/clue.bin');

let models: ClueModels | undefined;

/** The models that come with the product, read from the disk once. */
export function shippedModels(): ClueModels {
  models ??= unpackClues(readFileSync(shippedFile()));
  return models;
}
