import type { Clock } from '../kernel/clock.ts';
import { performMany } from '../platform/ledger/perform.ts';
import type { LedgerDependencies } from '../platform/ledger/types.ts';
import { actorFor } from './people.ts';
import type { Step } from './stories.ts';

/** What performing needs of a story, whatever it is about. */
export interface Told {
  readonly matters: number;
  readonly steps: readonly Step[];
}

export interface PerformOptions {
  /** Stories under way at the same time. */
  readonly concurrency: number;
  /**
   * `then`: each act is recorded at the time it is said to have happened, which only an empty ledger may say of itself;
   * `now`: recorded at the ledger's own time.
   */
  readonly recorded: 'then' | 'now';
  readonly onProgress?: (matters: number) => void;
}

export interface PerformedStories {
  readonly matters: number;
  readonly acts: number;
  /** Acts that had been done before: a seeding that was killed goes on where it stopped. */
  readonly replayed: number;
}

/**
 * Performs stories act by act through the ledger, each in its order, some side by side.
 * @throws AppError of the first act that is refused: a world that breaks a rule is a defect, never passed over.
 */
export async function performStories(
  deps: LedgerDependencies,
  stories: readonly Told[],
  options: PerformOptions,
): Promise<PerformedStories> {
  let matters = 0;
  let acts = 0;
  let replayed = 0;
  let next = 0;
  let failed = false;
  const work = async (): Promise<void> => {
    while (!failed) {
      const story = stories[next];
      next += 1;
      if (story === undefined) return;
      for (const step of story.steps) {
        const clock: Clock = options.recorded === 'then' ? { now: () => step.at } : deps.clock;
        const outcomes = await performMany({ ...deps, clock, backdating: 'allowed' }, actorFor(step.by), step.requests);
        for (const outcome of outcomes) {
          if (!outcome.ok) {
            failed = true;
            throw outcome.error;
          }
          acts += 1;
          if (outcome.replayed) replayed += 1;
        }
      }
      matters += story.matters;
      options.onProgress?.(matters);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.concurrency) }, work));
  return { matters, acts, replayed };
}
