import { rm } from 'node:fs/promises';
import { AppError, isAppError } from '../../kernel/error.ts';
import { type ActId, uuidv7 } from '../../kernel/id.ts';
import type { LedgerActor, Outcome, PerformRequest } from '../ledger/types.ts';
import type { Store } from '../store/store.ts';
import { SYSTEM_VIEWER } from '../store/types.ts';
import { type Counts, findUnfinished, insertBatch, saveCounts } from './batch.ts';
import { type Finding, writeErrorSheet } from './error-sheet.ts';
import { currentIds, knownActs } from './known-rows.ts';
import { LineFile, readLines } from './line-file.ts';
import type { ImportKind, OnProgress, PerformMany, ProblemTexts, Staged } from './types.ts';
import type { StagedRow } from './validate.ts';

export interface CommitOptions {
  readonly store: Store;
  readonly performMany: PerformMany;
  /** Imports the valid rows although others are not. */
  readonly skipInvalid?: boolean;
  /** Id of a new batch, for a caller who must know it beforehand; one that was begun keeps its own. */
  readonly batchId?: string;
  /** Rows in one transaction of the ledger. */
  readonly chunkSize?: number;
  /** Where rows go that the ledger refuses; `.csv` or `.xlsx`. Default: beside the waiting rows. */
  readonly refusedSheet?: string;
  readonly texts?: ProblemTexts;
  readonly onProgress?: OnProgress;
}

export interface Committed extends Counts {
  readonly batchId: string;
  readonly total: number;
  readonly valid: number;
  readonly invalid: number;
  readonly duplicate: number;
  /** This call went on with a batch that had been begun and not finished. */
  readonly resumed: boolean;
  /** Sheet of the rows that were refused or had changed; null when there are none. */
  readonly refusedSheet: string | null;
}

interface Chunk {
  readonly rows: readonly StagedRow[];
  /** Line of each request by its act id. */
  readonly lines: ReadonlyMap<string, number>;
  readonly requests: readonly PerformRequest[];
  readonly findings: readonly Finding[];
  readonly regions: ReadonlySet<string>;
  readonly counts: Counts;
}

const CHUNK = 500;
/** Chunks under way: while the database writes one, the next is judged and hashed. */
const AT_ONCE = 2;

const finding = (line: number, error: AppError): Finding => ({
  ...{ line, column: '', field: '', value: '' },
  ...{ code: error.code, params: error.params },
});

async function* chunks(path: string, size: number): AsyncGenerator<StagedRow[], void, undefined> {
  let rows: StagedRow[] = [];
  for await (const row of readLines<StagedRow>(path)) {
    rows.push(row);
    if (rows.length < size) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** The requests of a chunk that the ledger has not seen yet; the others are counted. */
async function prepareChunk(
  rows: readonly StagedRow[],
  kind: ImportKind,
  staged: Staged,
  batchId: string,
  store: Store,
): Promise<Chunk> {
  const { authority } = staged;
  const counts: Counts = { imported: 0, unchanged: 0, changed: 0, refused: 0 };
  const findings: Finding[] = [];
  const byRegion = new Map<string, { row: StagedRow; request: ReturnType<ImportKind['toRequest']> }[]>();
  for (const row of rows) {
    const [line, actId, digest, values] = row;
    try {
      const request = kind.toRequest(values, { actId: actId as ActId, digest, authority, line });
      const group = byRegion.get(request.homeRegion) ?? [];
      byRegion.set(request.homeRegion, group);
      group.push({ row, request });
    } catch (error) {
      if (!isAppError(error)) throw error;
      counts.refused += 1;
      findings.push(finding(line, error));
    }
  }
  const requests: PerformRequest[] = [];
  const lines = new Map<string, number>();
  for (const [region, group] of byRegion) {
    const first = group.map(({ row }) => row[1]);
    const { ids, known } = await store.transaction(
      SYSTEM_VIEWER,
      async (tx) => {
        const ids = await currentIds(tx, region, first);
        return { ids, known: await knownActs(tx, region, [...ids.values()]) };
      },
      { byIndex: true },
    );
    for (const { row, request } of group) {
      const [line, firstId, digest] = row;
      const actId = ids.get(firstId) ?? firstId;
      const before = known.get(actId);
      lines.set(actId, line);
      if (before === undefined) requests.push({ ...request, actId: actId as ActId, batchId });
      else if (before.batchId === batchId) counts.imported += 1;
      else if (before.digest === null || before.digest === digest) counts.unchanged += 1;
      else {
        counts.changed += 1;
        findings.push(finding(line, new AppError('import.changed', 409)));
      }
    }
  }
  return { rows, lines, requests, findings, regions: new Set(byRegion.keys()), counts };
}

/**
 * Performs the waiting rows in chunks under one batch id, {@link AT_ONCE} at a time; what became of them is told in the
 * order of the rows. Each row's act id follows from its content, so that a killed import goes on where it stopped (run the same
 * import again) and a repeated one changes nothing. Failures of the database pass through and leave the batch open.
 * @throws AppError `import.has-invalid`, `import.staging-gone`
 */
export async function commit(
  staged: Staged,
  kind: ImportKind,
  actor: LedgerActor,
  options: CommitOptions,
): Promise<Committed> {
  const { store, performMany, onProgress } = options;
  const { total, valid, invalid, duplicate, authority } = staged;
  if (invalid > 0 && options.skipInvalid !== true) throw new AppError('import.has-invalid', 409, { invalid, total });

  const found = await store.transaction(actor, (tx) => findUnfinished(tx, staged));
  const batchId = found ?? options.batchId ?? uuidv7();
  if (found === undefined) await store.transaction(actor, (tx) => insertBatch(tx, batchId, staged, actor.personId));

  const counts: Counts = { imported: 0, unchanged: 0, changed: 0, refused: 0 };
  const regions = new Set<string>();
  const findingsFile = `${staged.rowsFile}.refused-${uuidv7()}`;
  const findings = await LineFile.create(findingsFile);
  const save = (state: 'committing' | 'committed') =>
    store.transaction(actor, (tx) => saveCounts(tx, authority, batchId, counts, [...regions].sort(), state));
  let done = 0;

  const performChunk = async (chunk: Chunk): Promise<readonly Outcome[]> => {
    for (const region of chunk.regions) regions.add(region);
    // The regions must be known before the matters are there, or an undo after a kill would not find them.
    await save('committing');
    return chunk.requests.length === 0 ? [] : performMany(actor, chunk.requests);
  };
  const settle = async ({
    chunk,
    outcomes,
  }: {
    chunk: Chunk;
    outcomes: Promise<readonly Outcome[]>;
  }): Promise<void> => {
    const settled = await outcomes;
    for (const key of ['imported', 'unchanged', 'changed', 'refused'] as const) counts[key] += chunk.counts[key];
    for (const each of chunk.findings) await findings.add({ ...each });
    for (const outcome of settled) {
      if (outcome.ok && outcome.replayed) counts.unchanged += 1;
      else if (outcome.ok) counts.imported += 1;
      else {
        counts.refused += 1;
        await findings.add({ ...finding(chunk.lines.get(outcome.actId) ?? 0, outcome.error) });
      }
    }
    done += chunk.rows.length;
    onProgress?.({ phase: 'commit', done, total: valid, rows: done });
  };

  const working: { chunk: Chunk; outcomes: Promise<readonly Outcome[]> }[] = [];
  try {
    for await (const rows of chunks(staged.rowsFile, options.chunkSize ?? CHUNK)) {
      const chunk = await prepareChunk(rows, kind, staged, batchId, store);
      const [first] = working;
      if (first !== undefined && working.length === AT_ONCE) {
        await settle(first);
        working.shift();
      }
      const outcomes = performChunk(chunk);
      // Whoever awaits it hears of a failure; until then it must not count as unhandled.
      outcomes.catch(() => undefined);
      working.push({ chunk, outcomes });
    }
    for (const each of working) await settle(each);
  } catch (error) {
    await Promise.allSettled(working.map(({ outcomes }) => outcomes));
    await findings.close();
    await rm(findingsFile, { force: true });
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new AppError('import.staging-gone', 409, {}, { cause: error });
    throw error;
  }
  await findings.close();
  if (done !== valid) throw new AppError('import.staging-gone', 409);
  await save('committed');

  const troubled = counts.refused + counts.changed > 0;
  const sheet = options.refusedSheet ?? `${staged.rowsFile.replace(/\.rows\.jsonl$/, '')}.refused.xlsx`;
  if (troubled) await writeErrorSheet(findingsFile, sheet, options.texts ?? {});
  await rm(findingsFile, { force: true });
  await rm(staged.rowsFile, { force: true });
  return {
    ...{ batchId, total, valid, invalid, duplicate, ...counts },
    resumed: found !== undefined,
    refusedSheet: troubled ? sheet : null,
  };
}
