import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import { AppError, isAppError } from '../../../kernel/error.ts';
import { fillText } from '../../../kernel/error-catalogue.ts';
import { uuidv7 } from '../../../kernel/id.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import {
  type Batch,
  chooseMapping,
  deterministicUuid,
  discard,
  type ImportKind,
  listBatches,
  type Mapping,
  type Staged,
  saveMapping,
  validate,
} from '../../../platform/import/index.ts';
import { enqueue } from '../../../platform/jobs/queue.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { openTable } from '../../../platform/tables/index.ts';
import type { IntakeContext } from '../context.ts';
import type { importReport } from '../contract.ts';
import { cluesKind } from '../import-kind.ts';
import { joinSheets, readErrors } from './import-sheets.ts';
import { type Desk, DeskFiles } from './import-store.ts';

type ImportReport = z.infer<typeof importReport>;

/** A file that is being uploaded; `truncated` once it was longer than allowed. */
type Upload = Readable & { readonly truncated?: boolean; readonly bytesRead?: number };

/** How far a job is; `failed` is a job that was given up. */
interface JobState {
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly last_error: string | null;
}

export const SHOWN_ERRORS = 200;
const MOST_BATCHES = 1_000;
/** Between the note that work begins and its job, nobody shall say that it failed. */
const STARTING_MS = 10_000;
const NO_JOB = { job: null, attempt: 0, startedAt: 0 } as const;
/** Work on imports, for the job worker. */
export const COMMIT_JOB = 'import-commit';
export const UNDO_JOB = 'import-undo';

/** As the list of imports shows it: no path, and nothing that turns or hides letters. */
const plainName = (name: string): string =>
  Array.from(name.replace(/[\\/]/g, '_').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ''))
    .slice(0, 150)
    .join('') || 'import';

/** A refusal that names a file on this machine says the name that the officer gave it. */
function underOwnName(error: unknown, fileName: string): unknown {
  if (!isAppError(error) || error.params.file === undefined) return error;
  return new AppError(error.code, error.status, { ...error.params, file: fileName }, { cause: error });
}

const actorOf = ({ personId, authority, roles, onBehalfOf, scope, clearance }: LedgerActor): JsonObject => ({
  personId,
  authority,
  roles: [...roles],
  onBehalfOf,
  scope,
  clearance,
});

/**
 * Imports by people at a screen: a file is judged at once and waits in the staging folder; nothing is written before
 * somebody says so. Writing and undoing are jobs (`import-jobs.ts`): they outlive the request and the process.
 */
export class ImportDesk {
  readonly #context: IntakeContext;
  readonly kind: ImportKind;
  readonly files: DeskFiles;

  constructor(context: IntakeContext) {
    this.#context = context;
    this.kind = cluesKind(() => context.ledger.clock.now());
    this.files = new DeskFiles(context.stagingDir);
  }

  async #find(id: string, actor: LedgerActor): Promise<Desk | undefined> {
    const desk = await this.files.find(id);
    return desk?.authority === actor.authority ? desk : undefined;
  }

  async #get(id: string, actor: LedgerActor): Promise<Desk> {
    const desk = await this.#find(id, actor);
    if (desk === undefined) throw new AppError('import.batch-not-found', 404, { batch: id });
    return desk;
  }

  #say({ code, params }: { readonly code: string; readonly params: JsonObject }): { code: string; text: Text } {
    const entry = this.#context.catalogue[code];
    return { code, text: { zh: fillText(entry?.zh ?? code, params), en: fillText(entry?.en ?? code, params) } };
  }

  async #judge(desk: Desk, mapping: Mapping): Promise<Desk> {
    const sheet = this.files.path(desk.id, 'errors.csv');
    await rm(sheet, { force: true });
    const judged = { ...desk, mapping, failure: null, state: 'validated' } as const;
    try {
      const staged = await validate(this.files.path(desk.id, 'upload'), this.kind, mapping, {
        authority: desk.authority as Staged['authority'],
        stagingDir: this.files.folder,
        errorSheet: sheet,
        fileName: desk.fileName,
        texts: this.#context.catalogue,
      });
      if (desk.staged !== null) await discard(desk.staged);
      const sheets = staged.errorSheet === null ? [] : [staged.errorSheet];
      return await this.files.save({ ...judged, staged, sheets, errors: await this.errorsOf(mapping, sheets) });
    } catch (error) {
      // A required column without a header: the officer chooses one, so this is an answer, not a failure.
      if (!isAppError(error) || !error.code.startsWith('import.mapping-')) throw underOwnName(error, desk.fileName);
      const { text } = this.#say(error);
      const errors = [{ line: 1, field: '', value: '', text }];
      return this.files.save({ ...judged, staged: null, sheets: [], errors });
    }
  }

  /** The first findings in the given sheets, each under the field that its column fills. */
  errorsOf(mapping: Mapping, sheets: readonly string[]): Promise<ImportReport['errors']> {
    const fields = new Map(Object.entries(mapping).map(([field, header]) => [header, field]));
    return readErrors(sheets, (column) => fields.get(column) ?? column, SHOWN_ERRORS);
  }

  /** Takes a file in and judges every row. @throws AppError the codes of `openTable` */
  async receive(actor: LedgerActor, name: string, content: Upload): Promise<ImportReport> {
    const id = uuidv7();
    const fileName = plainName(name);
    await mkdir(this.files.folder, { recursive: true, mode: 0o700 });
    const upload = this.files.path(id, 'upload');
    try {
      await pipeline(content, createWriteStream(upload, { mode: 0o600 }));
      if (content.truncated === true) throw new AppError('http.body-too-large', 413, { limit: content.bytesRead ?? 0 });
      const table = await openTable(upload);
      await table.close();
      const { headers } = table;
      const { mapping } = await chooseMapping(this.#context.ledger.store, actor, this.kind, headers);
      const desk: Desk = {
        ...{ id, authority: actor.authority, fileName, headers, mapping, state: 'validated' },
        ...{ staged: null, errors: [], sheets: [], batchId: null, failure: null, refusals: [] },
        ...NO_JOB,
      };
      return await this.#report(await this.#judge(desk, mapping));
    } catch (error) {
      await rm(upload, { force: true });
      throw underOwnName(error, fileName);
    }
  }

  /** Judges the file again with the officer's own choice of columns, and keeps the choice for the next such file. */
  async remap(actor: LedgerActor, id: string, mapping: Mapping): Promise<ImportReport> {
    const desk = await this.#get(id, actor);
    if (desk.state !== 'validated')
      throw new AppError('import.batch-not-committed', 409, { batch: id, state: desk.state });
    const judged = await this.#judge(desk, mapping);
    if (judged.staged !== null) {
      await saveMapping(this.#context.ledger.store, actor, this.kind.id, desk.headers, mapping);
    }
    return this.#report(judged);
  }

  async #start(desk: Desk, actor: LedgerActor, kind: string, more: JsonObject = {}): Promise<ImportReport> {
    const attempt = desk.attempt + 1;
    const job = deterministicUuid(kind, desk.id, String(attempt));
    const state = kind === UNDO_JOB ? 'undoing' : 'committing';
    // The desk first: a job that finds it as it was would have nothing to do.
    const started = await this.files.save({ ...desk, job, attempt, startedAt: Date.now(), failure: null, state });
    const payload = { desk: desk.id, actor: actorOf(actor), ...more };
    await enqueue(this.#context.ledger.store.db, { id: job, kind, payload });
    return this.#report(started);
  }

  /**
   * Has the valid rows written by a job; the answer comes at once, the report tells how far it is. Also goes on with
   * one that failed.
   * @throws AppError 409 `import.has-invalid` unless `skipInvalid`, `import.staging-gone`
   */
  async begin(actor: LedgerActor, id: string, skipInvalid: boolean): Promise<ImportReport> {
    const desk = await this.#get(id, actor);
    const { staged } = desk;
    if (desk.state === 'committing' && !(await this.#isGivenUp(desk))) return this.#report(desk);
    if (staged === null || desk.state === 'committed' || desk.state === 'undoing')
      throw new AppError('import.staging-gone', 409);
    if (staged.invalid > 0 && !skipInvalid)
      throw new AppError('import.has-invalid', 409, { invalid: staged.invalid, total: staged.total });
    return this.#start(desk, actor, COMMIT_JOB);
  }

  /**
   * Has every matter that a batch opened voided by a job; what went on since stays and is told.
   * @throws AppError 404 `import.batch-not-found`, 409 `import.batch-not-committed`
   */
  async undo(actor: LedgerActor, id: string): Promise<ImportReport> {
    const found = await this.#find(id, actor);
    const batchId = found?.batchId ?? id;
    const batch = await this.#batch(actor, batchId);
    if (batch === undefined || batch.state === 'committing' || batch.state === 'undone') {
      if (batch === undefined && found === undefined)
        throw new AppError('import.batch-not-found', 404, { batch: batchId });
      const state = batch?.state ?? found?.state ?? '';
      throw new AppError('import.batch-not-committed', 409, { batch: batchId, state });
    }
    if (found?.state === 'undoing' && !(await this.#isGivenUp(found))) return this.#report(found, batch);
    await mkdir(this.files.folder, { recursive: true, mode: 0o700 });
    const desk: Desk = found ?? {
      ...{ id: batchId, authority: actor.authority, fileName: batch.fileName, headers: [], mapping: {} },
      ...{ staged: null, errors: [], sheets: [], state: 'committed', batchId, failure: null, refusals: [] },
      ...NO_JOB,
    };
    return this.#start({ ...desk, refusals: [] }, actor, UNDO_JOB, { batch: batchId });
  }

  async #batch(actor: LedgerActor, id: string): Promise<Batch | undefined> {
    const batches = await listBatches(this.#context.ledger.store, actor, MOST_BATCHES);
    return batches.find((each) => each.id === id && each.kind === 'clues');
  }

  async #jobOf(desk: Desk): Promise<JobState | undefined> {
    if (desk.job === null) return undefined;
    const { rows } = await this.#context.ledger.store.db.query<JobState>(
      sql`select state, progress, last_error from job where id = ${desk.job}`,
    );
    return rows[0];
  }

  async #isGivenUp(desk: Desk): Promise<boolean> {
    const job = await this.#jobOf(desk);
    if (job === undefined) return !isStarting(desk);
    return job.state === 'failed' || job.state === 'done';
  }

  /** One import, also one that the command line did. @throws AppError 404 `import.batch-not-found` */
  async find(actor: LedgerActor, id: string): Promise<ImportReport> {
    const desk = await this.#find(id, actor);
    const batch = await this.#batch(actor, desk?.batchId ?? id);
    if (desk !== undefined) return this.#report(desk, batch);
    if (batch === undefined) throw new AppError('import.batch-not-found', 404, { batch: id });
    return reportOf(batch);
  }

  /** What waits and what was imported at the actor's authority, newest first. */
  async list(actor: LedgerActor): Promise<ImportReport[]> {
    const desks = (await this.files.list()).filter(({ authority }) => authority === actor.authority);
    // Other kinds, e.g. the registry of market entities, are no matters.
    const batches = (await listBatches(this.#context.ledger.store, actor, 50)).filter(({ kind }) => kind === 'clues');
    const byId = new Map(batches.map((batch) => [batch.id, batch]));
    const own = await Promise.all(desks.map((desk) => this.#report(desk, byId.get(desk.batchId ?? ''))));
    const shown = new Set(own.map(({ batchId }) => batchId));
    const rest = batches.filter(({ id }) => !shown.has(id)).map(reportOf);
    return [...own, ...rest].sort((a, b) => (a.batchId < b.batchId ? 1 : -1)).slice(0, 100);
  }

  /** The sheet of what is wrong with a file; undefined when nothing is. */
  async errorSheet(actor: LedgerActor, id: string, format: 'csv' | 'xlsx'): Promise<Readable | undefined> {
    const { sheets } = await this.#get(id, actor);
    return sheets.length === 0 ? undefined : joinSheets(sheets, format);
  }

  async #report(desk: Desk, batch?: Batch): Promise<ImportReport> {
    const working = desk.state === 'committing' || desk.state === 'undoing';
    const job = working ? await this.#jobOf(desk) : undefined;
    const { total = 0, valid = 0, invalid = 0 } = desk.staged ?? batch ?? {};
    const base = {
      fileName: desk.fileName,
      headers: [...desk.headers],
      mapping: { ...desk.mapping },
      ...{ total, valid, invalid },
      errors: [...desk.errors],
      refusals: desk.refusals.map((each) => ({ matterId: each.matterId, ...this.#say(each) })),
      failure: null,
    };
    const counts = batch === undefined ? { imported: 0, unchanged: 0, undone: 0 } : countsOf(batch);
    const batchId = desk.batchId ?? desk.id;
    const failure = desk.failure ?? (job?.state === 'failed' ? { code: job.last_error ?? '', params: {} } : null);
    if (failure !== null || (working && job === undefined && !isStarting(desk))) {
      const told = this.#say(failure ?? { code: 'import.staging-gone', params: {} });
      return { ...base, ...counts, batchId, state: 'failed', progress: null, failure: told };
    }
    if (!working) {
      const state = batch?.state === 'undone' ? 'undone' : desk.state === 'committed' ? 'committed' : 'validated';
      return { ...base, ...counts, batchId, state, progress: null };
    }
    const phase = desk.state === 'undoing' ? 'undo' : 'commit';
    const done = job?.progress?.done ?? 0;
    const progress = {
      phase,
      done,
      total: job?.progress?.total ?? (phase === 'undo' ? counts.imported : valid),
    } as const;
    const soFar = phase === 'commit' ? { imported: done, unchanged: 0, undone: 0 } : { ...counts, undone: done };
    return { ...base, ...soFar, batchId, state: desk.state === 'undoing' ? 'undoing' : 'committing', progress };
  }
}

const isStarting = (desk: Desk): boolean => Date.now() - desk.startedAt < STARTING_MS;

const countsOf = (batch: Batch) => ({
  imported: batch.imported,
  unchanged: batch.unchanged + batch.changed,
  undone: batch.undone,
});

/** An import that was done elsewhere: only its batch is known. */
function reportOf(batch: Batch): ImportReport {
  return {
    ...{ batchId: batch.id, fileName: batch.fileName, headers: [], mapping: {}, errors: [], refusals: [] },
    ...{ total: batch.total, valid: batch.valid, invalid: batch.invalid, ...countsOf(batch) },
    // Cut off half way through its undoing: what is left can be undone again.
    state: batch.state === 'undoing' ? 'committed' : batch.state,
    progress: null,
    failure: null,
  };
}
