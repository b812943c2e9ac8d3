import { createHash } from 'node:crypto';
import { AppError, isAppError } from '../../../kernel/error.ts';
import type { FileStores } from '../../../platform/files/index.ts';

/**
 * Reads the stored dossier anew and compares.
 * @throws AppError 409 `dossiers.damaged` where it is gone or another one
 */
export async function checkStored({ working }: FileStores, expected: string): Promise<void> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of (await working.get(expected)).body) hash.update(chunk as Buffer);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'file.not-found') throw error;
    throw new AppError('dossiers.damaged', 409, { expected, found: '—' }, { cause: error });
  }
  const found = hash.digest('hex');
  if (found !== expected) throw new AppError('dossiers.damaged', 409, { expected, found });
}
