import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import { AppError, isAppError } from '../../../kernel/error.ts';
import { fillText } from '../../../kernel/error-catalogue.ts';
import { isUuid, uuidv7 } from '../../../kernel/id.ts';
import {
  type Batch,
  commit,
  findMapping,
  type ImportKind,
  listBatches,
  type Mapping,
  proposeMapping,
  type Staged,
  saveMapping,
  undo,
  validate,
} from '../../../platform/import/index.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { openTable } from '../../../platform/tables/index.ts';
import type { IntakeContext } from '../context.ts';
import type { importReport } from '../contract.ts';
import { cluesKind } from '../import-kind.ts';

type ImportReport = z.infer<typeof importReport>;
type RowError = ImportReport['errors'][number];

/** What is kept beside an uploaded file until its import is done. */
interface Desk {
  readonly id: string;
  readonly authority: string;
  readonly fileName: string;
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  readonly staged: Staged | null;
  readonly errors: readonly RowError[];
  readonly state: 'validated' | 'committing' | 'committed' | 'failed';
  /** The batch in the ledger, once committed. */
  readonly batchId: string | null;
}

/** A file that is being uploaded; `truncated` once it was longer than allowed. */
type Upload = Readable & { readonly truncated?: boolean; readonly bytesRead?: number };

const SHOWN_ERRORS = 200;

/**
 * Imports by people at a screen: a file is judged at once and waits in the staging folder; nothing is written before
 * somebody says so. What waits is kept in files, so it survives a restart; a commit that was cut off can be repeated.
 */
export class ImportDesk {
  readonly #context: IntakeContext;
  readonly #kind: ImportKind;
  /** Rows done of the commits that this process is at. */
  readonly #running = new Map<string, number>();

  constructor(context: IntakeContext) {
    this.#context = context;
    this.#kind = cluesKind(() => context.ledger.clock.now());
  }

  #path(id: string, ending: string): string {
    return join(this.#context.stagingDir, `${id}.${ending}`);
  }

  async #save(desk: Desk): Promise<Desk> {
    const file = this.#path(desk.id, 'desk.json');
    await writeFile(`${file}.part`, JSON.stringify(desk), { mode: 0o600 });
    await rename(`${file}.part`, file);
    return desk;
  }

  async #find(id: string, actor: LedgerActor): Promise<Desk | undefined> {
    if (!isUuid(id)) return undefined;
    try {
      const desk: Desk = JSON.parse(await readFile(this.#path(id, 'desk.json'), 'utf8'));
      return desk.authority === actor.authority ? desk : undefined;
    } catch {
      return undefined;
    }
  }

  async #get(id: string, actor: LedgerActor): Promise<Desk> {
    const desk = await this.#find(id, actor);
    if (desk === undefined) throw new AppError('import.batch-not-found', 404, { batch: id });
    return desk;
  }

  async #judge(desk: Desk, mapping: Mapping): Promise<Desk> {
    const sheet = this.#path(desk.id, 'errors.csv');
    await rm(sheet, { force: true });
    try {
      const staged = await validate(this.#path(desk.id, 'upload'), this.#kind, mapping, {
        authority: desk.authority as Staged['authority'],
        stagingDir: this.#context.stagingDir,
        errorSheet: sheet,
        fileName: desk.fileName,
        texts: this.#context.catalogue,
      });
      if (desk.staged !== null) await rm(desk.staged.rowsFile, { force: true });
      const errors = staged.errorSheet === null ? [] : await readErrors(staged.errorSheet);
      return await this.#save({ ...desk, mapping, staged, errors, state: 'validated' });
    } catch (error) {
      // A required column without a header: the officer chooses one, so this is an answer, not a failure.
      if (!isAppError(error) || !error.code.startsWith('import.mapping-')) throw error;
      const entry = this.#context.catalogue[error.code];
      const text = {
        zh: fillText(entry?.zh ?? error.code, error.params),
        en: fillText(entry?.en ?? error.code, error.params),
      };
      return this.#save({
        ...desk,
        mapping,
        staged: null,
        errors: [{ line: 1, field: '', value: '', text }],
        state: 'validated',
      });
    }
  }

  /** Takes a file in and judges every row. @throws AppError the codes of `openTable` */
  async receive(actor: LedgerActor, fileName: string, content: Upload): Promise<ImportReport> {
    const id = uuidv7();
    await mkdir(this.#context.stagingDir, { recursive: true, mode: 0o700 });
    const upload = this.#path(id, 'upload');
    try {
      await pipeline(content, createWriteStream(upload, { mode: 0o600 }));
      if (content.truncated === true) throw new AppError('http.body-too-large', 413, { limit: content.bytesRead ?? 0 });
      const table = await openTable(upload);
      await table.close();
      const { headers } = table;
      const known = await findMapping(this.#context.ledger.store, actor, this.#kind.id, headers);
      const mapping = known ?? proposeMapping(headers, this.#kind).mapping;
      const base = {
        id,
        authority: actor.authority,
        fileName: fileName.replace(/[\\/\0]/g, '_').slice(0, 150) || 'import',
      };
      const desk: Desk = { ...base, headers, mapping, staged: null, errors: [], state: 'validated', batchId: null };
      return this.#report(await this.#judge(desk, mapping));
    } catch (error) {
      await rm(upload, { force: true });
      throw error;
    }
  }

  /** Judges the file again with the officer's own choice of columns, and keeps the choice for the next such file. */
  async remap(actor: LedgerActor, id: string, mapping: Mapping): Promise<ImportReport> {
    const desk = await this.#get(id, actor);
    if (desk.state !== 'validated')
      throw new AppError('import.batch-not-committed', 409, { batch: id, state: desk.state });
    const judged = await this.#judge(desk, mapping);
    if (judged.staged !== null) {
      await saveMapping(this.#context.ledger.store, actor, this.#kind.id, desk.headers, mapping);
    }
    return this.#report(judged);
  }

  /** Begins to write the valid rows; the answer comes at once, the report tells how far it is. */
  async begin(actor: LedgerActor, id: string): Promise<ImportReport> {
    const desk = await this.#get(id, actor);
    const { staged } = desk;
    if (staged === null || desk.state === 'committed') throw new AppError('import.staging-gone', 409);
    if (this.#running.has(id)) return this.#report(desk);
    this.#running.set(id, 0);
    const started = await this.#save({ ...desk, state: 'committing' });
    void this.#write(actor, started, staged).finally(() => this.#running.delete(id));
    return this.#report(started);
  }

  async #write(actor: LedgerActor, desk: Desk, staged: Staged): Promise<void> {
    const { ledger, catalogue } = this.#context;
    try {
      const { batchId } = await commit(staged, this.#kind, actor, {
        store: ledger.store,
        performMany: (who, requests) => performMany(ledger, who, requests),
        skipInvalid: true,
        refusedSheet: this.#path(desk.id, 'refused.csv'),
        texts: catalogue,
        onProgress: ({ done }) => this.#running.set(desk.id, done),
      });
      await this.#save({ ...desk, state: 'committed', batchId });
      await rm(this.#path(desk.id, 'upload'), { force: true });
    } catch {
      // Kept as failed: the same commit may be asked for again and goes on where it stopped.
      await this.#save({ ...desk, state: 'failed' }).catch(() => undefined);
    }
  }

  /** Voids every matter that a batch opened; what went on since stays. */
  async undo(actor: LedgerActor, id: string): Promise<ImportReport> {
    const { ledger } = this.#context;
    const batchId = (await this.#find(id, actor))?.batchId ?? id;
    await undo(batchId, actor, {
      store: ledger.store,
      undoMany: (who, matters) =>
        performMany(
          ledger,
          who,
          matters.map((each) => ({ ...each, verb: 'void', body: { reason: '撤销批量导入', batch: batchId } })),
        ),
    });
    return this.find(actor, id);
  }

  /** @throws AppError 404 `import.batch-not-found` */
  async find(actor: LedgerActor, id: string): Promise<ImportReport> {
    const desk = await this.#find(id, actor);
    if (desk !== undefined && desk.batchId === null) return this.#report(desk);
    const batch = (await listBatches(this.#context.ledger.store, actor, 1_000)).find(
      (each) => each.id === (desk?.batchId ?? id),
    );
    if (batch === undefined) throw new AppError('import.batch-not-found', 404, { batch: id });
    return reportOf(batch, desk);
  }

  /** What waits and what was imported at the actor's authority, newest first. */
  async list(actor: LedgerActor): Promise<ImportReport[]> {
    const names = await readdir(this.#context.stagingDir).catch(() => []);
    const ids = names.flatMap((name) => (name.endsWith('.desk.json') ? [name.slice(0, 36)] : []));
    const desks = await Promise.all(
      ids
        .sort()
        .reverse()
        .slice(0, 50)
        .map((id) => this.#find(id, actor)),
    );
    const waiting = desks.flatMap((desk) => (desk === undefined || desk.batchId !== null ? [] : [this.#report(desk)]));
    const batches = await listBatches(this.#context.ledger.store, actor, 50);
    return [...waiting, ...batches.map((batch) => reportOf(batch, undefined))];
  }

  /** The sheet of what is wrong with a file; undefined when nothing is. */
  async errorSheet(actor: LedgerActor, id: string): Promise<string | undefined> {
    return (await this.#get(id, actor)).staged?.errorSheet ?? undefined;
  }

  #report(desk: Desk): ImportReport {
    const running = this.#running.get(desk.id);
    // A commit whose process is gone is not running any more.
    const state = desk.state === 'committing' && running === undefined ? 'failed' : desk.state;
    const { total = 0, valid = 0, invalid = 0 } = desk.staged ?? {};
    return {
      batchId: desk.id,
      fileName: desk.fileName,
      state,
      headers: [...desk.headers],
      mapping: { ...desk.mapping },
      total,
      valid,
      invalid,
      imported: running ?? 0,
      unchanged: 0,
      errors: [...desk.errors],
    };
  }
}

function reportOf(batch: Batch, desk: Desk | undefined): ImportReport {
  return {
    batchId: batch.id,
    fileName: batch.fileName,
    state: batch.state === 'undone' ? 'undone' : batch.state === 'committing' ? 'committing' : 'committed',
    headers: [...(desk?.headers ?? [])],
    mapping: { ...desk?.mapping },
    total: batch.total,
    valid: batch.valid,
    invalid: batch.invalid,
    imported: batch.imported,
    unchanged: batch.unchanged + batch.changed,
    errors: [...(desk?.errors ?? [])],
  };
}

/** The first lines of the sheet that was written for people. */
async function readErrors(sheet: string): Promise<RowError[]> {
  const errors: RowError[] = [];
  const table = await openTable(sheet);
  for await (const { cells } of table.rows) {
    errors.push({
      line: Number(cells['行号 Line'] ?? 0),
      field: cells['列名 Column'] ?? '',
      value: cells['值 Value'] ?? '',
      text: { zh: cells.问题 ?? '', en: cells.Problem ?? '' },
    });
    if (errors.length >= SHOWN_ERRORS) break;
  }
  return errors;
}
