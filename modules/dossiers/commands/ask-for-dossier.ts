import { AppError } from '../../../kernel/error.ts';
import { uuidv7 } from '../../../kernel/id.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import { enqueue } from '../../../platform/jobs/queue.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { readCase } from '../../cases/index.ts';
import { mayOpen } from '../../evidence/index.ts';
import type { DossierContext } from '../context.ts';
import type { BuildRequest } from '../contract.ts';
import { latestDossier } from '../queries/dossier-row.ts';

export const JOB = 'dossier';

/**
 * Has the dossier of a case built in the background; gives its id. One that is on its way is not begun a second time.
 * @throws AppError 404 `procedure.no-such-matter`, 403 `dossiers.refused`, 409 `dossiers.disposed`
 */
export async function askForDossier(
  { ledger }: Pick<DossierContext, 'ledger'>,
  actor: LedgerActor,
  at: { readonly region: string; readonly id: string },
  asked: BuildRequest,
): Promise<string> {
  const now = ledger.clock.now();
  return ledger.store.transaction(actor, async (tx) => {
    const record = await readCase(tx, at.region, at.id);
    if (!mayOpen(actor, record)) throw new AppError('dossiers.refused', 403);
    const disposedOn = str(obj(record.matter.facts, 'closing'), 'disposedOn');
    if (disposedOn !== '') throw new AppError('dossiers.disposed', 409, { on: disposedOn });
    // Two who ask at once: the second waits here and finds what the first began.
    await tx.query(sql`select pg_advisory_xact_lock(hashtext(${`dossier ${at.id}`}))`);
    const before = await latestDossier(tx, at.region, at.id);
    if (before?.state === 'waiting' || before?.state === 'building') return before.id;
    const id = uuidv7();
    const accounts = Object.fromEntries(asked.accounts.map(({ key, account }) => [key, account]));
    await tx.query(sql`
      insert into dossier (home_region, id, matter_id, version, state, asked_by, asked_at, retention, accounts)
      values (${at.region}, ${id}, ${at.id}, ${record.matter.version}, 'waiting', ${actor.personId}, ${now},
              ${asked.retention}, ${JSON.stringify(accounts)})`);
    await enqueue(tx, { id, kind: JOB, payload: { homeRegion: at.region, matterId: at.id, id }, maxAttempts: 3 });
    return id;
  });
}
