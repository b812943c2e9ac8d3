import { AppError } from '../../kernel/error.ts';
import { num, obj, str } from '../../kernel/read-json.ts';
import { isWithin } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { ActGuard, AskedAct } from '../../platform/ledger/guard.ts';
import type { LedgerActor, LedgerDependencies } from '../../platform/ledger/types.ts';
import type { Matter } from '../../platform/procedure/types.ts';
import { sql } from '../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { amountOf } from './model/conditions.ts';
import { reward } from './model/reward.ts';
import { caseOfReport, placeIn, recordOfCase, seenMatter } from './queries/case-record.ts';
import { rewardsOfReport, sumOfCase } from './queries/rewards-of.ts';

/** Confirmed: it led to a case, or was transferred and prosecuted, and somebody else has cleared it. */
function isConfirmed(report: Matter, body: JsonObject): boolean {
  const outcome = str(report.facts, 'outcome');
  const prosecuted = str(obj(body, 'trigger'), 'kind') === 'prosecuted';
  return report.state === 'cleared' && (outcome === 'filed' || (outcome === 'transferred' && prosecuted));
}

/** @throws AppError 404 `procedure.no-such-matter`; 409 `rewards.report`, `rewards.elsewhere`, `rewards.sensitivity` */
async function reportOf(ledger: LedgerDependencies, actor: LedgerActor, place: JsonObject): Promise<Matter> {
  const report = await seenMatter(ledger, actor, placeIn(place));
  if (report?.procedure !== 'report') throw new AppError('procedure.no-such-matter', 404);
  return report;
}

function checkReport(report: Matter, actor: LedgerActor, body: JsonObject): void {
  if (!isConfirmed(report, body)) throw new AppError('rewards.report', 409);
  if (!isWithin(report.handlingCode, actor.authority)) throw new AppError('rewards.elsewhere', 409);
  const given = num(body, 'sensitivity');
  const least = report.sensitivity;
  if (given < least) throw new AppError('rewards.sensitivity', 409, { given, least });
}

/**
 * Where the case is kept here, the proposal says what the case says: a sum that was typed wrong would pay too much.
 * @throws AppError 404 `procedure.no-such-matter`; 409 `rewards.case`, `rewards.case-open`, `rewards.case-differs`
 */
async function checkCase(ledger: LedgerDependencies, actor: LedgerActor, report: Matter, body: JsonObject) {
  const known = caseOfReport(report);
  const named = placeIn(obj(body, 'case'));
  const kept = known.matter === '' ? undefined : await seenMatter(ledger, actor, known);
  if (kept !== undefined && named.matter !== kept.id) throw new AppError('rewards.case', 409);
  if (named.matter === '') return;
  const matter = kept ?? (await seenMatter(ledger, actor, named));
  if (matter === undefined) throw new AppError('procedure.no-such-matter', 404);
  const record = recordOfCase(matter, ledger.clock.now());
  const closed = str(obj(body, 'trigger'), 'kind') === 'closed';
  if (record === undefined || (closed && record.closedOn === '')) throw new AppError('rewards.case-open', 409);
  const { number, decidedOn, collectedFen, closedOn } = record;
  const decision = obj(body, 'decision');
  const agrees =
    str(decision, 'number') === number &&
    str(decision, 'on') === decidedOn &&
    num(body, 'collectedFen') === collectedFen &&
    (!closed || str(obj(body, 'trigger'), 'on') === closedOn);
  if (!agrees) throw new AppError('rewards.case-differs', 409, { number, decidedOn, collectedFen, closedOn });
}

/** The cap is one of the case, however many reported it. @throws AppError 409 `rewards.cap-of-case` */
async function checkCap({ store }: LedgerDependencies, act: AskedAct, { facts }: Pick<Matter, 'facts'>): Promise<void> {
  const number = str(obj(facts, 'decision'), 'number');
  refuseAbove(
    await store.transaction(SYSTEM_VIEWER, (tx) => sumOfCase(tx, act.homeRegion, number, act.matterId)),
    facts,
  );
}

function refuseAbove(others: number, facts: JsonObject): void {
  const capFen = num(obj(facts, 'computation'), 'capFen');
  const sumFen = others + amountOf({ facts });
  if (sumFen > capFen) throw new AppError('rewards.cap-of-case', 409, { sumFen, capFen });
}

/** One reward at a time for one report. @throws AppError 409 `rewards.there-is-one` */
async function checkFirst({ store }: LedgerDependencies, report: Matter, act: AskedAct): Promise<void> {
  refuseSecond(await store.transaction(SYSTEM_VIEWER, (tx) => rewardsOfReport(tx, report.id)), act);
}

function refuseSecond(all: readonly Matter[], act: AskedAct): void {
  const stands = ({ id, state, facts }: Matter): boolean =>
    id !== act.matterId && !['withdrawn', 'refused'].includes(state) && facts.outcome !== 'refused';
  if (all.some(stands)) throw new AppError('rewards.there-is-one', 409);
}

async function checkProposal(ledger: LedgerDependencies, actor: LedgerActor, act: AskedAct): Promise<void> {
  const { verb, body } = act;
  // A body of another shape is refused by its schema, with its places.
  if (reward.verbs[verb]?.body.safeParse(body).success !== true) return;
  const place = verb === 'propose' ? obj(body, 'report') : obj((await own(ledger, actor, act)).facts, 'origin');
  const report = await reportOf(ledger, actor, place);
  if (verb === 'propose') {
    checkReport(report, actor, body);
    await checkFirst(ledger, report, act);
  } else if (!isConfirmed(report, body)) throw new AppError('rewards.report', 409);
  await checkCase(ledger, actor, report, body);
}

/** The reward itself, as this person sees it. @throws AppError 404 `procedure.no-such-matter` */
async function own(ledger: LedgerDependencies, actor: LedgerActor, act: AskedAct): Promise<Matter> {
  const matter = await seenMatter(ledger, actor, { region: act.homeRegion, matter: act.matterId });
  if (matter === undefined) throw new AppError('procedure.no-such-matter', 404);
  return matter;
}

/**
 * Asked once more in the act's own transaction, one asker after another: two officers who propose at once, or two heads who
 * approve at once, would each see nothing of the other's.
 */
async function alone(tx: Db, act: AskedAct): Promise<void> {
  if (act.verb === 'propose') {
    const { matter: report } = placeIn(obj(act.body, 'report'));
    await tx.query(sql`select pg_advisory_xact_lock(hashtext('reward'), hashtext(${report}))`);
    refuseSecond(await rewardsOfReport(tx, report), act);
    return;
  }
  const { rows } = await tx.query<{ facts: JsonObject }>(sql`
    select snapshot -> 'facts' as facts from matter where home_region = ${act.homeRegion} and id = ${act.matterId}`);
  const facts = rows[0]?.facts ?? {};
  const number = str(obj(facts, 'decision'), 'number');
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('reward-case'), hashtext(${number}))`);
  refuseAbove(await sumOfCase(tx, act.homeRegion, number, act.matterId), facts);
}

/** What is asked of acts on rewards beside their procedure: the report, the case, what others were given. */
export const rewardGuard = (ledger: LedgerDependencies): ActGuard => ({
  seen: async (actor, act) => {
    const { verb, body } = act;
    if (verb === 'propose' || verb === 'amend') await checkProposal(ledger, actor, act);
    if (verb === 'approve') await checkCap(ledger, act, await own(ledger, actor, act));
    if (verb !== 'tell' || str(body, 'way') !== 'portal') return;
    const report = await reportOf(ledger, actor, obj((await own(ledger, actor, act)).facts, 'origin'));
    if (!('receiptHash' in report.facts)) throw new AppError('rewards.no-receipt', 409);
  },
  beside: (act) => (act.verb === 'propose' || act.verb === 'approve' ? (tx) => alone(tx, act) : undefined),
});
