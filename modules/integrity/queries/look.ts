import type { PersonId } from '../../../kernel/id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { FileStores } from '../../../platform/files/index.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Display, FileTrouble, ServeAct, StaffEntry } from '../model/check.ts';
import { asId } from '../model/conditions.ts';

/** Everybody with an account, as they stand on a day: read once a run. */
export async function staffOn(db: Db, today: PlainDate): Promise<ReadonlyMap<PersonId, StaffEntry>> {
  const { rows } = await db.query<StaffEntry & { id: PersonId }>(sql`
    select p.id, p.active, p.licence_no as "licenceNo", p.licence_until as "licenceUntil",
      coalesce((select array_agg(distinct r.authority_code) from held_role r where r.person = p.id
        and r.valid_from <= ${today}::date and coalesce(r.valid_to >= ${today}::date, true)), '{}') as authorities
    from person p`);
  return new Map(rows.map(({ id, ...entry }) => [id, entry]));
}

/** The last act that served each of these cases. */
export async function serveActs(
  tx: Db,
  homeRegion: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ServeAct>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<{ matter_id: string; body: JsonObject; payload: JsonObject | null }>(sql`
    select distinct on (a.matter_id) a.matter_id, a.body, p.payload
    from act a left join act_private p
      on p.home_region = a.home_region and p.matter_id = a.matter_id and p.seq = a.seq
    where a.home_region = ${homeRegion} and a.matter_id = any(${ids}::uuid[]) and a.verb = 'serve'
    order by a.matter_id, a.seq desc`);
  return new Map(rows.map(({ matter_id, body, payload }) => [matter_id, { body, personal: payload }]));
}

/** What the register of publications shows of these cases on a day. */
export async function displaysOf(
  tx: Db,
  homeRegion: string,
  ids: readonly string[],
  today: PlainDate,
): Promise<ReadonlyMap<string, readonly Display[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<Display & { matter_id: string }>(sql`
    select p.matter_id, p.id, p.on_day as "on", p.until_day as "until", coalesce(encode(d.sha256, 'hex'), '') as digest
    from publication p left join published_decision d on d.home_region = p.home_region and d.id = p.id
    where p.home_region = ${homeRegion} and p.matter_id = any(${ids}::uuid[]) and p.ended is null
      and p.until_day >= ${today}::date order by p.on_day, p.id`);
  return grouped(rows.map(({ matter_id, ...display }) => [matter_id, display]));
}

interface FileRow {
  readonly matter_id: string;
  readonly id: string;
  readonly found: string | null;
  readonly wanted: string;
}

/** Files that acts of evidence name and that the register does not have, or has with another hash. */
export async function unregisteredFiles(
  tx: Db,
  homeRegion: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly FileTrouble[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<FileRow>(sql`
    select a.matter_id, a.body #>> '{file,id}' as id, encode(f.sha256, 'hex') as found, a.body #>> '{file,sha256}' as wanted
    from act a left join file f on f.home_region = a.home_region and f.id = ${asId(sql`a.body #>> '{file,id}'`)}
    where a.home_region = ${homeRegion} and a.matter_id = any(${ids}::uuid[])
      and a.verb in ('add-evidence', 'extract-evidence', 'extract-data', 'keep-record') and a.body ? 'file'
      and encode(f.sha256, 'hex') is distinct from a.body #>> '{file,sha256}'`);
  return grouped(
    rows.map(({ matter_id, id, found }): [string, FileTrouble] => [
      matter_id,
      { file: id, what: found === null ? 'missing' : 'hash' },
    ]),
  );
}

/** Files of open cases whose bytes the storage does not have. Hashes of bytes are read by `verifyBlobs`, not every night. */
export async function lostFiles(
  tx: Db,
  stores: Pick<FileStores, 'working' | 'sealed'>,
  homeRegion: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly FileTrouble[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<{ matter_id: string; id: string; sha256: string }>(sql`
    select matter_id, id, encode(sha256, 'hex') as sha256 from file
    where home_region = ${homeRegion} and matter_id = any(${ids}::uuid[])`);
  const lost: [string, FileTrouble][] = [];
  const waiting = [...rows];
  const ask = async (): Promise<void> => {
    for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
      // An infected or unreadable original lies sealed; which of the two does not matter here.
      if (!((await stores.working.has(row.sha256)) || (await stores.sealed.has(row.sha256))))
        lost.push([row.matter_id, { file: row.id, what: 'bytes' }]);
    }
  };
  await Promise.all(Array.from({ length: 8 }, ask));
  return grouped(lost);
}

function grouped<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const by = new Map<string, T[]>();
  for (const [matter, one] of pairs) {
    const known = by.get(matter);
    if (known === undefined) by.set(matter, [one]);
    else known.push(one);
  }
  return by;
}
