import { createHash } from 'node:crypto';
import { AppError, isAppError } from '../../../kernel/error.ts';
import { type FileRecord, type FileStores, openOriginal } from '../../../platform/files/index.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { CaseContext } from '../../cases/context.ts';
import { evidenceRegister, readCase } from '../../cases/index.ts';
import { settleCase } from '../commands/name-files.ts';
import type { Rehashed } from '../contract.ts';
import { namedFiles } from '../model/named-files.ts';
import { caseFiles, mayOpen } from './item.ts';

/** Hash of the original as it lies in the store now; null where it is gone. */
async function storedHash(stores: FileStores, file: FileRecord): Promise<string | null> {
  try {
    const hash = createHash('sha256');
    for await (const chunk of (await openOriginal(stores, file)).body) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch (error) {
    if (isAppError(error) && error.code === 'file.not-found') return null;
    throw error;
  }
}

/**
 * Reads every original of a case's evidence anew and compares it with the register: what the acts say was received, what
 * the table of files says, what lies in the store. Bytes are read, none is given out.
 * @throws AppError 404 `procedure.no-such-matter`; 403 `evidence.refused`
 */
export async function rehashEvidence(
  context: CaseContext,
  actor: LedgerActor,
  asked: { readonly region: string; readonly matterId: string },
): Promise<Rehashed> {
  await settleCase(context.ledger.store, asked.region, asked.matterId);
  const named = await context.ledger.store.transaction(actor, async (tx) => {
    const record = await readCase(tx, asked.region, asked.matterId);
    if (!mayOpen(actor, record)) throw new AppError('evidence.refused', 403);
    const all = evidenceRegister(record.acts).items.flatMap(({ id, seq }) =>
      namedFiles(record.acts.find((act) => act.seq === seq)?.body ?? {}).map((file) => ({ evidence: id, ...file })),
    );
    const files = await caseFiles(tx, record);
    return all.map((each) => ({ ...each, file: files.get(each.id) }));
  });
  const files: Rehashed['files'] = [];
  for (const { evidence, id, sha256, file } of named) {
    const found = file === undefined ? null : await storedHash(context.files, file);
    const state =
      found === null
        ? 'missing'
        : file?.sha256 !== sha256
          ? 'register-differs'
          : found === sha256
            ? 'sound'
            : 'changed';
    files.push({ evidence, fileId: id, expected: sha256, found, state });
  }
  return { checked: files.length, sound: files.every(({ state }) => state === 'sound'), files };
}
