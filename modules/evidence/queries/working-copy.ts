import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../../../kernel/error.ts';
import { uuidv7 } from '../../../kernel/id.ts';
import { str } from '../../../kernel/read-json.ts';
import { type FileRecord, openWorkingCopy } from '../../../platform/files/index.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { assemble, LARGEST_PART, watermarkPage } from '../../../platform/pdf/index.ts';
import type { CaseContext } from '../../cases/context.ts';
import { recordAccess } from '../../intake/index.ts';
import { settleCase } from '../commands/name-files.ts';
import { caseFiles, findItem, isPaged, mayOpen } from './item.ts';

export interface AskedCopy {
  readonly region: string;
  readonly matterId: string;
  readonly evidence: string;
  /** A photograph of the item instead of its own file. */
  readonly fileId?: string | undefined;
  /** What it is taken for. */
  readonly reason?: string | undefined;
}

/** A copy that is given out: stream it, then nothing is left of it. */
export interface EvidenceCopy {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly watermarked: boolean;
  readonly body: Readable;
}

const chinaTime = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

interface Opened {
  readonly file: FileRecord;
  readonly number: string;
}

async function open(context: CaseContext, actor: LedgerActor, asked: AskedCopy, at: Date): Promise<Opened> {
  const { region, matterId, evidence } = asked;
  await settleCase(context.ledger.store, region, matterId);
  return context.ledger.store.transaction(actor, async (tx) => {
    const { record, named } = await findItem(tx, region, matterId, evidence);
    if (!mayOpen(actor, record)) throw new AppError('evidence.refused', 403);
    const ids = named.map(({ id }) => id);
    const wanted = asked.fileId === undefined ? ids[0] : ids.find((id) => id === asked.fileId);
    const file = (await caseFiles(tx, record)).get(wanted ?? '');
    if (file === undefined) throw new AppError('evidence.no-file', 404, { evidence });
    // Noted before a byte is given.
    const reason = `evidence copy ${evidence}${asked.reason === undefined ? '' : `: ${asked.reason}`}`;
    await recordAccess(
      tx,
      actor,
      { homeRegion: region, matterId, seq: null, kind: 'file', reason, fileId: file.id },
      at,
    );
    return { file, number: str(record.matter.facts, 'number') };
  });
}

/**
 * A working copy of an item's file. PDFs and pictures become a PDF that bears all over who took it, when, and of which
 * case; other types, and what cannot be read as pages, are given as they are, and say so in their name. Each taking is on
 * record.
 * @throws AppError 404 `procedure.no-such-matter`, `evidence.no-such-item`, `evidence.no-file`, `file.copy-missing`; 403
 *   `evidence.refused`, `file.infected`; 507 `pdf.disk-full`
 */
export async function evidenceCopy(context: CaseContext, actor: LedgerActor, asked: AskedCopy): Promise<EvidenceCopy> {
  const at = context.ledger.clock.now();
  const { file, number } = await open(context, actor, asked, at);
  const asIs = async (): Promise<EvidenceCopy> => {
    const { size, body } = await openWorkingCopy(context.files, file);
    return {
      name: `${asked.evidence}-未加水印${extname(file.name ?? '')}`,
      type: file.type,
      size,
      watermarked: false,
      body,
    };
  };
  if (!isPaged(file.type) || (file.copySize ?? file.size) > LARGEST_PART) return asIs();
  const person = await context.directory.people([actor.personId]);
  const lines = [`${person(actor.personId)} 调取`, chinaTime(at), `${number} ${asked.evidence}`];
  const folder = context.files.incoming;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${uuidv7()}.pdf`);
  try {
    const made = await assemble(
      [
        {
          title: asked.evidence,
          level: 1,
          numbers: 'none',
          source: async () => buffer((await openWorkingCopy(context.files, file)).body),
        },
      ],
      path,
      { title: `${number} ${asked.evidence}`, author: '', at, overlay: await watermarkPage(lines, at) },
    );
    if (made.parts[0]?.slip !== null) {
      await rm(path, { force: true });
      return asIs();
    }
    const body = createReadStream(path);
    body.once('close', () => void rm(path, { force: true }));
    return {
      name: `${asked.evidence}-水印副本.pdf`,
      type: 'application/pdf',
      size: made.size,
      watermarked: true,
      body,
    };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
