import { join, raw, sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { nameKey } from '../model/name.ts';
import { type Party, readCode } from '../model/party.ts';

/** A party to be kept, with the hash of the row that says so. */
export interface GivenParty extends Party {
  readonly digest: string;
  /** The file itself names the day; else it is only the day on which it was read. */
  readonly dated: boolean;
}

export type PutOutcome = 'added' | 'updated' | 'unchanged' | 'older';

interface Held {
  readonly code: string;
  readonly name: string;
  readonly former_names: readonly string[];
  readonly digest: string;
  readonly as_of: string;
  readonly batch_id: string | null;
  /** What this batch made of it before it was cut off; null when it was not at it. */
  readonly begun: 'added' | 'updated' | null;
}

const columns = raw(`home_region, code, name, name_key, former_names, former_keys, kind, region, address, status,
  status_on, registered_on, source, as_of, digest, batch_id`);

/** Names once each; a firm that took its old name back has no former name of that sound. */
function formerOf(given: GivenParty, held: Held | undefined): string[] {
  const own = nameKey(given.name);
  const all = [...given.formerNames, ...(held === undefined ? [] : [held.name, ...held.former_names])];
  const byKey = new Map(all.map((name) => [nameKey(name), name] as const));
  byKey.delete(own);
  return [...byKey.values()];
}

function rowOf(given: GivenParty, held: Held | undefined, batchId: string | null) {
  const read = readCode(given.code);
  const former = formerOf(given, held);
  return {
    ...{ home_region: read?.division ?? given.code.slice(2, 8), code: given.code, name: given.name },
    ...{ name_key: nameKey(given.name), former_names: former, former_keys: former.map(nameKey).join('|') },
    ...{ kind: read?.kind ?? 'other', region: given.region, address: given.address, status: given.status },
    ...{ status_on: given.statusOn, registered_on: given.registeredOn, source: given.source, as_of: given.asOf },
    ...{ digest: given.digest, batch_id: batchId },
  };
}

const divisionsOf = (codes: readonly string[]): string[] => [...new Set(codes.map((code) => code.slice(2, 8)))];

/** The rows of these codes as they stand, kept for us until the transaction ends. */
async function heldOf(tx: Db, codes: readonly string[], batchId: string | null): Promise<Map<string, Held>> {
  const { rows } = await tx.query<Held>(sql`
    select p.code, p.name, p.former_names, p.digest, p.as_of, p.batch_id,
           (select case when c.before is null then 'added' else 'updated' end from party_change c
            where c.home_region = p.home_region and c.batch_id = ${batchId}::uuid and c.code = p.code) as begun
    from party p where p.home_region = any(${divisionsOf(codes)}) and p.code = any(${codes}) for update of p`);
  return new Map(rows.map((row) => [row.code, row]));
}

function judge(given: GivenParty, held: Held | undefined, batchId: string | null): PutOutcome {
  if (held === undefined) return 'added';
  if (held.digest === given.digest) {
    return batchId !== null && held.batch_id === batchId ? (held.begun ?? 'unchanged') : 'unchanged';
  }
  // What a registry said earlier does not overwrite what it said later; without a day of its own, a file is of today.
  return given.dated && given.asOf < held.as_of ? 'older' : 'updated';
}

/**
 * Puts parties into the registry in one statement a step: new ones are added, those whose row differs are brought up
 * to date (a changed name stays as a former one), the same row again changes nothing. Under a batch id each change
 * keeps the row as it was, so that the batch can be undone. Codes must differ. Gives what became of each, in order.
 */
export async function putParties(
  tx: Db,
  parties: readonly GivenParty[],
  batchId: string | null,
): Promise<readonly PutOutcome[]> {
  // One after the other: two imports of the same new firm would both find nothing.
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('qingyuan.party.put'))`);
  const held = await heldOf(
    tx,
    parties.map(({ code }) => code),
    batchId,
  );
  const outcomes = parties.map((party) => judge(party, held.get(party.code), batchId));
  const written = parties.filter((party, at) => {
    const outcome = outcomes[at];
    const before = held.get(party.code);
    return (outcome === 'added' || outcome === 'updated') && before?.digest !== party.digest;
  });
  if (written.length === 0) return outcomes;
  const rows = JSON.stringify(written.map((party) => rowOf(party, held.get(party.code), batchId)));
  const codes = written.map(({ code }) => code);
  if (batchId !== null)
    await tx.query(sql`
      insert into party_change (home_region, batch_id, code, before)
      select substr(w.code, 3, 6), ${batchId}::uuid, w.code, to_jsonb(p)
      from unnest(${codes}::text[]) w(code)
      left join party p on p.home_region = substr(w.code, 3, 6) and p.code = w.code
      on conflict (home_region, batch_id, code) do nothing`);
  await tx.query(join([sql`insert into party (${columns})`, fromJson(rows), ON_CONFLICT], ' '));
  return outcomes;
}

/** Rows of `party` from JSON, by column name. */
export const fromJson = (rows: string) =>
  sql`select ${columns} from jsonb_populate_recordset(null::party, ${rows}::jsonb)`;

export const ON_CONFLICT = sql`
  on conflict (home_region, code) do update set
    name = excluded.name, name_key = excluded.name_key, former_names = excluded.former_names,
    former_keys = excluded.former_keys, kind = excluded.kind, region = excluded.region, address = excluded.address,
    status = excluded.status, status_on = excluded.status_on, registered_on = excluded.registered_on,
    source = excluded.source, as_of = excluded.as_of, digest = excluded.digest, batch_id = excluded.batch_id,
    touched_at = now()`;

/** Puts rows back as they were. */
export async function restoreParties(tx: Db, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(join([sql`insert into party (${columns})`, fromJson(JSON.stringify(rows)), ON_CONFLICT], ' '));
}
