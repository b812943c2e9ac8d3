import { readFile } from 'node:fs/promises';
import { AppError } from '../../kernel/error.ts';

/** A file that was named on the command line. @throws AppError `cli.file-unreadable` */
export async function readGiven(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '—';
    throw new AppError('cli.file-unreadable', 500, { file, reason }, { cause: error });
  }
}
