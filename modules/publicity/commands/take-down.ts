import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, Performed } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { PublicityContext } from '../context.ts';

type Ended = 'withdrawn' | 'stopped';

async function endNow(tx: Db, region: string, matterId: string, ended: Ended, on: PlainDate): Promise<void> {
  await tx.query(sql`
    update publication set ended = ${ended}, ended_on = ${on}
    where home_region = ${region} and matter_id = ${matterId} and ended is null`);
  await tx.query(sql`
    update published_decision set ended_on = ${on}
    where home_region = ${region} and matter_id = ${matterId} and ended_on is null`);
}

/**
 * What must happen beside an act that takes a publication down, in its transaction; undefined for all other acts. For
 * whoever performs verbs of a case by their name.
 */
export function takingDown(
  verb: string,
  body: JsonObject,
  region: string,
  matterId: string,
  on: PlainDate,
): ((tx: Db) => Promise<void>) | undefined {
  const ended: Ended | undefined =
    verb === 'withdraw-publication'
      ? 'withdrawn'
      : verb === 'decide-early-stop' && body.stop === true
        ? 'stopped'
        : undefined;
  return ended === undefined ? undefined : (tx) => endNow(tx, region, matterId, ended, on);
}

export interface AskedTakeDown {
  readonly region: string;
  readonly id: string;
  readonly actId: string;
  readonly version: number;
  readonly verb: 'withdraw-publication' | 'decide-early-stop';
  readonly body: JsonObject;
  readonly traceId: string;
}

/**
 * Withdraws a publication 撤回 or decides on its early stop 提前停止: what is taken down is gone with the act.
 * @throws AppError 409 `procedure.refused`, `procedure.stale`; 422 `procedure.body`; 404 `procedure.no-such-matter`
 */
export async function takeDown(
  { ledger }: PublicityContext,
  actor: LedgerActor,
  { region, id, actId, version, verb, body, traceId }: AskedTakeDown,
): Promise<Performed> {
  const beside = takingDown(verb, body, region, id, legalDay(ledger.clock.now()));
  return perform(ledger, actor, {
    actId: actId as ActId,
    homeRegion: region as Region,
    matterId: id as MatterId,
    of: ['case'],
    verb,
    version,
    body,
    traceId,
    ...(beside === undefined ? {} : { beside }),
  });
}

/**
 * Takes down what an act took down by another way than {@link takeDown} (a bulk act, a told history): the public page
 * asks the case itself, so that nothing of it was shown meanwhile. Gives how many.
 */
export async function settlePublications(store: Store): Promise<number> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ home_region: string; matter_id: string; withdrawn: string; stopped: string }>(sql`
      select p.home_region, p.matter_id, coalesce(m.snapshot #>> '{facts,publication,withdrawnOn}', '') as withdrawn,
             coalesce(m.snapshot #>> '{facts,publication,stoppedOn}', '') as stopped
      from publication p join matter m on m.home_region = p.home_region and m.id = p.matter_id
      where p.ended is null and (m.snapshot #>> '{facts,publication,withdrawnOn}' is not null
                                 or m.snapshot #>> '{facts,publication,stoppedOn}' is not null)
      limit 1000`);
    for (const { home_region: region, matter_id: matter, withdrawn, stopped } of rows) {
      const [ended, on]: [Ended, string] = withdrawn === '' ? ['stopped', stopped] : ['withdrawn', withdrawn];
      await endNow(tx, region, matter, ended, on as PlainDate);
    }
    return rows.length;
  });
}
