import { isAppError } from '../../../kernel/error.ts';
import type { ActId } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { str } from '../../../kernel/read-json.ts';
import { deterministicUuid } from '../../../platform/import/index.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { receiver } from '../../intake/index.ts';
import { type DueStep, dueStep } from '../model/due-step.ts';
import type { SettlementSettings } from '../settings.ts';

const AT_ONCE = 500;
const FIRST: Pick<Matter, 'homeRegion' | 'id'> = {
  homeRegion: '' as Matter['homeRegion'],
  id: '00000000-0000-0000-0000-000000000000' as Matter['id'],
};

async function openAfter({ store }: LedgerDependencies, last: typeof FIRST): Promise<readonly Matter[]> {
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m
      where m.procedure = 'settlement' and m.closed_on is null
        and (m.home_region, m.id) > (${last.homeRegion}, ${last.id}::uuid)
      order by m.home_region, m.id limit ${AT_ONCE}`),
  );
  return rows.map(({ snapshot }) => snapshot);
}

/** The same day records it once; the code's hash keeps the firm from taking the id beforehand. */
const idOf = ({ id, facts }: Matter, { verb, body }: DueStep): ActId =>
  deterministicUuid('settlements', verb, id, str(facts, 'codeHash'), String(body.before ?? '')) as ActId;

async function takeStep(ledger: LedgerDependencies, matter: Matter, before: readonly number[]): Promise<number> {
  const step = dueStep(matter, legalDay(ledger.clock.now()), ledger.env.calendar, before);
  if (step === null) return 0;
  try {
    const { replayed } = await perform(
      ledger,
      { ...receiver(matter.homeCode), clearance: matter.sensitivity },
      {
        actId: idOf(matter, step),
        ...{ homeRegion: matter.homeRegion, matterId: matter.id, verb: step.verb, body: step.body },
      },
    );
    return replayed ? 0 : 1;
  } catch (error) {
    // One side moved meanwhile: the next look says what is due then.
    if (isAppError(error) && ['procedure.refused', 'procedure.stale'].includes(error.code)) return 0;
    throw error;
  }
}

/** Records on every open settlement that a day has passed: reminders, times that are over. Gives how many it recorded. */
export async function followDays(ledger: LedgerDependencies, { remindBefore }: SettlementSettings): Promise<number> {
  let done = 0;
  for (let last = FIRST; ; ) {
    const matters = await openAfter(ledger, last);
    for (const matter of matters) done += await takeStep(ledger, matter, remindBefore);
    const next = matters.at(-1);
    if (next === undefined || matters.length < AT_ONCE) return done;
    last = next;
  }
}
