import { extname } from 'node:path';
import { AppError } from '../../../kernel/error.ts';
import type { MatterId, Region } from '../../../kernel/id.ts';
import {
  type Blob,
  type ByteRange,
  type FileRecord,
  type FileStores,
  filesOf,
  openOriginal,
  openWorkingCopy,
} from '../../../platform/files/index.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { Transaction } from '../../../platform/store/store.ts';
import { recordAccess } from '../commands/record-access.ts';
import type { IntakeContext } from '../context.ts';
import type { FileView } from '../contract.ts';
import { openMatter } from './find-matter.ts';
import { seesPersonal } from './mask.ts';
import { namesFor } from './matter-row.ts';

interface Found {
  readonly matter: Matter;
  readonly file: FileRecord;
}

/** What the working copy is: nothing to open when only a sealed original exists. */
export const workingSize = (file: FileRecord): number | null =>
  file.state === 'unreadable' || file.scan === 'infected' ? null : (file.copySize ?? file.size);

interface FileReader {
  /** Sees people's data as it was written. */
  readonly full: boolean;
  readonly mayOpen: boolean;
  readonly person: (id: string) => string;
}

function presentFile(file: FileRecord, { full, mayOpen, person }: FileReader): FileView {
  const name = file.name ?? '';
  return {
    id: file.id,
    actId: file.actId,
    // People's names stand in the names of files as a rule.
    name: full || name === '' ? name : `***${extname(name).slice(0, 11)}`,
    type: file.type,
    size: file.size,
    workingSize: workingSize(file),
    sha256: file.sha256,
    state: file.state,
    scan: file.scan,
    by: file.receivedBy === null ? null : { id: file.receivedBy, name: person(file.receivedBy) },
    receivedAt: file.receivedAt.toISOString(),
    mayOpen: mayOpen && workingSize(file) !== null,
  };
}

/** The files of a matter in the order they came. @throws AppError 404 `procedure.no-such-matter` */
export async function matterFiles(
  { ledger, directory }: IntakeContext,
  actor: LedgerActor,
  region: string,
  id: string,
): Promise<FileView[]> {
  const { matter, files } = await ledger.store.transaction(actor, async (tx) => ({
    matter: (await openMatter(tx, region, id)).matter,
    files: await filesOf(tx, region as Region, id as MatterId),
  }));
  const { person } = await namesFor(
    directory,
    [],
    files.flatMap(({ receivedBy }) => receivedBy ?? []),
  );
  const full = seesPersonal(actor, matter);
  const reader = { full, mayOpen: mayOpen(actor, matter), person };
  return files.map((file) => presentFile(file, reader));
}

/** Those who work on the matter and the custodian open working copies. */
const mayOpen = (actor: LedgerActor, matter: Matter): boolean =>
  seesPersonal(actor, matter) || actor.roles.includes('custodian');

async function findFile(tx: Transaction, region: string, matterId: string, fileId: string): Promise<Found> {
  const { matter } = await openMatter(tx, region, matterId);
  const file = (await filesOf(tx, region as Region, matterId as MatterId)).find(({ id }) => id === fileId);
  if (file === undefined) throw new AppError('file.not-found', 404, { id: fileId });
  return { matter, file };
}

export interface AskedFile {
  readonly region: string;
  readonly matterId: string;
  readonly fileId: string;
}

/** A file that may be opened, found and noted; `open` then gives its bytes. */
export interface OpenedFile {
  readonly file: FileRecord;
  readonly open: (range?: ByteRange) => Promise<Blob>;
}

/**
 * The copy that people work with, for those who work on the matter and for the custodian. The look is noted before a
 * byte is given; `noted` false is for the further parts of one download.
 * @throws AppError 404 `procedure.no-such-matter`, `file.not-found`, `file.copy-missing`; 403 `intake.file.refused`,
 *   `file.infected`
 */
export async function workingCopy(
  { ledger }: IntakeContext,
  stores: FileStores,
  actor: LedgerActor,
  asked: AskedFile,
  noted = true,
): Promise<OpenedFile> {
  const { region, matterId, fileId } = asked;
  const file = await ledger.store.transaction(actor, async (tx) => {
    const { matter, file } = await findFile(tx, region, matterId, fileId);
    if (!mayOpen(actor, matter)) throw new AppError('intake.file.refused', 403);
    const access = { homeRegion: region, matterId, seq: null, kind: 'file', reason: 'working copy', fileId } as const;
    if (noted) await recordAccess(tx, actor, access, ledger.clock.now());
    return file;
  });
  return { file, open: (range) => openWorkingCopy(stores, file, range) };
}

/**
 * The original as received, sealed or not: for the custodian, with a written reason that is noted first.
 * @throws AppError 404 `procedure.no-such-matter`, `file.not-found`; 403 `intake.file.original-refused`
 */
export async function originalFile(
  { ledger }: IntakeContext,
  stores: FileStores,
  actor: LedgerActor,
  asked: AskedFile & { readonly reason: string },
): Promise<OpenedFile> {
  const { region, matterId, fileId, reason } = asked;
  const file = await ledger.store.transaction(actor, async (tx) => {
    const { file } = await findFile(tx, region, matterId, fileId);
    if (!actor.roles.includes('custodian')) throw new AppError('intake.file.original-refused', 403);
    const access = { homeRegion: region, matterId, seq: null, kind: 'file-original', reason, fileId } as const;
    await recordAccess(tx, actor, access, ledger.clock.now());
    return file;
  });
  return { file, open: () => openOriginal(stores, file) };
}
