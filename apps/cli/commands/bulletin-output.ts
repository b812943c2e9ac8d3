import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { finished } from 'node:stream/promises';
import { AppError } from '../../../kernel/error.ts';
import type { Language } from '../../../kernel/text.ts';
import {
  bulletinCells,
  bulletinDocument,
  exportBulletin,
  refuseBundle,
  type StoredBulletin,
} from '../../../modules/bulletins/index.ts';
import { renderDocx, renderPdf } from '../../../platform/documents/index.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { canonicalText } from '../../../platform/proof/canonical.ts';
import type { Instance } from '../instance.ts';

export const FORMATS = ['bundle', 'pdf', 'docx', 'json', 'table'] as const;
export type Format = (typeof FORMATS)[number];

/** The format asked for, or what the file's ending says; a bundle otherwise. */
export function formatOf(asked: string | undefined, file: string): Format {
  const ending = extname(file).slice(1).toLowerCase();
  return (
    FORMATS.find((format) => format === asked) ??
    FORMATS.find((format) => format === ending && (format === 'pdf' || format === 'docx')) ??
    'bundle'
  );
}

interface Output {
  readonly actor: LedgerActor;
  readonly stored: StoredBulletin;
  readonly format: Format;
  readonly language: Language;
  /** The table as it is shown. */
  readonly table: readonly string[];
}

/**
 * Writes a frozen bulletin; the file appears whole or not at all.
 * @throws AppError `cli.file-unwritable`, `documents.unavailable`, `bulletin.out-of-scope`
 */
export async function writeBulletin(instance: Instance, output: Output, to: string): Promise<void> {
  const { actor, stored, format, language, table } = output;
  switch (format) {
    case 'bundle':
      return writeWhole(to, (write) => exportBulletin(instance.bulletins, stored, write));
    case 'pdf':
      return writeBytes(to, (await renderPdf(bulletinDocument(stored, language))).bytes);
    case 'docx':
      return writeBytes(to, (await renderDocx(bulletinDocument(stored, language))).bytes);
    case 'json':
      refuseBundle(actor, stored);
      return writeBytes(to, `${canonicalText(await bulletinCells(instance.bulletins, stored))}\n`);
    case 'table':
      return writeBytes(to, `${table.join('\n')}\n`);
  }
}

type Write = (piece: string | Buffer) => Promise<void>;

const writeBytes = (to: string, bytes: string | Buffer): Promise<void> => writeWhole(to, (write) => write(bytes));

async function writeWhole(to: string, work: (write: Write) => Promise<void>): Promise<void> {
  const draft = `${to}.part`;
  const sink = createWriteStream(draft);
  const failed = once(sink, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => undefined);
  try {
    await work(async (piece) => {
      if (!sink.write(piece)) await Promise.race([once(sink, 'drain'), failed]);
    });
    sink.end();
    await Promise.race([finished(sink), failed]);
    await rename(draft, to);
  } catch (error) {
    if (!(error instanceof Error && 'errno' in error && 'code' in error)) throw error;
    throw new AppError('cli.file-unwritable', 500, { file: to, reason: String(error.code) }, { cause: error });
  } finally {
    sink.destroy();
    await rm(draft, { force: true });
  }
}
