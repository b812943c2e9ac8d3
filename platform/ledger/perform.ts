import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, isAppError } from '../../kernel/error.ts';
import type { MatterId } from '../../kernel/id.ts';
import { sqlState } from '../store/store.ts';
import { getProcedure, type PreparedAct, prepareAct } from './prepare.ts';
import { readMatters } from './read.ts';
import { findReplays } from './replay.ts';
import type { LedgerActor, LedgerDependencies, Outcome, Performed, PerformRequest, StoredMatter } from './types.ts';
import { type MatterWrite, writeActs } from './write.ts';

/** Somebody else wrote first: unique key taken, row moved, or the database asks to try again. */
class Conflict extends Error {}

const RETRY_STATES = new Set(['23505', '40001', '40P01', '55P03']);
const ATTEMPTS = 5;

interface Draft {
  readonly before: StoredMatter | undefined;
  now: StoredMatter;
  readonly acts: PreparedAct[];
}

/** Judges the requests in order, each on the matter as the one before left it. */
function draftAll(
  deps: LedgerDependencies,
  actor: LedgerActor,
  requests: readonly PerformRequest[],
  stored: ReadonlyMap<string, StoredMatter>,
): { drafts: Map<string, Draft>; outcomes: Map<string, Outcome> } {
  const now = deps.clock.now();
  const drafts = new Map<string, Draft>();
  const outcomes = new Map<string, Outcome>();
  for (const request of requests) {
    const id: string = request.matterId ?? request.actId;
    const draft = drafts.get(id);
    try {
      const { act, after } = prepareAct(deps, actor, request, draft?.now ?? stored.get(id), now);
      if (draft === undefined) drafts.set(id, { before: stored.get(id), now: after, acts: [act] });
      else {
        draft.acts.push(act);
        draft.now = after;
      }
      outcomes.set(request.actId, {
        ok: true,
        actId: request.actId,
        homeRegion: request.homeRegion,
        matterId: act.matterId,
        version: act.seq,
        state: after.matter.state,
        replayed: false,
      });
    } catch (error) {
      if (!isAppError(error)) throw error;
      outcomes.set(request.actId, { ok: false, actId: request.actId, error });
    }
  }
  return { drafts, outcomes };
}

async function writeGroup(
  deps: LedgerDependencies,
  actor: LedgerActor,
  homeRegion: string,
  requests: readonly PerformRequest[],
): Promise<Map<string, Outcome>> {
  const existing = [...new Set(requests.flatMap((request) => request.matterId ?? []))] as MatterId[];
  const touched = [...new Set(requests.map((request) => request.matterId ?? request.actId))];
  return deps.store.transaction(
    actor,
    async (tx) => {
      const stored =
        existing.length === 0 ? new Map<string, StoredMatter>() : await readMatters(tx, homeRegion, existing);
      const { drafts, outcomes } = draftAll(deps, actor, requests, stored);
      if (drafts.size === 0) return outcomes;
      const writes: MatterWrite[] = [...drafts.values()].map(({ before, now, acts }) => ({
        procedure: getProcedure(deps, now.matter.procedure),
        before: before?.matter ?? null,
        after: now.matter,
        headHash: now.headHash,
        acts,
      }));
      const handed = writes.filter(
        ({ before, after }) =>
          before !== null && (before.handlingCode !== after.handlingCode || before.sensitivity !== after.sensitivity),
      );
      await tx.moveMatters(handed.map(({ after }) => after.id));
      if (!(await writeActs(tx, homeRegion, actor, writes))) throw new Conflict();
      return outcomes;
    },
    touched,
  );
}

async function performGroup(
  deps: LedgerDependencies,
  actor: LedgerActor,
  homeRegion: string,
  requests: readonly PerformRequest[],
): Promise<Map<string, Outcome>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const outcomes = await writeGroup(deps, actor, homeRegion, requests);
      const refused = requests.filter((request) => outcomes.get(request.actId)?.ok === false);
      if (refused.length === 0) return outcomes;
      // A repeated act meets its own effect (another state, another version): then it is done, not refused.
      const done = await findReplays(deps, actor, refused);
      for (const [id, outcome] of done) outcomes.set(id, outcome);
      return outcomes;
    } catch (error) {
      const conflict = error instanceof Conflict || RETRY_STATES.has(sqlState(error));
      if (!conflict) throw error;
      const done = await findReplays(deps, actor, requests);
      const rest = requests.filter((request) => !done.has(request.actId));
      if (rest.length === 0) return done;
      if (requests.length > 1) {
        // One conflict must not hold up the others: what is left is done one by one.
        for (const request of rest) {
          for (const [id, outcome] of await performGroup(deps, actor, homeRegion, [request])) done.set(id, outcome);
        }
        return done;
      }
      const [only] = rest;
      if (only !== undefined && (only.version !== undefined || attempt >= ATTEMPTS)) {
        return new Map([
          [
            only.actId,
            {
              ok: false,
              actId: only.actId,
              error: new AppError('procedure.stale', 409, { seen: only.version ?? 0, now: (only.version ?? 0) + 1 }),
            },
          ],
        ]);
      }
      await sleep(2 ** attempt + Math.random() * 5);
    }
  }
}

/**
 * Performs many acts, region by region, each region's in one transaction: acts, projections, counts and outbox
 * together or not at all. Per request an outcome in the order asked; a refused one does not stop the others.
 * @throws AppError `store.unreachable`: nothing is known of the last region; ask again with the same act ids.
 */
export async function performMany(
  deps: LedgerDependencies,
  actor: LedgerActor,
  requests: readonly PerformRequest[],
): Promise<Outcome[]> {
  const regions = new Map<string, PerformRequest[]>();
  for (const request of requests) {
    const group = regions.get(request.homeRegion);
    if (group === undefined) regions.set(request.homeRegion, [request]);
    else group.push(request);
  }
  const outcomes = new Map<string, Outcome>();
  for (const [region, group] of regions) {
    for (const [id, outcome] of await performGroup(deps, actor, region, group)) outcomes.set(id, outcome);
  }
  return requests.map((request) => {
    const outcome = outcomes.get(request.actId);
    if (outcome === undefined) throw new AppError('ledger.no-outcome', 500, { actId: request.actId });
    return outcome;
  });
}

/** Performs one act. @throws AppError for a refusal (409 with the rule's id), a stale version, a bad body. */
export async function perform(
  deps: LedgerDependencies,
  actor: LedgerActor,
  request: PerformRequest,
): Promise<Performed> {
  const [outcome] = await performMany(deps, actor, [request]);
  if (outcome?.ok !== true) throw outcome?.error ?? new AppError('ledger.no-outcome', 500, { actId: request.actId });
  return outcome;
}
