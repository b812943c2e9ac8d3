import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../kernel/error.ts';
import { projectPath } from '../../../platform/paths.ts';
import type { ModelScores } from '../contract.ts';
import type { Trained, TrainingAsked, TrainingStage } from './train-and-score.ts';

type Said = { readonly stage: TrainingStage } | { readonly packed: Uint8Array; readonly scores: ModelScores };

/** What the thread runs: a bundle where this is one, else the source. */
function program(): string {
  const bundle = projectPath('dist/train.mjs');
  // What runs from sources trains from sources, also where somebody has built.
  const bundled = import.meta.url.endsWith('.mjs') && existsSync(bundle);
  return pathToFileURL(bundled ? bundle : projectPath('modules/triage/registry/train-and-score.ts')).href;
}

/**
 * Trains and scores in a thread of its own.
 * @throws AppError 500 `triage.train.failed`
 */
export function trainInThread(asked: TrainingAsked, tell: (stage: TrainingStage) => void): Promise<Trained> {
  return new Promise((give, fail) => {
    const failed = (reason: string): void => fail(new AppError('triage.train.failed', 500, { reason }));
    const thread = new Worker(projectPath('modules/triage/registry/train-thread.mjs'), {
      workerData: { program: program(), asked },
      execArgv: [],
    });
    thread.on('message', (said: Said) => {
      if ('stage' in said) tell(said.stage);
      else give(said);
    });
    thread.on('error', ({ message }) => failed(message));
    thread.on('exit', (code) => failed(`thread ended with ${code}`));
  });
}
