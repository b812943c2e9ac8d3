import type { AuthorityCode, PersonId } from '../../../kernel/id.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { RequestState } from './contract.ts';
import type { Purpose } from './purposes.ts';

/** A line of `identity_request`. */
export interface RequestRow {
  readonly region: string;
  readonly id: string;
  readonly matterId: string;
  readonly seq: number;
  readonly procedure: string;
  readonly authority: AuthorityCode;
  readonly purpose: Purpose;
  readonly reason: string;
  readonly askedBy: PersonId;
  readonly onBehalfOf: PersonId | null;
  readonly askedAt: Date;
  readonly decision: 'approved' | 'refused' | null;
  readonly decisionReason: string | null;
  readonly decidedBy: PersonId | null;
  readonly decidedOnBehalfOf: PersonId | null;
  readonly decidedAuthority: AuthorityCode | null;
  readonly decidedAt: Date | null;
  readonly openings: number;
  readonly opened: number;
  readonly openUntil: Date | null;
  readonly lastOpenedAt: Date | null;
}

export const REQUEST_COLUMNS = sql`
  home_region as region, id, matter_id as "matterId", seq, procedure, authority, purpose, reason, asked_by as "askedBy",
  on_behalf_of as "onBehalfOf", asked_at as "askedAt", decision, decision_reason as "decisionReason",
  decided_by as "decidedBy", decided_on_behalf_of as "decidedOnBehalfOf", decided_authority as "decidedAuthority",
  decided_at as "decidedAt", openings, opened, open_until as "openUntil", last_opened_at as "lastOpenedAt"`;

/** One request by its id, as far as row security shows it. */
export async function findRequest(tx: Db, region: string, id: string): Promise<RequestRow | undefined> {
  const { rows } = await tx.query<RequestRow>(sql`
    select ${REQUEST_COLUMNS} from identity_request where home_region = ${region} and id = ${id}`);
  return rows[0];
}

/** Where a request stands now. That its time is over is no act: nobody has to be there for it. */
export function stateOf(
  row: Pick<RequestRow, 'decision' | 'openings' | 'opened' | 'openUntil'>,
  now: Date,
): RequestState {
  if (row.decision === null) return 'waiting';
  if (row.decision === 'refused') return 'refused';
  if (row.opened >= row.openings) return 'used';
  return row.openUntil !== null && now < row.openUntil ? 'approved' : 'expired';
}
