import { legalDay } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { LedgerActor, LedgerDependencies } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { isCase, owedOn, standingDecision } from '../../cases/index.ts';

/** What a case says of its money: fines and confiscated gains as they stand, in fen. */
interface CaseRecord {
  readonly region: string;
  readonly matter: string;
  readonly number: string;
  readonly decidedOn: string;
  readonly collectedFen: number;
  /** '' while it is open. */
  readonly closedOn: string;
}

/** A matter as this person may see it; undefined where they do not. */
export async function seenMatter(
  { store }: LedgerDependencies,
  actor: LedgerActor,
  { region, matter }: { readonly region: string; readonly matter: string },
): Promise<Matter | undefined> {
  if (!/^\d{6}$/.test(region) || !/^[0-9a-f-]{36}$/.test(matter)) return undefined;
  const found = await store.transaction(actor, (tx) => readMatters(tx, region, [matter]));
  return found.get(matter)?.matter;
}

export const placeIn = (from: JsonObject): { readonly region: string; readonly matter: string } => ({
  region: str(from, 'region'),
  matter: str(from, 'matter').toLowerCase(),
});

/** The case that a report led to, as it says itself; an empty place where none is kept here. */
export function caseOfReport(report: Matter): { readonly region: string; readonly matter: string } {
  const linked = obj(report.facts, 'case');
  return { region: str(linked, 'region'), matter: str(linked, 'matterId').toLowerCase() };
}

/** The money of a case; undefined for what is no case, or has no decision that stands. */
export function recordOfCase(matter: Matter, now: Date): CaseRecord | undefined {
  const decision = isCase(matter) ? standingDecision(matter) : null;
  if (decision === null) return undefined;
  const { fine, gains } = owedOn(matter, legalDay(now));
  return {
    ...{ region: matter.homeRegion, matter: matter.id, number: decision.number, decidedOn: decision.on },
    ...{ collectedFen: fine + gains, closedOn: str(obj(matter.facts, 'closing'), 'on') },
  };
}
