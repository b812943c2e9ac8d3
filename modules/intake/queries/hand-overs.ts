import { AppError } from '../../../kernel/error.ts';
import type { PersonId } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { officerAt, requireMayHandOver, selves, takesAt } from '../commands/hand-over.ts';
import type { IntakeContext } from '../context.ts';
import type { HandOverPreview, HandOverView } from '../hand-over-contract.ts';
import { inScope, ofIntake } from './conditions.ts';
import { namesFor } from './matter-row.ts';

/** Most hand-overs that are listed; older ones are found by their receipt. */
const LISTED = 100;

/**
 * How many open matters a hand-over would move, by kind, and which the receiver cannot take. Counts are of this moment.
 * @throws AppError 403 `intake.hand-over.refused`
 */
export async function previewHandOver(
  { ledger, directory }: IntakeContext,
  actor: LedgerActor,
  from: PersonId,
  to: PersonId | undefined,
): Promise<HandOverPreview> {
  requireMayHandOver(actor, from);
  const { rows } = await ledger.store.transaction(actor, (tx) =>
    tx.query<{ procedure: string; code: string; n: number }>(sql`
      select m.procedure, m.handling_code as code, count(*)::int as n from matter m
      where ${inScope(actor.scope)} and ${ofIntake} and m.assignee = ${from} and m.closed_on is null
      group by m.procedure, m.handling_code order by m.procedure, m.handling_code`),
  );
  const places = to === undefined ? [] : await officerAt(ledger.store.db, to, legalDay(ledger.clock.now()));
  const names = await namesFor(directory, [], [from]);
  const kinds = new Map<string, number>();
  const staying = new Map<string, number>();
  for (const { procedure, code, n } of rows) {
    kinds.set(procedure, (kinds.get(procedure) ?? 0) + n);
    if (to !== undefined && !takesAt(places, code)) staying.set(code, (staying.get(code) ?? 0) + n);
  }
  return {
    from: { id: from, name: names.person(from) },
    open: rows.reduce((sum, { n }) => sum + n, 0),
    kinds: [...kinds].map(([procedure, count]) => ({ procedure, count })),
    staying: [...staying].map(([authority, count]) => ({ authority, name: names.authority(authority), count })),
  };
}

interface Row {
  readonly id: string;
  readonly cases: boolean;
  readonly from: string;
  readonly to: string;
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly reason: string;
  readonly moved: number;
  readonly refused: number;
  readonly digest: string;
  readonly confirmed_by: string | null;
  readonly confirmed_at: Date | null;
}

/**
 * Finished hand-overs that the person gave, took or asked for, the newest first. Found by the person and not by area:
 * an officer of a station is told of what the bureau above gave them.
 */
export async function handOversOf(
  { ledger, directory }: IntakeContext,
  actor: LedgerActor,
  id?: string,
): Promise<HandOverView[]> {
  const me = selves(actor);
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<Row>(sql`
      select id, document::jsonb ->> 'kind' like '%case-hand-over%' as cases, from_person as "from", to_person as "to", asked_by, asked_at, reason,
             jsonb_array_length(document::jsonb -> 'moved') as moved,
             jsonb_array_length(document::jsonb -> 'refused') as refused,
             encode(digest, 'hex') as digest, confirmed_by, confirmed_at
      from hand_over
      where (to_person = any(${me}::uuid[]) or from_person = any(${me}::uuid[]) or asked_by = any(${me}::uuid[]))
        and document is not null and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)
      order by asked_at desc, id limit ${LISTED}`),
  );
  const people = rows.flatMap(({ from, to, asked_by, confirmed_by }) => [from, to, asked_by, confirmed_by ?? from]);
  const names = await namesFor(directory, [], [...new Set(people)]);
  const person = (who: string) => ({ id: who, name: names.person(who) });
  return rows.map((row) => ({
    id: row.id,
    what: row.cases ? 'cases' : 'matters',
    from: person(row.from),
    to: person(row.to),
    askedBy: person(row.asked_by),
    askedAt: row.asked_at.toISOString(),
    reason: row.reason,
    moved: row.moved,
    refused: row.refused,
    digest: row.digest,
    confirmedBy: row.confirmed_by === null ? null : person(row.confirmed_by),
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    mayConfirm: row.confirmed_at === null && me.includes(row.to),
  }));
}

/** One of them. @throws AppError 404 `intake.hand-over.unknown` */
export async function getHandOver(context: IntakeContext, actor: LedgerActor, id: string): Promise<HandOverView> {
  const [found] = await handOversOf(context, actor, id);
  if (found === undefined) throw new AppError('intake.hand-over.unknown', 404, { id });
  return found;
}
