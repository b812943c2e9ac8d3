import { legalDay } from '../../../kernel/plain-date.ts';
import { scopePattern } from '../../../kernel/region.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { raw, sql } from '../../../platform/store/sql.ts';
import type { Statement } from '../../../platform/store/types.ts';
import { handledBelow } from '../../intake/index.ts';
import type { CaseContext } from '../context.ts';
import type { CaseHolder } from '../hand-over-contract.ts';
import { penaltyCase } from '../model/case/case.ts';
import { seenCases } from './conditions.ts';

/** Open cases that the asker's own authority handles. Whoever decided on the spot has nothing to hand on. */
export const openHere = (actor: LedgerActor): Statement =>
  sql`${seenCases(actor)} and m.procedure = ${penaltyCase.id} and m.closed_on is null and ${handledBelow(actor.authority)}`;

/** Everybody with open work in a case, once for each thing: `who.id`, `who.task`. */
export const WORK = raw(`lateral (
  select person #>> '{}' as id, false as task from jsonb_path_query(m.snapshot, '$.facts.officers[*]') person
  union select m.assignee::text, false where m.assignee is not null
  union all
  select owner #>> '{}', true from jsonb_path_query(m.snapshot, '$.facts.tasks.* ? (@.state == "open").owner') owner
) who`);

interface Row {
  readonly id: string;
  readonly name: string;
  readonly state: CaseHolder['state'];
  readonly cases: number;
  readonly tasks: number;
}

/** Who has open work in the cases of the asker's authority, those first who can no longer do it. */
export async function caseHolders({ ledger }: CaseContext, actor: LedgerActor): Promise<readonly CaseHolder[]> {
  const today = legalDay(ledger.clock.now());
  const { rows } = await ledger.store.transaction(actor, (tx) =>
    tx.query<Row>(sql`
      with held as (
        select who.id, count(distinct m.id)::int as cases, count(*) filter (where who.task)::int as tasks
        from matter m cross join ${WORK} where ${openHere(actor)} group by who.id)
      select h.id, coalesce(p.name, '') as name, h.cases, h.tasks,
        case when p.id is null or not p.active then 'closed'
             when not exists (select from held_role r where r.person = p.id and r.valid_from <= ${today}
                    and (r.valid_to is null or r.valid_to >= ${today})
                    and r.authority_code like ${scopePattern(actor.authority)}) then 'moved'
             when p.licence_until < ${today} then 'licence'
             else 'here' end as state
      from held h left join person p on p.id::text = h.id
      order by (p.id is not null and p.active), name, h.id`),
  );
  const rank = ({ state }: Row): number => (state === 'here' ? 1 : 0);
  return [...rows].sort((a, b) => rank(a) - rank(b));
}
