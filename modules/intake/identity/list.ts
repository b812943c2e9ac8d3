import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Directory } from '../../authorities/index.ts';
import { recordAccess } from '../commands/record-access.ts';
import type { IntakeContext } from '../context.ts';
import type { IdentityRequest, RequestQuery } from './contract.ts';
import { isOther } from './may.ts';
import { REQUEST_COLUMNS, type RequestRow, stateOf } from './row.ts';

/** Requests as this person sees them, with names. */
export async function presentRequests(
  directory: Directory,
  actor: LedgerActor,
  rows: readonly RequestRow[],
  now: Date,
): Promise<IdentityRequest[]> {
  const ids = rows.flatMap((row) => [row.askedBy, row.onBehalfOf, row.decidedBy, row.decidedOnBehalfOf]);
  const people = await directory.people(ids.filter((id) => id !== null));
  const names = await directory.names();
  const someone = (id: string) => ({ id, name: people(id) });
  const stoodFor = (id: string | null) => (id === null ? null : someone(id));
  const place = (code: string) => ({ code, name: names(code) });
  return rows.map((row) => {
    const state = stateOf(row, now);
    const { decidedBy, decidedAuthority, decidedAt, decisionReason } = row;
    const decided = decidedBy !== null && decidedAuthority !== null && decidedAt !== null && decisionReason !== null;
    return {
      region: row.region,
      id: row.id,
      matter: { region: row.region, id: row.matterId, procedure: row.procedure, seq: row.seq },
      purpose: row.purpose,
      reason: row.reason,
      by: someone(row.askedBy),
      onBehalfOf: stoodFor(row.onBehalfOf),
      authority: place(row.authority),
      askedAt: row.askedAt.toISOString(),
      state,
      decision: decided
        ? {
            by: someone(decidedBy),
            onBehalfOf: stoodFor(row.decidedOnBehalfOf),
            authority: place(decidedAuthority),
            reason: decisionReason,
            at: decidedAt.toISOString(),
          }
        : null,
      openings: row.openings,
      opened: row.opened,
      openUntil: row.openUntil?.toISOString() ?? null,
      lastOpenedAt: row.lastOpenedAt?.toISOString() ?? null,
      mayDecide: state === 'waiting' && actor.roles.includes('custodian') && isOther(actor, row),
      mayOpen: state === 'approved' && row.askedBy === actor.personId,
    };
  });
}

/**
 * Requests, the newest first: those of the own area for its custodians (of matters that they see) and its auditors (of all,
 * and that they looked is written down), one's own for everybody.
 */
export async function listRequests(
  { ledger, directory }: IntakeContext,
  actor: LedgerActor,
  asked: RequestQuery,
): Promise<{ items: IdentityRequest[]; next: string | null }> {
  const now = ledger.clock.now();
  const audits = actor.roles.includes('auditor');
  const { before, matter } = asked;
  const mine = sql`asked_by = ${actor.personId}`;
  const seen = sql`exists (select from matter m where m.home_region = r.home_region and m.id = r.matter_id)`;
  const shown = audits ? sql`true` : actor.roles.includes('custodian') ? sql`(${mine} or ${seen})` : mine;
  const state = asked.state === 'waiting' ? sql`decision is null` : sql`true`;
  const ofMatter = matter === undefined ? sql`true` : sql`matter_id = ${matter}`;
  const page = before === undefined ? sql`true` : sql`id < ${before}::uuid`;
  const rows = await ledger.store.transaction(actor, async (tx) => {
    const found = await tx.query<RequestRow>(sql`
      select ${REQUEST_COLUMNS} from identity_request r
       where ${shown} and ${state} and ${ofMatter} and ${page}
       order by id desc limit ${asked.limit + 1}`);
    if (audits) {
      const place = { homeRegion: actor.authority.slice(0, 6), matterId: null, seq: null };
      const reason = ['identity-requests', asked.state, ...(matter === undefined ? [] : [`matter=${matter}`])].join(
        ' ',
      );
      await recordAccess(tx, actor, { ...place, kind: 'audit', reason }, now);
    }
    return found.rows;
  });
  const items = await presentRequests(directory, actor, rows.slice(0, asked.limit), now);
  return { items, next: rows.length > asked.limit ? (items.at(-1)?.id ?? null) : null };
}
