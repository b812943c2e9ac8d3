import { AppError } from '../../../kernel/error.ts';
import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { randomPiece } from '../../../platform/crypto/random.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { refused } from '../../../platform/ledger/prepare.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { LedgerActor, LedgerDependencies, Performed } from '../../../platform/ledger/types.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { draw } from '../model/draw.ts';
import { commitmentOf, DRAW_ALGORITHM } from '../model/draw-from.ts';
import { listsDigest, listsText, problemOf } from '../model/draw-lists.ts';
import { populationOf } from '../queries/population.ts';

export interface AskedOfDraw {
  readonly region: string;
  readonly id: string;
  readonly actId: string;
  readonly version: number;
  readonly traceId: string;
}

/** Binds the sealed secret to its draw. */
export const secretContext = (region: string, id: string): string => `draw/${region}/${id}`;

/** What stands beside the act of freezing, exactly if it does. */
export const listsBeside =
  (region: string, id: string, digest: string, lists: string, sealed: Buffer) =>
  async (tx: Db): Promise<void> => {
    await tx.query(sql`
      insert into draw_lists (home_region, matter_id, digest, lists, sealed)
      values (${region}, ${id}, ${Buffer.from(digest, 'hex')}, ${lists}, ${sealed})
      on conflict (home_region, matter_id) do nothing`);
  };

/** What the act of this id did already: asked again it would be made anew, with another secret. @throws AppError 409 `ledger.act-id-reused` */
export async function doneBefore(
  { store }: LedgerDependencies,
  actor: LedgerActor,
  matter: Matter,
  { region, id, actId }: AskedOfDraw,
  verb: string,
): Promise<Performed | undefined> {
  const { rows } = await store.transaction(actor, async (tx) => {
    await tx.openMatters([id]);
    return tx.query<{ matter: string; verb: string; actor: string }>(sql`
      select matter_id as matter, verb, actor from act where home_region = ${region} and act_id = ${actId}`);
  });
  const [act] = rows;
  if (act === undefined) return undefined;
  if (act.matter !== id || act.verb !== verb || act.actor !== actor.personId) {
    throw new AppError('ledger.act-id-reused', 409, { actId });
  }
  return {
    ...{ ok: true, actId: actId as ActId, homeRegion: region as Region, matterId: id as MatterId },
    ...{ version: matter.version, state: matter.state, replayed: true },
  };
}

/**
 * Freezes the lists of an approved draw and commits, in one act, to their digest and to a secret that is made here and known
 * to nobody until another officer reveals it.
 * @throws AppError 404 `procedure.no-such-matter`, 409 `procedure.refused`, `procedure.stale`, `inspections.draw.too-many`;
 *   422 `inspections.draw.lists`
 */
export async function freezeDraw(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  asked: AskedOfDraw,
): Promise<Performed> {
  const { region, id, actId, version, traceId } = asked;
  const found = await ledger.store.transaction(actor, (tx) => readMatters(tx, region, [id]));
  const matter = found.get(id)?.matter;
  if (matter === undefined || matter.procedure !== draw.id) throw new AppError('procedure.no-such-matter', 404);
  const done = await doneBefore(ledger, actor, matter, asked, 'freeze');
  if (done !== undefined) return done;
  // Asked before the lists are made, which is work; the ledger asks again.
  const refusal = refusalOf(draw, matter, actor, 'freeze', legalDay(ledger.clock.now()));
  if (refusal !== null) throw refused(refusal);
  const { lists, capped } = await populationOf(ledger, matter);
  const toDraw = lists.groups.reduce((sum, group) => sum + group.draw, 0);
  const problem = problemOf(lists) ?? (toDraw === 0 ? 'nothing' : undefined);
  if (problem !== undefined) throw new AppError('inspections.draw.lists', 422, { problem });
  const text = listsText(lists);
  const digest = listsDigest(text);
  const secret = randomPiece(32).toString('hex');
  const sealed = ledger.sealer.seal(Buffer.from(secret, 'hex'), secretContext(region, id));
  return perform(ledger, actor, {
    actId: actId as ActId,
    homeRegion: region as Region,
    matterId: id as MatterId,
    of: [draw.id],
    verb: 'freeze',
    version,
    body: {
      ...{ algorithm: DRAW_ALGORITHM, digest, commitment: commitmentOf(secret) },
      ...{ firms: lists.firms.length, officers: lists.officers.length, toDraw, capped },
    },
    traceId,
    beside: listsBeside(region, id, digest, text, sealed),
  });
}
