import { scopePattern } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { SYSTEM_PERSON } from '../../../platform/identity/index.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db, Statement } from '../../../platform/store/types.ts';
import { TEACHING_VERBS } from '../registry/verdict.ts';

/** An act that says what a matter is about, without the matter's words. */
export interface TeachingAct {
  readonly act_id: string;
  readonly home_region: string;
  readonly matter_id: string;
  readonly recorded_at: Date;
  readonly body: JsonObject;
  /** Of the matter, as it stands now. */
  readonly title: string;
}

/** Acts of officers of an area; with the city in front, so that a small place is found without the whole province. */
export function inArea(authority: string): Statement {
  const pattern = scopePattern(authority);
  return pattern.length > 4
    ? sql`left(a.authority, 4) = ${pattern.slice(0, 4)} and a.authority like ${pattern}`
    : sql`a.authority like ${pattern}`;
}

/**
 * The newest verdicts of an area's officers on clues, reports and complaints, oldest first: none on what was voided or is
 * sensitive, none of the system's own. Asked by background work, which sees all.
 */
export async function teachingActs(
  tx: Db,
  authority: string,
  { after, until, newest }: { readonly after?: Date | undefined; readonly until?: Date; readonly newest: number },
): Promise<readonly TeachingAct[]> {
  const { rows } = await tx.query<TeachingAct>(sql`
    select a.act_id, a.home_region, a.matter_id, a.recorded_at, a.body, m.title
    from act a join matter m on m.home_region = a.home_region and m.id = a.matter_id
    where a.verb in ('screen', 'correct') and ${inArea(authority)}
      and a.recorded_at > ${after ?? new Date(0)} and a.recorded_at <= ${until ?? new Date(8.64e15 / 100)}
      and a.procedure in ('clue', 'report', 'complaint') and a.actor <> ${SYSTEM_PERSON}
      and m.state <> 'voided' and m.sensitivity = 0
      and (a.verb = 'screen' or a.body ? 'domain')
    order by a.recorded_at desc, a.act_id desc limit ${newest}`);
  return rows.toReversed();
}

/** The verdicts on the matters named, oldest first, as {@link teachingActs}. */
export async function teachingActsOn(
  tx: Db,
  matters: readonly (readonly [region: string, id: string])[],
): Promise<readonly TeachingAct[]> {
  const { rows } = await tx.query<TeachingAct>(sql`
    select a.act_id, a.home_region, a.matter_id, a.recorded_at, a.body, m.title
    from act a join matter m on m.home_region = a.home_region and m.id = a.matter_id
    where a.home_region = any(${matters.map(([region]) => region)}::char(6)[])
      and a.matter_id = any(${matters.map(([, id]) => id)}::uuid[])
      and a.verb = any(${TEACHING_VERBS}) and a.actor <> ${SYSTEM_PERSON}
      and m.state <> 'voided' and m.sensitivity = 0
      and (a.verb = 'screen' or a.body ? 'domain')
    order by a.recorded_at, a.act_id`);
  return rows;
}

const AT_ONCE = 2_000;

/** The texts of the matters that acts are on, by matter id; those without one are left out. */
export async function textsOf(
  tx: Db,
  acts: readonly Pick<TeachingAct, 'home_region' | 'matter_id'>[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let from = 0; from < acts.length; from += AT_ONCE) {
    const some = acts.slice(from, from + AT_ONCE);
    const { rows } = await tx.query<{ id: string; text: string }>(sql`
      select m.id, m.snapshot #>> '{facts,text}' as text from matter m
      where m.home_region = any(${[...new Set(some.map(({ home_region }) => home_region))]}::char(6)[])
        and m.id = any(${some.map(({ matter_id }) => matter_id)}::uuid[])
        and m.sensitivity = 0 and coalesce(m.snapshot #>> '{facts,text}', '') <> ''`);
    for (const { id, text } of rows) found.set(id, text);
  }
  return found;
}

/** The latest act of an area that may teach, to see cheaply whether there is anything new. */
export async function latestTeachingAct(tx: Db, authority: string): Promise<string | null> {
  const { rows } = await tx.query<{ act_id: string }>(sql`
    select a.act_id from act a where a.verb in ('screen', 'correct') and ${inArea(authority)}
    order by a.recorded_at desc, a.act_id desc limit 1`);
  return rows[0]?.act_id ?? null;
}
