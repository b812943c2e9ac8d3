import { AppError } from '../../kernel/error.ts';
import type { ActId, MatterId, PersonId, Region } from '../../kernel/id.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { Blob, ByteRange } from './blob-store.ts';
import type { FileState, FileStores, Received } from './receive.ts';
import type { ScanResult } from './scan.ts';

/** What the database knows of a file. */
export interface FileRecord {
  readonly homeRegion: Region;
  readonly id: string;
  readonly matterId: MatterId | null;
  readonly actId: ActId | null;
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
  /** Personal; null after erasure. */
  readonly name: string | null;
  readonly copySha256: string | null;
  readonly copySize: number | null;
  readonly state: FileState;
  readonly scan: ScanResult;
  /** Null for what came from outside. */
  readonly receivedBy: PersonId | null;
  readonly receivedAt: Date;
}

const columns = `home_region as "homeRegion", id, matter_id as "matterId", act_id as "actId", encode(sha256, 'hex') as sha256,
  size, type, name, encode(copy_sha256, 'hex') as "copySha256", copy_size as "copySize", state, scan,
  received_by as "receivedBy", received_at as "receivedAt"`;

export interface NewFile {
  readonly homeRegion: Region;
  readonly id: string;
  readonly name: string;
  readonly receivedBy: PersonId | null;
}

/**
 * Writes down a received file that no act holds yet; idempotent by id.
 * @throws AppError 503 `file.forgotten` where its content, which was there already, was taken away with another file meanwhile
 */
export async function recordFile(tx: Db, stores: FileStores, file: NewFile, received: Received): Promise<void> {
  const copy = received.copy === null ? null : Buffer.from(received.copy.sha256, 'hex');
  await tx.query(sql`
    insert into file (home_region, id, sha256, size, type, name, copy_sha256, copy_size, state, scan, received_by, received_at)
    values (${file.homeRegion}, ${file.id}, ${Buffer.from(received.sha256, 'hex')}, ${received.size}, ${received.type},
            ${file.name}, ${copy}, ${received.copy?.size ?? null}, ${received.state}, ${received.scan}, ${file.receivedBy}, now())
    on conflict do nothing`);
  const { sha256, state, scan } = received;
  const sealed = scan === 'infected' || state === 'stripped' || state === 'unreadable';
  const kept =
    (await (sealed ? stores.sealed : stores.working).has(sha256)) &&
    (received.copy === null || (await stores.working.has(received.copy.sha256)));
  if (!kept) throw new AppError('file.forgotten', 503);
}

/**
 * Puts received files under the act that brought them. `tx` must see as the system. Gives how many were free: a file
 * belongs to one act for ever.
 */
export async function attachFiles(
  tx: Db,
  homeRegion: Region,
  ids: readonly string[],
  matterId: MatterId,
  actId: ActId,
): Promise<number> {
  const { rowCount } = await tx.query(sql`
    update file set matter_id = ${matterId}, act_id = ${actId}
    where home_region = ${homeRegion} and id = any(${ids}::uuid[]) and (matter_id is null or act_id = ${actId})`);
  return rowCount;
}

/** Forgets a received file that no act brought: the row of one whose act the ledger holds stays. `tx` must see as the system. */
export async function forgetFile(tx: Db, homeRegion: Region, id: ActId): Promise<void> {
  await tx.query(sql`
    delete from file where home_region = ${homeRegion} and id = ${id} and matter_id is null
      and not exists (select from act where act.home_region = ${homeRegion} and act.act_id = ${id})`);
}

/** The files of a matter that this transaction has opened. */
export async function filesOf(tx: Db, homeRegion: Region, matterId: MatterId): Promise<FileRecord[]> {
  const { rows } = await tx.query<FileRecord>({
    text: `select ${columns} from file where home_region = $1 and matter_id = $2 order by received_at, id`,
    values: [homeRegion, matterId],
  });
  return rows;
}

/** One file, if its matter is open to this transaction. @throws AppError `file.not-found` */
export async function getFile(tx: Db, homeRegion: Region, id: string): Promise<FileRecord> {
  const { rows } = await tx.query<FileRecord>({
    text: `select ${columns} from file where home_region = $1 and id = $2`,
    values: [homeRegion, id],
  });
  const file = rows[0];
  if (file === undefined) throw new AppError('file.not-found', 404, { id });
  return file;
}

/**
 * The bytes that people work with: the copy without metadata, or the original where none was needed or made.
 * @throws AppError `file.infected`, `file.copy-missing`, `file.not-found`, `file.bad-range`
 */
export async function openWorkingCopy(stores: FileStores, file: FileRecord, range?: ByteRange): Promise<Blob> {
  if (file.scan === 'infected') throw new AppError('file.infected', 403, { id: file.id });
  if (file.state === 'unreadable') throw new AppError('file.copy-missing', 404, { id: file.id });
  return stores.working.get(file.copySha256 ?? file.sha256, range);
}

/** The original as received. Who may call this, with whose approval and which trace, is the caller's rule. */
export async function openOriginal(stores: FileStores, file: FileRecord): Promise<Blob> {
  const sealed = file.scan === 'infected' || file.state === 'stripped' || file.state === 'unreadable';
  return (sealed ? stores.sealed : stores.working).get(file.sha256);
}
