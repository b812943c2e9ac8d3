import { AppError } from '../../../kernel/error.ts';
import { startThread, type ThreadProgram } from '../../../platform/threads/start-thread.ts';
import type { Trained, TrainingAsked, TrainingSaid, TrainingStage } from './train-and-score.ts';

const TRAINING: ThreadProgram = { bundle: 'dist/train.mjs', source: 'modules/triage/registry/train-and-score.ts' };

/**
 * Trains and scores in a thread of its own: minutes of arithmetic would hold up whoever waits here.
 * @throws AppError 500 `triage.train.failed`
 */
export function trainInThread(asked: TrainingAsked, tell: (stage: TrainingStage) => void): Promise<Trained> {
  return new Promise((give, fail) => {
    const failed = (reason: string): void => fail(new AppError('triage.train.failed', 500, { reason }));
    const thread = startThread(TRAINING, asked);
    thread.on('message', (said: TrainingSaid) => {
      if ('stage' in said) tell(said.stage);
      else give(said);
    });
    thread.on('error', ({ message }) => failed(message));
    thread.on('exit', (code) => failed(`thread ended with ${code}`));
  });
}
