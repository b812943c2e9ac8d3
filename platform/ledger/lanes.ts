import { AppError } from '../../kernel/error.ts';
import { type Asked, performGroup } from './group.ts';
import type { LedgerActor, LedgerDependencies, Outcome, Performed, PerformRequest } from './types.ts';

interface Waiting extends Asked {
  readonly settle: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
}

interface Lane {
  readonly waiting: Waiting[];
  running: number;
}

/** Requests of one transaction at most: enough to share its cost, few enough to stay quick. */
const GROUP = 48;
/** Transactions of one lane at a time: those who come meanwhile share the next, which spares more than overlap gains. */
const AT_ONCE = 1;

const lanesOf = new WeakMap<LedgerDependencies, Map<string, Lane>>();

function laneOf(deps: LedgerDependencies, key: string): Lane {
  const lanes = lanesOf.get(deps) ?? new Map<string, Lane>();
  lanesOf.set(deps, lanes);
  const lane = lanes.get(key) ?? { waiting: [], running: 0 };
  lanes.set(key, lane);
  return lane;
}

function pump(deps: LedgerDependencies, region: string, key: string, lane: Lane): void {
  while (lane.running < AT_ONCE && lane.waiting.length > 0) {
    const group = lane.waiting.splice(0, GROUP);
    lane.running += 1;
    performGroup(deps, region, group)
      .then(
        (outcomes) => {
          for (const each of group) {
            const outcome = outcomes.get(each);
            if (outcome === undefined) each.fail(new AppError('ledger.no-outcome', 500, { actId: each.request.actId }));
            else each.settle(outcome);
          }
        },
        (error: unknown) => {
          for (const each of group) each.fail(error);
        },
      )
      .finally(() => {
        lane.running -= 1;
        if (lane.running === 0 && lane.waiting.length === 0) lanesOf.get(deps)?.delete(key);
        pump(deps, region, key, lane);
      });
  }
}

/**
 * Performs one act. Acts asked for while others of the same region and the same view are being written share the next
 * transaction: under load its cost is divided, without load nothing waits.
 * @throws AppError for a refusal (409 with the rule's id), a stale version, a bad body; `store.unreachable`.
 */
export async function perform(
  deps: LedgerDependencies,
  actor: LedgerActor,
  request: PerformRequest,
): Promise<Performed> {
  const key = `${request.homeRegion} ${actor.scope} ${actor.clearance}`;
  const lane = laneOf(deps, key);
  const outcome = await new Promise<Outcome>((settle, fail) => {
    lane.waiting.push({ actor, request, settle, fail });
    pump(deps, request.homeRegion, key, lane);
  });
  if (!outcome.ok) throw outcome.error;
  return outcome;
}
