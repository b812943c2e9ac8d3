import { AppError } from '../../../kernel/error.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { sealContext } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { IntakeContext } from '../context.ts';
import { needsRequest } from '../identity/needs-request.ts';
import { sealedWith } from '../identity/requests.ts';
import { deny, traced } from '../identity/traced.ts';
import { openMatter } from '../queries/find-matter.ts';
import { recordAccess } from './record-access.ts';

/** Who may open who complained: the custodian, and the officer that the matter is assigned to, who has to call them. */
function refuseIdentity(actor: LedgerActor, matter: Matter): void {
  // What a sealed visit holds is no identity but where it goes: only its team and who ordered it open that, elsewhere.
  if (matter.procedure === 'visit') {
    throw new AppError('intake.identity.refused', 403, {
      who: '仅督导组、下达人可打开 / its team or who ordered it only',
    });
  }
  if (actor.roles.includes('custodian')) return;
  const own = matter.assignee !== null && (matter.assignee === actor.personId || matter.assignee === actor.onBehalfOf);
  if (own) return;
  throw new AppError('intake.identity.refused', 403, {
    who: '仅保管员、承办人可查看 / custodian or assigned officer only',
  });
}

/**
 * Opens the identity sealed with an act, of a complaint: who reported opens on an approved request only (`../identity`), and
 * that somebody tried without one is traced. The reason is written down before anything is opened, in the same transaction: no
 * look without its trace.
 * @throws AppError 404 `procedure.no-such-matter`, `intake.identity.none`; 403 `intake.identity.refused`,
 *   `intake.identity.request-needed`
 */
export async function revealIdentity(
  context: IntakeContext,
  actor: LedgerActor,
  asked: { readonly region: string; readonly id: string; readonly seq: number; readonly reason: string },
): Promise<JsonObject> {
  const { sealer, clock } = context.ledger;
  const { region, id, seq, reason } = asked;
  return traced(context, actor, async (tx) => {
    const { matter } = await openMatter(tx, region, id);
    if (needsRequest(matter)) {
      await sealedWith(tx, asked);
      return deny(tx, actor, asked, new AppError('intake.identity.request-needed', 403), clock.now());
    }
    refuseIdentity(actor, matter);
    const sealed = await sealedWith(tx, asked);
    await recordAccess(tx, actor, { homeRegion: region, matterId: id, seq, kind: 'identity', reason }, clock.now());
    return { done: JSON.parse(sealer.open(sealed, sealContext(region, id, seq)).toString('utf8')) as JsonObject };
  });
}
