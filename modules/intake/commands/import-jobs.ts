import { rm } from 'node:fs/promises';
import { isAppError } from '../../../kernel/error.ts';
import type { AuthorityCode, PersonId } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { commit, listBatches, type OnProgress, undo } from '../../../platform/import/index.ts';
import { heartbeat } from '../../../platform/jobs/queue.ts';
import type { JobContext, JobHandlers } from '../../../platform/jobs/worker.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { IntakeContext } from '../context.ts';
import { COMMIT_JOB, ImportDesk, UNDO_JOB } from './import-desk.ts';
import type { Desk } from './import-store.ts';

/** How often a screen hears how far the work is. */
const TELL_EVERY_MS = 300;

/** Who asked, as they stood when they asked. */
function readActor(value: unknown): LedgerActor {
  const given = value as JsonObject;
  return {
    personId: given.personId as PersonId,
    authority: given.authority as AuthorityCode,
    roles: given.roles as readonly string[],
    onBehalfOf: given.onBehalfOf as PersonId | null,
    scope: String(given.scope),
    clearance: Number(given.clearance),
  };
}

/** The work on imports that outlives its request. Each may be killed anywhere and run again: nothing is done twice. */
export function importJobs(context: IntakeContext): JobHandlers {
  const { ledger, catalogue } = context;
  const desks = new ImportDesk(context);
  const { files } = desks;

  function teller({ job, signal }: JobContext): OnProgress {
    let last = 0;
    return ({ done, total }) => {
      // Between two chunks, all is written and told: who lost the job, or stops, leaves it here to the next.
      signal.throwIfAborted();
      const now = Date.now();
      if (now - last < TELL_EVERY_MS) return;
      last = now;
      // Progress that was not told is no reason to stop.
      heartbeat(ledger.store.db, job, { done, total }).catch(() => undefined);
    };
  }

  /** A refusal ends the work and is told; a database that is away, or a defect, lets the job be tried again. */
  async function orFailed(desk: Desk, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isAppError(error) || error.status >= 500) throw error;
      await files.save({ ...desk, state: 'failed', failure: { code: error.code, params: error.params } });
    }
  }

  async function write(desk: Desk, actor: LedgerActor, told: JobContext): Promise<void> {
    const { staged, id } = desk;
    if (staged === null) return;
    const batches = await listBatches(ledger.store, actor, 1_000);
    // Killed between the last row and the note that it was the last: only the note is missing.
    if (batches.some((batch) => batch.id === id && batch.state === 'committed')) {
      await files.save({ ...desk, state: 'committed', batchId: id });
      return;
    }
    const { batchId, refusedSheet } = await commit(staged, desks.kind, actor, {
      store: ledger.store,
      performMany: (who, requests) => performMany(ledger, who, requests),
      batchId: id,
      skipInvalid: true,
      refusedSheet: files.path(id, 'refused.csv'),
      texts: catalogue,
      onProgress: teller(told),
    });
    const sheets = refusedSheet === null ? desk.sheets : [...desk.sheets, refusedSheet];
    const errors = await desks.errorsOf(desk.mapping, sheets);
    await files.save({ ...desk, state: 'committed', batchId, sheets, errors });
    await rm(files.path(id, 'upload'), { force: true });
  }

  async function unwrite(desk: Desk, actor: LedgerActor, batch: string, told: JobContext): Promise<void> {
    const { refused } = await undo(batch, actor, {
      store: ledger.store,
      undoMany: (who, matters) =>
        performMany(
          ledger,
          who,
          matters.map((each) => ({ ...each, verb: 'void', body: { reason: '撤销批量导入', batch } })),
        ),
      onProgress: teller(told),
    });
    const refusals = refused.map(({ matterId, error }) => ({ matterId, code: error.code, params: error.params }));
    await files.save({ ...desk, state: 'committed', refusals });
  }

  async function run(
    payload: JsonObject,
    told: JobContext,
    work: (desk: Desk, actor: LedgerActor) => Promise<void>,
  ): Promise<void> {
    const desk = await files.find(String(payload.desk));
    // Swept away, or asked for again under another job: nothing to do here.
    if (desk === undefined || desk.job !== told.job.id) return;
    await orFailed(desk, () => work(desk, readActor(payload.actor)));
  }

  return {
    [COMMIT_JOB]: (payload, told) => run(payload, told, (desk, actor) => write(desk, actor, told)),
    [UNDO_JOB]: (payload, told) =>
      run(payload, told, (desk, actor) => unwrite(desk, actor, String(payload.batch), told)),
  };
}
