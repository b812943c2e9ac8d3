import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { join, raw, sql } from '../../../platform/store/sql.ts';
import type { Statement } from '../../../platform/store/types.ts';
import {
  handledBelow,
  inScope,
  likeText,
  seesPersonal,
  subtree,
  type Viewpoint,
  viewpoint,
} from '../../intake/index.ts';
import type { CaseContext } from '../context.ts';
import type { CaseQuery, CaseQueue } from '../contract.ts';
import { caseProcedureIds } from '../model/procedures.ts';
import { HELD_NEAR_DAYS } from '../model/queues.ts';

/** Word for word the condition of the indexes of `sql/0272-case-desk.sql`: written out, so that they serve it. */
export const IS_CASE = raw(`m.procedure in (${caseProcedureIds.map((id) => `'${id}'`).join(', ')})`);
const OPEN = raw('m.closed_on is null');
const TO_REVIEW = raw(`(m.snapshot #>> '{facts,review,open}') = 'true'`);
const HELD = raw(
  `jsonb_path_exists(m.snapshot, '$.facts.held.* ? (!exists(@.endedOn) || @.endedOn == "" || @.endedOn == null)')`,
);
const TO_PUBLISH = raw(
  `jsonb_path_exists(m.snapshot, '$.clocks ? ((exists(@.publish) && @.publish.endedOn == null) || (exists(@.withdraw) && @.withdraw.endedOn == null))')`,
);
const TO_APPROVE = raw(
  `jsonb_path_exists(m.snapshot, '$ ? (@.state == "reviewed" || @.state == "deciding" || exists(@.facts.moving) || exists(@.facts.extensionRequest) || (@.state == "closable" && exists(@.facts.closing.asked.on)) || exists(@.facts.measureRequests.* ? (@.state == "asked")) || exists(@.facts.recusals.* ? (@.state == "asked")) || @.facts.transfer.state == "reported" || exists(@.facts.publication.asked))')`,
);

/** From when cases are looked at, and from when property that is held presses. */
export interface CaseView extends Viewpoint {
  readonly heldNearDays: number;
}

export const caseView = ({ ledger, nearWorkdays, heldNearDays = HELD_NEAR_DAYS }: CaseContext): CaseView => ({
  ...viewpoint(ledger.env, ledger.clock.now(), nearWorkdays),
  heldNearDays,
});

/** As `heldNear` of the model. Asked of what {@link HELD} lets through, which its index finds. */
const heldUntil = (day: PlainDate): Statement => sql`exists (
  select from jsonb_each(m.snapshot #> '{facts,held}') held(id, entry)
  cross join lateral (values (m.snapshot -> 'clocks' -> (entry ->> 'clock')),
    (m.snapshot -> 'clocks' -> ('approve:' || id))) running(clock)
  where coalesce(entry ->> 'endedOn', '') = '' and clock is not null and clock ->> 'endedOn' is null
    and case when clock ->> 'paused' = 'true' then not exists (
        select from jsonb_path_query(clock, '$.pauses[*] ? (@.to == null)') pause
        join jsonb_path_query(m.snapshot, '$.facts.tests.*') test on test ->> 'document' = pause ->> 'document'
        where coalesce(nullif(test ->> 'until', ''), test ->> 'to', '') > ${day}::text)
      else clock ->> 'unrolled' <= ${day}::text end)`;

/** Days of "due this week": today and the six after it. */
const WEEK = 6;

const meOf = (actor: LedgerActor): readonly string[] =>
  [actor.personId, actor.onBehalfOf].filter((id): id is NonNullable<typeof id> => id !== null);

const handledBy = (persons: readonly string[]): Statement =>
  sql`(m.snapshot #> '{facts,officers}') ?| ${persons}::text[]`;

/** A queue of the desk as a condition on `matter m`; the same for the list and for its count. */
export function inCaseQueue(queue: CaseQueue, actor: LedgerActor, { today, heldNearDays }: CaseView): Statement {
  const here = handledBelow(actor.authority);
  const me = meOf(actor);
  switch (queue) {
    case 'mine':
      return sql`(${OPEN} and ${here} and (m.assignee = any(${me}::uuid[]) or ${handledBy(me)}))`;
    case 'team':
      return sql`(${OPEN} and ${here})`;
    case 'due-week':
      return sql`(${OPEN} and m.running_due between ${today} and ${addDays(today, WEEK)})`;
    case 'overdue':
      return sql`(${OPEN} and m.running_due < ${today})`;
    case 'to-review':
      // Whoever handles it does not review it.
      return sql`(${here} and ${TO_REVIEW} and not coalesce(${handledBy(me)}, false))`;
    case 'to-approve':
      return sql`(${here} and ${TO_APPROVE} and not coalesce(${handledBy(me)}, false))`;
    case 'hearings':
      return sql`(${OPEN} and m.state = 'hearing')`;
    case 'held':
      return sql`(${here} and ${HELD})`;
    case 'held-near':
      return sql`(${here} and ${HELD} and ${heldUntil(addDays(today, heldNearDays))})`;
    case 'to-publish':
      return sql`(${here} and ${TO_PUBLISH})`;
    case 'to-close':
      return sql`(${OPEN} and ${here} and m.state = 'closable')`;
    case 'open':
      return sql`${OPEN}`;
    case 'closed':
      return sql`m.closed_on is not null`;
    case 'all':
      return sql`true`;
  }
}

/** This person reads the case as it was written, as `seesPersonal` has it; everybody else reads it masked. */
const readInFull = (actor: Pick<LedgerActor, 'authority' | 'roles'>): Statement =>
  seesPersonal(actor, { handlingCode: actor.authority }) ? handledBelow(actor.authority) : sql`false`;

/**
 * The words asked for stand in the case, letter by letter; the procedures' `words` name the same fields. Whoever sees a
 * person's name masked does not find the case by it: a hit would say what the mask hides.
 */
export function caseMatches(q: string, actor: Pick<LedgerActor, 'authority' | 'roles'>): Statement {
  const pattern = likeText(q);
  const named = sql`(m.title ilike ${pattern} or m.snapshot #>> '{facts,party,name}' ilike ${pattern})`;
  const unnamed = sql`replace(m.title, coalesce(nullif(m.snapshot #>> '{facts,party,name}', ''), chr(1)), chr(1)) ilike ${pattern}`;
  const open = sql`(m.snapshot #>> '{facts,party,kind}' is distinct from 'person' or ${readInFull(actor)})`;
  const inText = sql`(${named} and (${open} or ${unnamed}))
    or m.snapshot #>> '{facts,number}' ilike ${pattern} or m.snapshot #>> '{facts,cause}' ilike ${pattern}`;
  return /^[0-9a-f-]{8,36}$/i.test(q) ? sql`(${inText} or m.id::text like ${`${q.toLowerCase()}%`})` : sql`(${inText})`;
}

export type CaseFilter = Omit<CaseQuery, 'cursor' | 'limit'>;

/** What is a case, and seen by this person: said again beside row security, as in intake. */
export const seenCases = (actor: Pick<LedgerActor, 'scope'>): Statement => sql`${IS_CASE} and ${inScope(actor.scope)}`;

/** What the index of words narrows down: words, an officer, a campaign. */
export function soughtBy(
  { campaign, officer, q = '' }: CaseFilter,
  actor: Pick<LedgerActor, 'authority' | 'roles'>,
): Statement {
  const all: Statement[] = [sql`true`];
  if (campaign !== undefined) all.push(sql`(m.snapshot #> '{facts,campaigns}') ? ${campaign}::text`);
  if (officer !== undefined) all.push(handledBy([officer]));
  if (Array.from(q.trim()).length >= 2) all.push(caseMatches(q.trim(), actor));
  return join(all, ' and ');
}

/** All conditions of a list of cases: scope, queue, filters. */
export function caseConditions(actor: LedgerActor, filter: CaseFilter, view: CaseView): Statement {
  const all: Statement[] = [seenCases(actor), inCaseQueue(filter.queue, actor, view)];
  if (filter.procedure !== undefined) all.push(sql`m.procedure = ${filter.procedure}`);
  if (filter.state !== undefined) all.push(sql`m.state = ${filter.state}`);
  if (filter.authority !== undefined) all.push(handledBelow(subtree(filter.authority)));
  if (filter.domain !== undefined) all.push(sql`m.domain = ${filter.domain}`);
  if (filter.violation !== undefined) all.push(sql`case_violation(m.snapshot) = ${filter.violation}`);
  if (filter.party !== undefined) all.push(sql`case_party(m.snapshot) = ${filter.party}`);
  all.push(soughtBy(filter, actor));
  return join(all, ' and ');
}
