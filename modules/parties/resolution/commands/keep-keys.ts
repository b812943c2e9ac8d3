import type { Matter } from '../../../../platform/procedure/types.ts';
import { sql } from '../../../../platform/store/sql.ts';
import type { Store } from '../../../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../../../platform/store/types.ts';
import type { Directory } from '../../../authorities/index.ts';
import type { Proposer } from '../../../triage/model/proposer.ts';
import { type SubjectKeys, subjectHasher, subjectOfMatter, WITH_RESPONDENT } from '../model/matter-subject.ts';
import { placesOf } from '../places.ts';

type Named = Pick<Matter, 'homeRegion' | 'id' | 'facts'>;

interface KeyRow {
  readonly region: string;
  readonly matter: string;
  readonly key: number;
}

const nameOf = ({ matter, key }: KeyRow): string => `${matter} ${key}`;

/** Brings the keys of these matters to what their facts say now. Gives how many keys were added or removed. */
async function writeKeys(tx: Db, hasher: SubjectKeys, matters: readonly Named[]): Promise<number> {
  if (matters.length === 0) return 0;
  const { rows: before } = await tx.query<KeyRow>(sql`
    select home_region as region, matter_id as matter, key from subject_key
    where home_region = any(${[...new Set(matters.map(({ homeRegion }) => homeRegion))]}::char(6)[])
      and matter_id = any(${matters.map(({ id }) => id)}::uuid[])`);
  const known = new Set(before.map(nameOf));
  const rows = matters.flatMap((matter): KeyRow[] => {
    const subject = subjectOfMatter(matter);
    const keys = subject === undefined ? [] : [...hasher.of(subject).keys()];
    return keys.map((key) => ({ region: matter.homeRegion, matter: matter.id, key }));
  });
  const now = new Set(rows.map(nameOf));
  const [gone, come] = [before.filter((row) => !now.has(nameOf(row))), rows.filter((row) => !known.has(nameOf(row)))];
  if (gone.length > 0)
    await tx.query(sql`
      delete from subject_key k using unnest(${gone.map(({ region }) => region)}::char(6)[],
        ${gone.map(({ matter }) => matter)}::uuid[], ${gone.map(({ key }) => key)}::int[]) as g(region, matter, key)
      where k.home_region = g.region and k.matter_id = g.matter and k.key = g.key`);
  if (come.length > 0)
    await tx.query(sql`
      insert into subject_key (home_region, matter_id, key)
      select c.region, c.matter, c.key from unnest(${come.map(({ region }) => region)}::char(6)[],
        ${come.map(({ matter }) => matter)}::uuid[], ${come.map(({ key }) => key)}::int[]) as c(region, matter, key)
      on conflict (home_region, matter_id, key) do nothing`);
  return gone.length + come.length;
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
