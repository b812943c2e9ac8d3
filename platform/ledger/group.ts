import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, isAppError } from '../../kernel/error.ts';
import { sqlState } from '../store/store.ts';
import { getProcedure, momentOf, type PreparedAct, prepareAct } from './prepare.ts';
import { lockMatters } from './read.ts';
import { findReplays } from './replay.ts';
import type { LedgerActor, LedgerDependencies, Outcome, PerformRequest, StoredMatter } from './types.ts';
import { type MatterWrite, writeActs } from './write.ts';

/** Somebody else wrote first: unique key taken, row moved, or the database asks to try again. */
const RETRY_STATES = new Set(['23505', '40001', '40P01', '55P03']);
const ATTEMPTS = 5;

/** A request with who asks. Those of one group see alike: same scope, same clearance, one region. */
export interface Asked {
  readonly actor: LedgerActor;
  readonly request: PerformRequest;
}

type Outcomes = Map<Asked, Outcome>;

interface Draft {
  readonly before: StoredMatter | undefined;
  now: StoredMatter;
  readonly acts: PreparedAct[];
}

export const refused = ({ request }: Asked, error: AppError): Outcome => ({ ok: false, actId: request.actId, error });

/** Judges the requests in order, each on the matter as the one before left it. */
function draftAll(
  deps: LedgerDependencies,
  group: readonly Asked[],
  stored: ReadonlyMap<string, StoredMatter>,
): { drafts: Map<string, Draft>; outcomes: Outcomes } {
  const moment = momentOf(deps.clock.now());
  const drafts = new Map<string, Draft>();
  const outcomes: Outcomes = new Map();
  for (const asked of group) {
    const { actor, request } = asked;
    const id: string = request.matterId ?? request.actId;
    const draft = drafts.get(id);
    try {
      const { act, after } = prepareAct(deps, actor, request, draft?.now ?? stored.get(id), moment);
      if (draft === undefined) drafts.set(id, { before: stored.get(id), now: after, acts: [act] });
      else {
        draft.acts.push(act);
        draft.now = after;
      }
      outcomes.set(asked, {
        ok: true,
        actId: request.actId,
        homeRegion: request.homeRegion,
        matterId: act.matterId,
        version: act.seq,
        state: after.matter.state,
        replayed: false,
      });
    } catch (error) {
      // A defect in one fold must not take its neighbours in the group with it.
      outcomes.set(
        asked,
        refused(asked, isAppError(error) ? error : new AppError('ledger.fault', 500, {}, { cause: error })),
      );
    }
  }
  return { drafts, outcomes };
}

async function writeGroup(deps: LedgerDependencies, region: string, group: readonly Asked[]): Promise<Outcomes> {
  const [first] = group;
  if (first === undefined) return new Map();
  const existing = [...new Set(group.flatMap(({ request }) => request.matterId ?? []))];
  const touched = [...new Set(group.map(({ request }) => request.matterId ?? request.actId))];
  return deps.store.transaction(
    first.actor,
    async (tx) => {
      const stored = existing.length === 0 ? new Map<string, StoredMatter>() : await lockMatters(tx, region, existing);
      const { drafts, outcomes } = draftAll(deps, group, stored);
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
      if (handed.length > 0) await tx.moveMatters(handed.map(({ after }) => after.id));
      const besides = group.flatMap((asked) => (outcomes.get(asked)?.ok === true ? (asked.request.beside ?? []) : []));
      await writeActs(tx, region, writes, besides.length === 0);
      for (const beside of besides) await beside(tx);
      return outcomes;
    },
    { matters: touched, byIndex: true, grams: [] },
  );
}

/** One request until it is done, known to be done, or refused for good. */
async function performOne(deps: LedgerDependencies, region: string, asked: Asked): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const outcome = (await writeGroup(deps, region, [asked])).get(asked);
      // A repeated act meets its own effect (another state, another version): then it is done, not refused.
      if (outcome?.ok === false) return (await findReplays(deps, [asked])).get(asked) ?? outcome;
      if (outcome !== undefined) return outcome;
      throw new AppError('ledger.no-outcome', 500, { actId: asked.request.actId });
    } catch (error) {
      if (!RETRY_STATES.has(sqlState(error))) throw error;
      const done = (await findReplays(deps, [asked])).get(asked);
      if (done !== undefined) return done;
      // The next attempt reads the matter as it is now: if it moved past the version seen, it says so itself.
      if (attempt >= ATTEMPTS) {
        const seen = asked.request.version ?? 0;
        return refused(asked, new AppError('procedure.stale', 409, { seen, now: seen + 1 }));
      }
      await sleep(2 ** attempt + Math.random() * 5);
    }
  }
}

/** SQLSTATE classes that blame what was asked for: data, constraints, rights. Others blame the server, and may pass. */
const ITS_OWN = /^(21|22|23|42|44|$)/;

/** As {@link performOne}; a defect that one request meets is its own answer, a database in trouble everybody's. */
async function settleOne(deps: LedgerDependencies, region: string, asked: Asked): Promise<Outcome> {
  try {
    return await performOne(deps, region, asked);
  } catch (error) {
    if (isAppError(error)) {
      if (error.code === 'store.unreachable') throw error;
      return refused(asked, error);
    }
    if (!ITS_OWN.test(sqlState(error))) throw error;
    return refused(asked, new AppError('ledger.fault', 500, {}, { cause: error }));
  }
}

/**
 * A group in one transaction; if that fails for any reason but a lost database, each on its own, so that one bad
 * request cannot hold up the others.
 */
export async function performGroup(
  deps: LedgerDependencies,
  region: string,
  group: readonly Asked[],
): Promise<Outcomes> {
  const [only] = group;
  if (only !== undefined && group.length === 1) return new Map([[only, await settleOne(deps, region, only)]]);
  try {
    const outcomes = await writeGroup(deps, region, group);
    const again = group.filter((asked) => outcomes.get(asked)?.ok === false);
    for (const [asked, outcome] of await findReplays(deps, again)) outcomes.set(asked, outcome);
    return outcomes;
  } catch (error) {
    if (isAppError(error) && error.code === 'store.unreachable') throw error;
    const outcomes = await findReplays(deps, group);
    for (const asked of group) {
      if (outcomes.has(asked)) continue;
      outcomes.set(asked, await settleOne(deps, region, asked));
    }
    return outcomes;
  }
}
