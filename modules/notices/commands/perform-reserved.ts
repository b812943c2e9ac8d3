import type { PlainDate } from '../../../kernel/plain-date.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, LedgerDependencies, Performed, PerformRequest } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { takeReserved } from './number-block.ts';
import type { PerformedNumbered } from './perform-numbered.ts';

/** An act whose paper was numbered and handed over before it reached us. */
export interface ReservedAct {
  /** The act with its number in it. */
  readonly request: PerformRequest;
  readonly on: PlainDate;
  readonly field: string;
  readonly written: string;
  /** Region and code of the authority whose number it is. */
  readonly region: string;
  readonly authority: string;
  /** Writes the act; the ledger's own `perform` when absent. */
  readonly write?: (request: PerformRequest) => Promise<Performed>;
}

/**
 * Performs an act that bears a number of the officer's own block: act and number are written together or not at all. Sent
 * again under the same act id it is the same act, and takes nothing.
 * @throws AppError as `perform` and `takeReserved`
 */
export async function performReserved(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  { request, on, field, written, region, authority, write = (each) => perform(ledger, actor, each) }: ReservedAct,
): Promise<PerformedNumbered> {
  const matterId = request.matterId ?? request.actId;
  const given = {
    ...{
      office: actor.authority,
      matterRegion: request.homeRegion,
      matterId,
      actId: request.actId,
      field,
      on,
      written,
    },
  };
  const taken = await ledger.store.transaction(actor, async (tx) => {
    const { rowCount } = await tx.query(sql`
      select from notice_number
      where home_region = ${region} and act_id = ${request.actId} and field = ${field} and written = ${written}`);
    return rowCount === 1;
  });
  const brought = { region, authority, written, person: actor.personId, verb: request.verb };
  const done = await write(
    taken
      ? request
      : {
          ...request,
          beside: async (tx) => {
            await takeReserved(tx, brought, given, ledger.clock.now());
            await request.beside?.(tx);
          },
        },
  );
  return { ...done, numbers: { [field]: written } };
}
