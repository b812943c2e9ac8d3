import { AppError, isAppError } from '../../../kernel/error.ts';
import type { MatterId, Region } from '../../../kernel/id.ts';
import { obj, objects, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { LedgerActor, LedgerDependencies, PerformRequest } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { CaseFiled } from '../contract.ts';
import { derivedActId } from './derived-act-id.ts';

/** A clue or report in our own ledger whose conclusion to file waits for the number of the case. */
export interface Waiting {
  readonly homeRegion: Region;
  readonly matterId: MatterId;
}

/** Those of a filing's sources that wait for a case, as far as the filer sees them. */
export async function waitingSources(
  { store }: LedgerDependencies,
  actor: LedgerActor,
  body: JsonObject,
): Promise<readonly Waiting[]> {
  const { sources } = body;
  if (!Array.isArray(sources)) return [];
  const named = objects({ ...sources } as unknown as JsonObject).flatMap(([, each]) => {
    const [region, id] = [str(each, 'region'), str(each, 'matterId').toLowerCase()];
    return /^\d{6}$/.test(region) && /^[0-9a-f-]{36}$/.test(id) ? [{ region, id }] : [];
  });
  const waiting: Waiting[] = [];
  for (const region of [...new Set(named.map((each) => each.region))]) {
    const ids = named.filter((each) => each.region === region).map(({ id }) => id);
    const found = await store.transaction(actor, (tx) => readMatters(tx, region, ids));
    for (const { matter } of found.values()) {
      if (obj(matter.facts, 'case').pending === true) {
        waiting.push({ homeRegion: matter.homeRegion, matterId: matter.id });
      }
    }
  }
  return waiting;
}

/** The act by which a source says the number of its case; it is nothing without the case. */
export function linkRequest(source: Waiting, filed: PerformRequest, number: string): PerformRequest {
  return {
    actId: derivedActId('link-case', filed.actId, source.matterId),
    homeRegion: source.homeRegion,
    matterId: source.matterId,
    verb: 'link-case',
    body: { number, region: filed.homeRegion, matterId: filed.actId },
    ...(filed.traceId === undefined ? {} : { traceId: filed.traceId }),
    beside: async (tx) => {
      const { rowCount } = await tx.query(sql`
        select from matter where home_region = ${filed.homeRegion} and id = ${filed.actId}`);
      if (rowCount !== 1) throw new AppError('cases.link.no-case', 409);
    },
  };
}

/** Links one source by an act of its own; a refusal is told, and the case stays filed. */
export async function linkAlone(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  source: Waiting,
  filed: PerformRequest,
  number: string,
): Promise<CaseFiled['linked'][number]> {
  const told = { homeRegion: source.homeRegion as string, matterId: source.matterId as string };
  try {
    await perform(ledger, actor, linkRequest(source, filed, number));
    return { ...told, linked: true, code: null };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { ...told, linked: false, code: error.code };
  }
}
