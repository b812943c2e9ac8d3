import type { Matter } from '../../../../platform/procedure/types.ts';
import { sql } from '../../../../platform/store/sql.ts';
import type { Db } from '../../../../platform/store/types.ts';
import { PARTY_COLUMNS, type PartyRecord } from '../../queries/party-row.ts';
import { subjectOfMatter } from '../model/matter-subject.ts';
import type { Subject } from '../model/subject.ts';
import { type Place, placeOfKey, type SubjectKey } from './words.ts';

/** The entity that a registry holds under a code; undefined where none told of it. */
export async function partyOfCode(tx: Db, code: string): Promise<PartyRecord | undefined> {
  const { rows } = await tx.query<PartyRecord>(sql`
    select ${PARTY_COLUMNS} from party p where p.home_region = ${code.slice(2, 8)} and p.code = ${code}`);
  return rows[0];
}

/** How a registry writes an entity: its name and its former ones. */
export const waysOfParty = ({ code, name, former_names: former, region, address }: PartyRecord): Subject[] =>
  [name, ...former].map((each) => ({ name: each, code, region, ...(address === '' ? {} : { address }) }));

/** Matters by their places, as far as this transaction may see them. */
export async function mattersAt(tx: Db, places: readonly Place[]): Promise<Matter[]> {
  if (places.length === 0) return [];
  const { rows } = await tx.query<{ snapshot: Matter }>(sql`
    select m.snapshot
    from unnest(${places.map(({ region }) => region)}::char(6)[], ${places.map(({ id }) => id)}::uuid[]) as p(region, id)
    join matter m on m.home_region = p.region and m.id = p.id`);
  return rows.map(({ snapshot }) => snapshot);
}

/** How a subject is known to be written: by the registry, or by the matter that names it. */
export async function knownSubjects(tx: Db, key: SubjectKey): Promise<Subject[]> {
  const place = placeOfKey(key);
  if (place === undefined) {
    const party = await partyOfCode(tx, key.slice('code:'.length));
    return party === undefined ? [] : waysOfParty(party);
  }
  return (await mattersAt(tx, [place])).flatMap((matter) => subjectOfMatter(matter) ?? []);
}
