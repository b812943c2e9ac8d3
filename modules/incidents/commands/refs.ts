import { createHash } from 'node:crypto';
import { AppError } from '../../../kernel/error.ts';
import { str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { LedgerActor, LedgerDependencies } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';

/** A matter by where it is at home. */
export interface Named {
  readonly region: string;
  readonly id: string;
}

/** What people write in; nothing else is part of an incident. */
export const TOLD_BY_PEOPLE: readonly string[] = ['clue', 'report', 'complaint'];

/** What names a matter to an incident: whoever does not know the matter's id learns nothing by it. */
export const refOf = ({ region, id }: Named): string =>
  createHash('sha256').update(`incident member ${region} ${id.toLowerCase()}`).digest('hex').slice(0, 32);

/** Copies of one text are one teller; nothing is kept by which a person could be known. */
export const tellerOf = (matter: Pick<Matter, 'title' | 'facts'>): Buffer =>
  createHash('sha256')
    .update(`${matter.title}\n${str(matter.facts, 'text')}`.replace(/\s+/g, ''))
    .digest()
    .subarray(0, 8);

/**
 * These matters as members, each one that the actor sees.
 * @throws AppError 404 `procedure.no-such-matter`, 422 `incidents.not-told`
 */
export async function membersFrom(
  { store }: Pick<LedgerDependencies, 'store'>,
  actor: LedgerActor,
  named: readonly Named[],
): Promise<readonly JsonObject[]> {
  const found = new Map<string, Matter>();
  for (const region of new Set(named.map((each) => each.region))) {
    const ids = named.filter((each) => each.region === region).map(({ id }) => id);
    const read = await store.transaction(actor, (tx) => readMatters(tx, region, ids));
    for (const [id, { matter }] of read) found.set(id, matter);
  }
  return [...new Map(named.map((each) => [each.id, each])).values()].map((each) => {
    const matter = found.get(each.id);
    if (matter === undefined) throw new AppError('procedure.no-such-matter', 404);
    if (!TOLD_BY_PEOPLE.includes(matter.procedure)) throw new AppError('incidents.not-told', 422);
    return { ref: refOf(each), teller: tellerOf(matter).toString('hex') };
  });
}

const behind = (incident: Named, named: readonly Named[]) => sql`
  insert into incident_member (home_region, incident_id, ref, matter_region, matter_id)
  select ${incident.region}, ${incident.id}, m.ref, m.region, m.id
  from unnest(${named.map(refOf)}::text[], ${named.map(({ region }) => region)}::text[],
    ${named.map(({ id }) => id)}::uuid[]) as m(ref, region, id)`;

/** Which matters are meant, written once beside the act that opens an incident; whoever acts may write it and not read it. */
export async function writeRefs(tx: Db, incident: Named, named: readonly Named[]): Promise<void> {
  await tx.query(behind(incident, named));
}

/**
 * Writes down which matters are meant, before the act that names them. Where that is refused it stays without meaning: members
 * are those that the acts say.
 */
export async function keepRefs(store: Store, incident: Named, named: readonly Named[]): Promise<void> {
  await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`${behind(incident, named)} on conflict (home_region, incident_id, ref) do nothing`),
  );
}

/** The matters behind these members of an incident: for what goes on to filter them by what a reader may see. */
export async function mattersBehind(store: Store, incident: Named, refs: readonly string[]): Promise<readonly Named[]> {
  if (refs.length === 0) return [];
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<Named>(sql`
      select matter_region as region, matter_id as id from incident_member
      where home_region = ${incident.region} and incident_id = ${incident.id} and ref = any(${[...refs]})`);
    return rows;
  });
}
