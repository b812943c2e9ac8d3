import { AppError } from '../../kernel/error.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { Matter } from '../procedure/types.ts';
import { commitPersonal } from '../proof/act-hash.ts';
import { canonicalText } from '../proof/canonical.ts';
import { replanned, sql } from '../store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../store/types.ts';
import { getProcedure, splitBody } from './prepare.ts';
import type { LedgerActor, LedgerDependencies, Outcome, PerformRequest } from './types.ts';

interface KnownAct {
  readonly act_id: string;
  readonly matter_id: string;
  readonly seq: number;
  readonly verb: string;
  readonly actor: string;
  readonly body: JsonObject;
  readonly commitment: Buffer | null;
  readonly salt: Buffer | null;
  readonly snapshot: Matter;
}

/** Acts already done under these ids; read as the system, because the asker may have handed the matter away since. */
async function knownActs(tx: Db, homeRegion: string, ids: readonly string[]): Promise<Map<string, KnownAct>> {
  const { rows } = await tx.query<KnownAct>(
    replanned(sql`
    select a.act_id, a.matter_id, a.seq, a.verb, a.actor, a.body, a.commitment, p.salt, m.snapshot
    from act a
    join matter m on m.home_region = a.home_region and m.id = a.matter_id
    left join act_private p on p.home_region = a.home_region and p.matter_id = a.matter_id and p.seq = a.seq
    where a.home_region = ${homeRegion} and a.act_id = any(${ids}::uuid[])`),
  );
  return new Map(rows.map((row) => [row.act_id, row]));
}

function sameAct(deps: LedgerDependencies, actor: LedgerActor, request: PerformRequest, known: KnownAct): boolean {
  const verb = getProcedure(deps, known.snapshot.procedure).verbs[known.verb];
  const parsed = verb?.body.safeParse(request.body);
  if (verb === undefined || parsed?.success !== true) return false;
  const { open: given, personal, identity } = splitBody(verb, parsed.data);
  const open = known.seq === 1 ? { ...given, homeCode: request.homeCode ?? actor.authority } : given;
  if (known.verb !== request.verb || known.actor !== actor.personId) return false;
  if (request.matterId === undefined ? known.seq !== 1 : request.matterId !== known.matter_id) return false;
  if (request.procedure !== undefined && request.procedure !== known.snapshot.procedure) return false;
  // What rules said of the matter at the time is nothing that anybody asked for.
  const { counted: _, ...asked } = known.body;
  if (canonicalText(open) !== canonicalText(asked)) return false;
  if (known.commitment === null || known.salt === null) return true;
  return commitPersonal(known.salt, { ...personal, ...identity }).equals(known.commitment);
}

/** What is already done among the requests of one region: an outcome for each known act id, nothing for new ones. */
export async function findReplays<A extends { readonly actor: LedgerActor; readonly request: PerformRequest }>(
  deps: LedgerDependencies,
  group: readonly A[],
): Promise<Map<A, Outcome>> {
  const outcomes = new Map<A, Outcome>();
  const [first] = group;
  if (first === undefined) return outcomes;
  const ids = group.map(({ request }) => request.actId);
  const known = await deps.store.transaction(SYSTEM_VIEWER, (tx) => knownActs(tx, first.request.homeRegion, ids));
  for (const asked of group) {
    const { actId, homeRegion } = asked.request;
    const act = known.get(actId);
    if (act === undefined) continue;
    outcomes.set(
      asked,
      sameAct(deps, asked.actor, asked.request, act)
        ? {
            ok: true,
            actId,
            homeRegion,
            matterId: act.snapshot.id,
            version: act.seq,
            state: act.snapshot.state,
            replayed: true,
          }
        : { ok: false, actId, error: new AppError('ledger.act-id-reused', 409, { actId }) },
    );
  }
  return outcomes;
}
