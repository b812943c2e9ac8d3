import type { Matter } from '../../../../platform/procedure/types.ts';
import { sql } from '../../../../platform/store/sql.ts';
import type { Store } from '../../../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../../../platform/store/types.ts';
import type { Directory } from '../../../authorities/index.ts';
import type { Proposer } from '../../../triage/model/proposer.ts';
import { type SubjectKeys, subjectHasher, subjectOfMatter, WITH_RESPONDENT } from '../model/matter-subject.ts';
import { placesOf } from '../places.ts';

type Named = Pick<Matter, 'homeRegion' | 'id' | 'facts'>;

/** Brings the keys of these matters to what their facts say now. Gives how many keys were added or removed. */
async function writeKeys(tx: Db, hasher: SubjectKeys, matters: readonly Named[]): Promise<number> {
  const rows = matters.flatMap((matter) => {
    const subject = subjectOfMatter(matter);
    const keys = subject === undefined ? [] : [...hasher.of(subject).keys()];
    return keys.map((key) => ({ region: matter.homeRegion, matter: matter.id, key }));
  });
  const regions = matters.map(({ homeRegion }) => homeRegion);
  const ids = matters.map(({ id }) => id);
  const gone = await tx.query(sql`
    delete from subject_key k using unnest(${regions}::text[], ${ids}::uuid[]) as m(region, id)
    where k.home_region = m.region and k.matter_id = m.id and not exists (
      select from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(region text, matter uuid, key integer)
      where r.region = k.home_region and r.matter = k.matter_id and r.key = k.key)`);
  const come = await tx.query(sql`
    insert into subject_key (home_region, matter_id, key)
    select r.region, r.matter, r.key
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(region text, matter uuid, key integer)
    on conflict (home_region, matter_id, key) do nothing`);
  return (gone.rowCount ?? 0) + (come.rowCount ?? 0);
}

/** Keeps by what each new matter is found to be about whom; proposes nothing itself. */
export function subjectKeeper(directory: Pick<Directory, 'authorities'>): Proposer {
  return {
    name: 'subject-keys',
    async propose({ tx, matters }) {
      await writeKeys(tx, subjectHasher(await placesOf(directory)), matters);
      return new Map();
    },
  };
}

const AT_ONCE = 1_000;

/**
 * Walks all matters once, a thousand a call, and brings their keys up to date: those from before this part was there, and those
 * whose respondent was corrected. At the end it begins anew with the next process.
 */
export function subjectSweep(store: Store, directory: Pick<Directory, 'authorities'>): () => Promise<number> {
  let after: { readonly region: string; readonly id: string } | null = {
    region: '000000',
    id: '00000000-0000-0000-0000-000000000000',
  };
  return async () => {
    if (after === null) return 0;
    const from = after;
    const hasher = subjectHasher(await placesOf(directory));
    return store.transaction(SYSTEM_VIEWER, async (tx) => {
      const { rows } = await tx.query<{ snapshot: Matter }>(sql`
        select snapshot from matter m where (m.home_region, m.id) > (${from.region}, ${from.id}::uuid)
        order by m.home_region, m.id limit ${AT_ONCE}`);
      const last = rows.at(-1)?.snapshot;
      const concerned = rows.flatMap(({ snapshot }) =>
        WITH_RESPONDENT.includes(snapshot.procedure) ? [snapshot] : [],
      );
      const changed = await writeKeys(tx, hasher, concerned);
      after = last === undefined ? null : { region: last.homeRegion, id: last.id };
      return changed;
    });
  };
}
