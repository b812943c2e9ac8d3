import type { MessagePort } from 'node:worker_threads';
import type { ModelScores, SetScores } from '../contract.ts';
import {
  type ClueExample,
  type ClueModels,
  labelFor,
  packClues,
  trainClues,
  unpackClues,
} from '../model/clue-model.ts';
import { scoreOn } from './scores.ts';

/** What the training thread is given: texts in memory alone, never written. */
export interface TrainingAsked {
  readonly version: string;
  /** The bureau's verdicts, and the labelled set that ships. */
  readonly examples: readonly ClueExample[];
  /** Learned from beside them and never judged by. */
  readonly sayings: readonly ClueExample[];
  /** Sets that nothing of was trained with. */
  readonly sets: readonly { readonly name: string; readonly examples: readonly ClueExample[] }[];
  /** Packed models to show beside the new one. */
  readonly beside: readonly { readonly version: string; readonly packed: Uint8Array }[];
}

export interface Trained {
  readonly packed: Uint8Array;
  readonly scores: ModelScores;
}

export type TrainingStage = 'train' | 'score';
export const TRAINING_STAGES: readonly TrainingStage[] = ['train', 'score'];

function labelsOf(head: string, examples: readonly ClueExample[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const example of examples) {
    const label = labelFor(head, example);
    if (label !== null) counts[label] = (counts[label] ?? 0) + 1;
  }
  return counts;
}

const onAll = (models: ClueModels, { sets }: TrainingAsked): SetScores[] =>
  sets.filter(({ examples }) => examples.length > 0).map(({ name, examples }) => scoreOn(models, name, examples));

/** Trains, and scores what was packed: that is what will read. */
export function trainAndScore(asked: TrainingAsked, tell: (stage: TrainingStage) => void): Trained {
  tell('train');
  const packed = packClues(trainClues(asked.examples, asked.version, asked.sayings));
  const models = unpackClues(packed);
  tell('score');
  return {
    packed,
    scores: {
      own: onAll(models, asked),
      beside: asked.beside.map(({ version, packed: other }) => ({
        version,
        sets: onAll(unpackClues(Buffer.from(other)), asked),
      })),
      crossed: models.heads.map(({ name, scores: { texts, right, macroF1, speaks, rightWhereSpeaks } }) => ({
        ...{ head: name, texts, right, macroF1, speaks, rightWhereSpeaks },
        labels: labelsOf(name, asked.examples),
      })),
    },
  };
}

export type TrainingSaid = { readonly stage: TrainingStage } | Trained;

/** Runs in a thread: {@link startThread}. */
export function inThread(asked: TrainingAsked, port: Pick<MessagePort, 'postMessage'>): void {
  const say = (said: TrainingSaid): void => port.postMessage(said);
  say(trainAndScore(asked, (stage) => say({ stage })));
}
