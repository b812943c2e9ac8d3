import { AppError } from '../../../kernel/error.ts';
import { uuidv7 } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { sealContext } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Transaction } from '../../../platform/store/store.ts';
import { type Access, recordAccess } from '../commands/record-access.ts';
import type { IntakeContext } from '../context.ts';
import { openMatter } from '../queries/find-matter.ts';
import { refusalToAsk, refusalToDecide } from './may.ts';
import { needsRequest } from './needs-request.ts';
import type { Purpose } from './purposes.ts';
import { findRequest, REQUEST_COLUMNS, type RequestRow, stateOf } from './row.ts';
import { deny, type SealedPlace, traced } from './traced.ts';

/** What is sealed with an act. @throws AppError 404 `intake.identity.none` */
export async function sealedWith(tx: Transaction, { region, id, seq }: SealedPlace): Promise<Buffer> {
  const { rows } = await tx.query<{ sealed: Buffer | null }>(sql`
    select sealed from act_private where home_region = ${region} and matter_id = ${id} and seq = ${seq}`);
  const sealed = rows[0]?.sealed ?? null;
  if (sealed === null) throw new AppError('intake.identity.none', 404, { seq });
  return sealed;
}

const placeOf = ({ region, matterId, seq }: RequestRow): SealedPlace => ({ region, id: matterId, seq });

const trace = (
  tx: Transaction,
  actor: LedgerActor,
  { region, id, seq }: SealedPlace,
  kind: Access['kind'],
  reason: string,
  at: Date,
): Promise<void> => recordAccess(tx, actor, { homeRegion: region, matterId: id, seq, kind, reason }, at);

/** @throws AppError 404 `intake.identity.no-such-request` */
async function getRequest(tx: Transaction, region: string, id: string): Promise<RequestRow> {
  const row = await findRequest(tx, region, id);
  if (row === undefined) throw new AppError('intake.identity.no-such-request', 404);
  return row;
}

/**
 * Asks to open the identity sealed with an act of a report or clue. Traced, also where it is refused.
 * @throws AppError 404 `procedure.no-such-matter`, `intake.identity.none`; 403 `intake.identity.asker-refused`, `….own-unit`,
 *   `….named`; 409 `intake.identity.waiting`
 */
export async function askForIdentity(
  context: IntakeContext,
  actor: LedgerActor,
  asked: SealedPlace & { readonly purpose: Purpose; readonly reason: string },
): Promise<RequestRow> {
  const now = context.ledger.clock.now();
  return traced(context, actor, async (tx) => {
    const { matter } = await openMatter(tx, asked.region, asked.id);
    // Whoever may open it as it is has nothing to ask for.
    if (!needsRequest(matter)) throw new AppError('intake.identity.none', 404, { seq: asked.seq });
    await sealedWith(tx, asked);
    const refusal = await refusalToAsk(context, tx, actor, matter);
    if (refusal !== null) return deny(tx, actor, asked, refusal, now);
    const { rows } = await tx.query<RequestRow>(sql`
      insert into identity_request
        (home_region, id, matter_id, seq, procedure, authority, purpose, reason, asked_by, on_behalf_of, asked_at)
      values (${asked.region}, ${uuidv7()}, ${asked.id}, ${asked.seq}, ${matter.procedure}, ${actor.authority},
              ${asked.purpose}, ${asked.reason}, ${actor.personId}, ${actor.onBehalfOf}, ${now})
      on conflict do nothing returning ${REQUEST_COLUMNS}`);
    const [row] = rows;
    if (row === undefined) throw new AppError('intake.identity.waiting', 409);
    await trace(tx, actor, asked, 'identity-asked', `${asked.purpose}: ${asked.reason}`, now);
    return { done: row };
  });
}

/**
 * A custodian approves or refuses a request of another person, with a reason. From an approval on it may be opened so often
 * and so long as the settings said then. Traced, also where the custodian is refused.
 * @throws AppError 404 `intake.identity.no-such-request`, `procedure.no-such-matter`; 403 `intake.identity.own-approval`,
 *   `….own-unit`, `….named`; 409 `intake.identity.decided`
 */
export async function decideOnIdentity(
  context: IntakeContext,
  actor: LedgerActor,
  asked: {
    readonly region: string;
    readonly request: string;
    readonly decision: 'approved' | 'refused';
    readonly reason: string;
  },
): Promise<RequestRow> {
  const now = context.ledger.clock.now();
  const { openings, hours } = context.identity;
  const approved = asked.decision === 'approved';
  const until = approved ? new Date(now.getTime() + hours * 3_600_000) : null;
  return traced(context, actor, async (tx) => {
    const row = await getRequest(tx, asked.region, asked.request);
    const { matter } = await openMatter(tx, row.region, row.matterId);
    const refusal = await refusalToDecide(context, tx, actor, matter, row);
    if (refusal !== null) return deny(tx, actor, placeOf(row), refusal, now);
    // Of two custodians at once the second waits here and finds it decided.
    const { rows } = await tx.query<RequestRow>(sql`
      update identity_request
         set decision = ${asked.decision}, decision_reason = ${asked.reason}, decided_by = ${actor.personId},
             decided_on_behalf_of = ${actor.onBehalfOf}, decided_authority = ${actor.authority}, decided_at = ${now},
             openings = ${approved ? openings : 0}, open_until = ${until}
       where home_region = ${row.region} and id = ${row.id} and decision is null
      returning ${REQUEST_COLUMNS}`);
    const [decided] = rows;
    if (decided === undefined) throw new AppError('intake.identity.decided', 409);
    await trace(tx, actor, placeOf(row), `identity-${asked.decision}`, asked.reason, now);
    return { done: decided };
  });
}

const NOT_NOW = {
  waiting: 'undecided',
  refused: 'undecided',
  used: 'used-up',
  expired: 'expired',
  approved: 'expired',
} as const;

/**
 * Opens what was approved, for who asked for it. Counted and traced in the same transaction, before anything is unsealed: no
 * look without its trace, and of many at once only as many as were approved. Asked anew is whether the person may at all, for
 * the matter may have gone to others, and whom it accuses may have been corrected.
 * @throws AppError 404 `intake.identity.no-such-request`, `procedure.no-such-matter`, `intake.identity.none`; 403
 *   `intake.identity.not-asker`, `….asker-refused`, `….own-unit`, `….named`; 409 `intake.identity.undecided`, `….expired`,
 *   `….used-up`
 */
export async function openIdentity(
  context: IntakeContext,
  actor: LedgerActor,
  asked: { readonly region: string; readonly request: string },
): Promise<{ readonly seq: number; readonly identity: JsonObject }> {
  const { sealer, clock } = context.ledger;
  const now = clock.now();
  return traced(context, actor, async (tx) => {
    const row = await getRequest(tx, asked.region, asked.request);
    const place = placeOf(row);
    const { matter } = await openMatter(tx, row.region, row.matterId);
    const refusal =
      row.askedBy === actor.personId
        ? await refusalToAsk(context, tx, actor, matter)
        : new AppError('intake.identity.not-asker', 403);
    if (refusal !== null) return deny(tx, actor, place, refusal, now);
    const sealed = await sealedWith(tx, place);
    const { rows } = await tx.query(sql`
      update identity_request set opened = opened + 1, last_opened_at = ${now}
       where home_region = ${row.region} and id = ${row.id}
         and decision = 'approved' and opened < openings and open_until > ${now}
      returning id`);
    if (rows.length === 0) {
      const state = stateOf(await getRequest(tx, row.region, row.id), now);
      return deny(tx, actor, place, new AppError(`intake.identity.${NOT_NOW[state]}`, 409), now);
    }
    await trace(tx, actor, place, 'identity', `${row.purpose}: ${row.reason}`, now);
    const opened = sealer.open(sealed, sealContext(place.region, place.id, place.seq)).toString('utf8');
    return { done: { seq: row.seq, identity: JSON.parse(opened) as JsonObject } };
  });
}
