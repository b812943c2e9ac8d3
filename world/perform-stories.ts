import type { Clock } from '../kernel/clock.ts';
import { performMany } from '../platform/ledger/perform.ts';
import type { LedgerActor, LedgerDependencies, Outcome, PerformRequest } from '../platform/ledger/types.ts';
import { actorFor } from './people.ts';
import type { Step } from './stories.ts';

/** What performing needs of a story, whatever it is about. */
export interface Told {
  readonly matters: number;
  readonly steps: readonly Step[];
}

/** Verbs that are more than an entry in the ledger, and the product's whole way of doing them, by the ledger's clock. */
export type OwnWays = Readonly<
  Record<string, (ledger: LedgerDependencies, actor: LedgerActor, request: PerformRequest) => Promise<Outcome>>
>;

export interface PerformOptions {
  /** Stories under way at the same time. */
  readonly concurrency: number;
  /**
   * `then`: each act is recorded at the time it is said to have happened, which only an empty ledger may say of itself;
   * `now`: recorded at the ledger's own time.
   */
  readonly recorded: 'then' | 'now';
  readonly onProgress?: (matters: number) => void;
  /** Absent: every act is an entry in the ledger and nothing else. */
  readonly ownWays?: OwnWays;
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
        const ledger: LedgerDependencies = { ...deps, clock, backdating: 'allowed' };
        const outcomes = await performStep(ledger, actorFor(step.by), step.requests, options.ownWays);
        for (const outcome of outcomes) {
          if (!outcome.ok) throw outcome.error;
          acts += 1;
          if (outcome.replayed) replayed += 1;
        }
      }
      matters += story.matters;
      options.onProgress?.(matters);
    }
  };
  // Those that still write are waited for: whoever is told of the failure may begin again at once.
  const ended = await Promise.allSettled(
    Array.from({ length: Math.max(1, options.concurrency) }, () =>
      work().catch((error: unknown) => {
        failed = true;
        throw error;
      }),
    ),
  );
  const broken = ended.find(({ status }) => status === 'rejected');
  if (broken?.status === 'rejected') throw broken.reason;
  return { matters, acts, replayed };
}

/** One step in its order: what has a way of its own goes it, what lies between goes together. */
async function performStep(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  requests: readonly PerformRequest[],
  ownWays: OwnWays = {},
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let rest = requests;
  while (rest.length > 0 && outcomes.every(({ ok }) => ok)) {
    const own = rest.findIndex(({ verb }) => Object.hasOwn(ownWays, verb));
    const together = own < 0 ? rest : rest.slice(0, own);
    if (together.length > 0) outcomes.push(...(await performMany(ledger, actor, together)));
    else {
      const [first] = rest;
      const way = ownWays[first?.verb ?? ''];
      if (first !== undefined && way !== undefined) outcomes.push(await way(ledger, actor, first));
    }
    rest = rest.slice(Math.max(1, together.length));
  }
  return outcomes;
}
