import { AppError } from '../../../kernel/error.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { sealContext } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { IntakeContext } from '../context.ts';
import { openMatter } from '../queries/find-matter.ts';
import { recordAccess } from './record-access.ts';

/**
 * Who may open who it was: the custodian, and the officer the matter is assigned to; of a report only the custodian
 * and the head of the bureau that handles it, because reporters must be kept secret (令121 art 37).
 */
function refuseIdentity(actor: LedgerActor, matter: Matter): void {
  // What a sealed visit holds is no identity but where it goes: only its team and who ordered it open that, elsewhere.
  if (matter.procedure === 'visit') {
    throw new AppError('intake.identity.refused', 403, {
      who: '仅督导组、下达人可打开 / its team or who ordered it only',
    });
  }
  if (actor.roles.includes('custodian')) return;
  const here = matter.handlingCode === actor.authority || matter.handlingCode.startsWith(actor.authority);
  if (matter.procedure === 'report') {
    if (here && actor.roles.includes('head')) return;
    throw new AppError('intake.identity.refused', 403, {
      who: '举报人身份仅保管员、负责人可查看 / custodian or head only',
    });
  }
  const own = matter.assignee !== null && (matter.assignee === actor.personId || matter.assignee === actor.onBehalfOf);
  if (own) return;
  throw new AppError('intake.identity.refused', 403, {
    who: '仅保管员、承办人可查看 / custodian or assigned officer only',
  });
}

/**
 * Opens the identity sealed with an act. The reason is written down before anything is opened, in the same
 * transaction: no look without its trace.
 * @throws AppError 404 `procedure.no-such-matter`, `intake.identity.none`; 403 `intake.identity.refused`
 */
export async function revealIdentity(
  context: IntakeContext,
  actor: LedgerActor,
  asked: { readonly region: string; readonly id: string; readonly seq: number; readonly reason: string },
): Promise<JsonObject> {
  const { store, sealer, clock } = context.ledger;
  const { region, id, seq, reason } = asked;
  return store.transaction(actor, async (tx) => {
    const { matter } = await openMatter(tx, region, id);
    refuseIdentity(actor, matter);
    const { rows } = await tx.query<{ sealed: Buffer | null }>(sql`
      select sealed from act_private where home_region = ${region} and matter_id = ${id} and seq = ${seq}`);
    const sealed = rows[0]?.sealed ?? null;
    if (sealed === null) throw new AppError('intake.identity.none', 404, { seq });
    await recordAccess(tx, actor, { homeRegion: region, matterId: id, seq, kind: 'identity', reason }, clock.now());
    return JSON.parse(sealer.open(sealed, sealContext(region, id, seq)).toString('utf8')) as JsonObject;
  });
}
