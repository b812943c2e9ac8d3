import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Clock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/error.ts';
import { uuidv7 } from '../../kernel/id.ts';
import { hashToken } from '../crypto/index.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import type { Db } from '../store/types.ts';
import type { BlobStore } from './blob-store.ts';
import { closeBox, openBox } from './held-box.ts';
import { type FileState, type FileStores, judgeFile } from './receive.ts';
import type { ScanResult } from './scan.ts';

/** Bytes of every part but the last: on a slow mobile network half a minute. */
export const PART_BYTES = 1_048_576;

export interface HeldSettings {
  /** Most files under one token. */
  readonly files: number;
  /** Most bytes of one. */
  readonly bytes: number;
  /** Most bytes of all that is held, whosever it is. */
  readonly room: number;
  /** So long it is held. */
  readonly hours: number;
}

export interface HeldDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly stores: FileStores;
  /** Where encrypted parts lie. */
  readonly parts: BlobStore;
  readonly settings: HeldSettings;
}

/** A held file as whoever has the token names it. */
export interface HeldName {
  /** 256 random bits in base64url, made by the sender. */
  readonly token: string;
  readonly id: string;
}

/** What was found once all of it was here. */
export interface Judged {
  readonly type: string;
  readonly state: FileState;
  readonly scan: ScanResult;
}

interface Row {
  readonly name: Buffer;
  readonly size: number;
  readonly judged: Judged | null;
}

const partsOf = (size: number): number => Math.ceil(size / PART_BYTES);

async function findHeld(db: Db, { token, id }: HeldName, now: Date): Promise<Row | undefined> {
  const { rows } = await db.query<Row>(sql`
    select name, size::float8 as size, judged from held_file
    where id = ${id} and token_hash = ${hashToken(token)} and until > ${now}`);
  return rows[0];
}

async function getHeld(db: Db, held: HeldName, now: Date): Promise<Row> {
  const row = await findHeld(db, held, now);
  if (row === undefined) throw new AppError('file.held-unknown', 404, { id: held.id });
  return row;
}

export interface Begun {
  readonly partBytes: number;
  readonly parts: number;
  readonly until: Date;
}

/**
 * Says that a file will come; asked again with the same id it is begun once.
 * @throws AppError 413 `file.too-large`; 409 `file.held-too-many`; 503 `file.held-no-room`; 404 `file.held-unknown` for an
 *   id of another token
 */
export async function beginHeld(
  { store, clock, settings }: HeldDependencies,
  { token, id, name, size }: HeldName & { readonly name: string; readonly size: number },
): Promise<Begun> {
  if (size > settings.bytes) throw new AppError('file.too-large', 413, { limit: settings.bytes });
  const now = clock.now();
  const until = new Date(now.getTime() + settings.hours * 3_600_000);
  const tokenHash = hashToken(token);
  const { rows } = await store.db.query<{ mine: number; all: number }>(sql`
    select count(*) filter (where token_hash = ${tokenHash} and id <> ${id})::int as mine, coalesce(sum(size), 0)::float8 as all
    from held_file where until > ${now}`);
  const { mine = 0, all = 0 } = rows[0] ?? {};
  if (mine >= settings.files) throw new AppError('file.held-too-many', 409, { most: settings.files });
  if (all + size > settings.room) throw new AppError('file.held-no-room', 503, { retryAfter: 600 });
  const { rowCount } = await store.db.query(sql`
    insert into held_file (id, token_hash, name, size, until)
    values (${id}, ${tokenHash}, ${closeBox(token, id, 'name', Buffer.from(name))}, ${size}, ${until})
    on conflict do nothing`);
  if (rowCount === 0) await getHeld(store.db, { token, id }, now);
  return { partBytes: PART_BYTES, parts: partsOf(size), until };
}

/**
 * Takes one part, encrypted before it touches a disk; sent again it is there once.
 * @throws AppError 404 `file.held-unknown`; 422 `file.held-part`
 */
export async function putPart(
  { store, clock, stores, parts }: HeldDependencies,
  held: HeldName,
  n: number,
  bytes: Uint8Array,
): Promise<void> {
  const { size } = await getHeld(store.db, held, clock.now());
  const expected = n < partsOf(size) ? Math.min(PART_BYTES, size - n * PART_BYTES) : 0;
  if (bytes.length !== expected || expected === 0) throw new AppError('file.held-part', 422, { part: n, expected });
  const box = closeBox(held.token, held.id, String(n), bytes);
  const blob = createHash('sha256').update(box).digest();
  const { rowCount } = await store.db.query(
    sql`insert into held_part (file_id, n, blob) values (${held.id}, ${n}, ${blob}) on conflict do nothing`,
  );
  if (rowCount === 0) return;
  const path = join(stores.incoming, uuidv7());
  try {
    await mkdir(stores.incoming, { recursive: true, mode: 0o700 });
    await writeFile(path, box, { mode: 0o600 });
    await parts.put(blob.toString('hex'), path, box.length);
  } catch (error) {
    await store.db.query(sql`delete from held_part where file_id = ${held.id} and n = ${n} and blob = ${blob}`);
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

async function* contentOf({ store, parts }: HeldDependencies, { token, id }: HeldName): AsyncGenerator<Uint8Array> {
  const { rows } = await store.db.query<{ n: number; blob: Buffer }>(
    sql`select n, blob from held_part where file_id = ${id} order by n`,
  );
  for (const { n, blob } of rows) {
    const { body } = await parts.get(blob.toString('hex'));
    yield openBox(token, id, String(n), await buffer(body));
  }
}

/**
 * Judges a file once all its parts are here: told by its content, looked at for malware. What is refused is removed.
 * @throws AppError 404 `file.held-unknown`; 400 `file.incomplete`; 415 `file.type-refused`; 422 `file.malware-refused`
 */
export async function finishHeld(deps: HeldDependencies, held: HeldName): Promise<Judged> {
  const { store, clock, stores } = deps;
  const row = await getHeld(store.db, held, clock.now());
  if (row.judged !== null) return row.judged;
  const name = openBox(held.token, held.id, 'name', row.name).toString();
  let judged: Judged;
  try {
    judged = await judgeFile(contentOf(deps, held), { name, limit: row.size, announced: row.size }, stores);
    if (judged.scan === 'infected') throw new AppError('file.malware-refused', 422);
  } catch (error) {
    if (error instanceof AppError && ['file.type-refused', 'file.malware-refused'].includes(error.code)) {
      await removeHeld(deps, held);
    }
    throw error;
  }
  await store.db.query(sql`update held_file set judged = ${JSON.stringify(judged)} where id = ${held.id}`);
  return judged;
}

/** A held file that may be sent with something. */
export interface Opened extends HeldName {
  readonly name: string;
  readonly size: number;
  readonly content: () => AsyncIterable<Uint8Array>;
}

/** What the token opens, in the order asked. @throws AppError 404 `file.held-unknown` for what is gone or was never whole */
export async function openHeld(deps: HeldDependencies, token: string, ids: readonly string[]): Promise<Opened[]> {
  const now = deps.clock.now();
  return Promise.all(
    ids.map(async (id) => {
      const held = { token, id };
      const { name, size, judged } = await getHeld(deps.store.db, held, now);
      if (judged === null) throw new AppError('file.held-unknown', 404, { id });
      return { ...held, size, name: openBox(token, id, 'name', name).toString(), content: () => contentOf(deps, held) };
    }),
  );
}

async function remove({ store, parts }: HeldDependencies, ids: readonly string[]): Promise<number> {
  const { rows } = await store.db.query<{ blob: Buffer }>(
    sql`select blob from held_part where file_id = any(${ids}::uuid[])`,
  );
  // The bytes first: a crash in between leaves rows, by which they are removed again.
  for (const { blob } of rows) await parts.delete(blob.toString('hex'));
  return (await store.db.query(sql`delete from held_file where id = any(${ids}::uuid[])`)).rowCount;
}

/** Takes a file back; nothing happens when it is not there. */
export async function removeHeld(deps: HeldDependencies, held: HeldName): Promise<void> {
  if ((await findHeld(deps.store.db, held, deps.clock.now())) !== undefined) await remove(deps, [held.id]);
}

/** So long what was sent is held on, in minutes, for a sending whose answer was lost and that is repeated. */
const AFTERWARDS_MIN = 15;

/** Says that they were sent with something: they go soon. */
export async function releaseHeld({ store, clock }: HeldDependencies, held: readonly HeldName[]): Promise<void> {
  const until = new Date(clock.now().getTime() + AFTERWARDS_MIN * 60_000);
  await store.db.query(sql`
    update held_file set until = least(until, ${until}) where id = any(${held.map(({ id }) => id)}::uuid[])`);
}

/** Removes what was not sent until its deadline, bytes and all; gives how many. */
export async function sweepHeld(deps: HeldDependencies): Promise<number> {
  const { rows } = await deps.store.db.query<{ id: string }>(
    sql`select id from held_file where until <= ${deps.clock.now()} order by until limit 500`,
  );
  return rows.length === 0
    ? 0
    : remove(
        deps,
        rows.map(({ id }) => id),
      );
}

/** Limits from `QY_PUBLIC_FILES`, `QY_PUBLIC_FILE_MB`, `QY_HELD_GB`, `QY_HELD_HOURS`; ours where unset or out of bounds. */
export function heldSettings(env: Readonly<Record<string, string | undefined>>): HeldSettings {
  const whole = (name: string, most: number, own: number): number => {
    const value = Number(env[name]);
    return Number.isInteger(value) && value >= 1 && value <= most ? value : own;
  };
  return {
    files: whole('QY_PUBLIC_FILES', 50, 10),
    bytes: whole('QY_PUBLIC_FILE_MB', 200, 50) * 1_048_576,
    room: whole('QY_HELD_GB', 10_000, 20) * 1_073_741_824,
    hours: whole('QY_HELD_HOURS', 168, 6),
  };
}
