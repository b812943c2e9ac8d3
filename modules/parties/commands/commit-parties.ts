import { rm } from 'node:fs/promises';
import { AppError } from '../../../kernel/error.ts';
import { uuidv7 } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { type Counts, findUnfinished, insertBatch, saveCounts } from '../../../platform/import/batch.ts';
import { writeErrorSheet } from '../../../platform/import/error-sheet.ts';
import type { Committed, OnProgress, ProblemTexts, Staged } from '../../../platform/import/index.ts';
import { LineFile, readLines } from '../../../platform/import/line-file.ts';
import type { StagedRow } from '../../../platform/import/validate.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Store } from '../../../platform/store/store.ts';
import { partyOf } from '../import-kind.ts';
import { type GivenParty, type PutOutcome, putParties } from './put-parties.ts';

export interface CommitPartiesOptions {
  readonly store: Store;
  readonly now: () => Date;
  /** Imports the valid rows although others are not. */
  readonly skipInvalid?: boolean;
  /** Rows in one transaction. */
  readonly chunkSize?: number;
  /** Where rows go that are older than what is held; `.csv` or `.xlsx`. Default: beside the waiting rows. */
  readonly refusedSheet?: string;
  readonly texts?: ProblemTexts;
  readonly onProgress?: OnProgress;
}

const CHUNK = 1_000;

async function* chunksOf(path: string, size: number): AsyncGenerator<StagedRow[], void, undefined> {
  let rows: StagedRow[] = [];
  for await (const row of readLines<StagedRow>(path)) {
    rows.push(row);
    if (rows.length < size) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

const COUNTED: Readonly<Record<PutOutcome, keyof Counts>> = {
  added: 'imported',
  updated: 'changed',
  unchanged: 'unchanged',
  older: 'refused',
};

/**
 * Puts the waiting rows into the registry under one batch id, chunk by chunk; the counts are written with each chunk,
 * so that a killed import goes on under its own id when the file is imported again. `changed` are rows that were
 * brought up to date, `refused` those that are older than what is held.
 * @throws AppError `import.has-invalid`, `import.staging-gone`
 */
export async function commitParties(
  staged: Staged,
  actor: LedgerActor,
  options: CommitPartiesOptions,
): Promise<Committed> {
  const { store, onProgress } = options;
  const { total, valid, invalid, duplicate, authority } = staged;
  if (invalid > 0 && options.skipInvalid !== true) throw new AppError('import.has-invalid', 409, { invalid, total });
  const found = await store.transaction(actor, (tx) => findUnfinished(tx, staged));
  const batchId = found ?? uuidv7();
  if (found === undefined) await store.transaction(actor, (tx) => insertBatch(tx, batchId, staged, actor.personId));

  const file = { source: staged.fileName, today: legalDay(options.now()) };
  const counts: Counts = { imported: 0, unchanged: 0, changed: 0, refused: 0 };
  const regions = new Set<string>();
  const findingsFile = `${staged.rowsFile}.refused-${uuidv7()}`;
  const findings = await LineFile.create(findingsFile);
  let done = 0;
  try {
    for await (const rows of chunksOf(staged.rowsFile, options.chunkSize ?? CHUNK)) {
      const given: GivenParty[] = rows.map(([, , digest, row]) => ({
        ...partyOf(row, file),
        digest,
        dated: row.asOf !== undefined,
      }));
      for (const { code } of given) regions.add(code.slice(2, 8));
      const outcomes = await store.transaction(actor, async (tx) => {
        const answers = await putParties(tx, given, batchId);
        for (const answer of answers) counts[COUNTED[answer]] += 1;
        await saveCounts(tx, authority, batchId, counts, [...regions].sort(), 'committing');
        return answers;
      });
      for (const [at, outcome] of outcomes.entries()) {
        if (outcome !== 'older') continue;
        const params = { code: given[at]?.code ?? '', asOf: given[at]?.asOf ?? '' };
        await findings.add({
          ...{ line: rows[at]?.[0] ?? 0, column: '', field: '', value: params.code },
          ...{ code: 'party.import.older', params },
        });
      }
      done += rows.length;
      onProgress?.({ phase: 'commit', done, total: valid, rows: done });
    }
  } catch (error) {
    await findings.close();
    await rm(findingsFile, { force: true });
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new AppError('import.staging-gone', 409, {}, { cause: error });
    throw error;
  }
  await findings.close();
  if (done !== valid) throw new AppError('import.staging-gone', 409);
  await store.transaction(actor, (tx) => saveCounts(tx, authority, batchId, counts, [...regions].sort(), 'committed'));
  const sheet = options.refusedSheet ?? `${staged.rowsFile.replace(/\.rows\.jsonl$/, '')}.refused.xlsx`;
  if (counts.refused > 0) await writeErrorSheet(findingsFile, sheet, options.texts ?? {});
  await rm(findingsFile, { force: true });
  await rm(staged.rowsFile, { force: true });
  return {
    ...{ batchId, total, valid, invalid, duplicate, ...counts },
    resumed: found !== undefined,
    refusedSheet: counts.refused > 0 ? sheet : null,
  };
}
