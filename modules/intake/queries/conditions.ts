import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { addWorkdays } from '../../../kernel/work-calendar.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Procedure } from '../../../platform/procedure/types.ts';
import { join, raw, sql } from '../../../platform/store/sql.ts';
import type { Statement } from '../../../platform/store/types.ts';
import type { MatterQuery, QueueId } from '../contract.ts';
import { intakeProcedures } from '../model/procedures.ts';
import type { Viewpoint } from './clock-view.ts';

/**
 * Word for word the condition of the indexes `matter_office` and `matter_office_origin`: whatever is neither intake nor a
 * case nor a frozen table, few among all matters. Of `matter m`.
 */
export const OF_OFFICE = raw(`m.procedure not in
  ('clue', 'report', 'complaint', 'assistance', 'recommendation', 'case', 'summary-case', 'bulletin')`);

const TRUE: Statement = { text: 'true', values: [] };

/** Codes that begin with `prefix`, as a range that the index on handling_code can walk. */
export const handledBelow = (prefix: string): Statement =>
  sql`(m.handling_code ~>=~ ${prefix} and m.handling_code ~<~ ${`${prefix}:`})`;

function ownedBelow(prefix: string): Statement {
  if (prefix.length > 6) return sql`(m.home_region = ${prefix.slice(0, 6)} and m.home_code = ${prefix})`;
  return sql`m.home_region between ${prefix.padEnd(6, '0')} and ${prefix.padEnd(6, '9')}`;
}

/**
 * What row security says, said again as ranges: the query then names its own scope (shards, indexes), and a hole in
 * either of the two still shows nothing.
 */
export function inScope(scope: string): Statement {
  const parts = scope.split(',').map((pattern) => {
    const prefix = pattern.replace(/%$/, '');
    return prefix === '' ? TRUE : sql`(${handledBelow(prefix)} or ${ownedBelow(prefix)})`;
  });
  return sql`(${join(parts, ' or ')})`;
}

/** The last day that counts as near: the day before the working day that lies one too far. */
export function nearUntil({ env, today, nearWorkdays }: Viewpoint): PlainDate {
  return addDays(addWorkdays(env.calendar, today, nearWorkdays + 1), -1);
}

/** What presses falls in the range. */
function pressing(from: PlainDate | null, to: PlainDate): Statement {
  return from === null ? sql`m.running_due <= ${to}` : sql`m.running_due between ${from} and ${to}`;
}

/** States from which `clear` can be done: decided, and waiting for somebody to confirm. */
function statesToClear(procedures: Readonly<Record<string, Procedure>>): Statement {
  const pairs = Object.values(procedures).flatMap(({ id, verbs }) =>
    (verbs.clear?.from ?? []).map((state) => `${id}/${state}`),
  );
  return sql`m.procedure || '/' || m.state = any(${pairs})`;
}

const INTAKE = intakeProcedures.map(({ id }) => id);
/** Other modules keep their own matters (bulletins) in the same ledger; these lists are intake's. */
export const ofIntake: Statement = sql`m.procedure = any(${INTAKE})`;

const OPEN = raw('m.closed_on is null');

/** A work queue as a condition on matters; the same for the list and for its count. */
export function inQueue(
  queue: QueueId,
  actor: LedgerActor,
  view: Viewpoint,
  procedures: Readonly<Record<string, Procedure>>,
): Statement {
  const here = handledBelow(actor.authority);
  switch (queue) {
    case 'intake':
      return sql`(${OPEN} and m.state = 'received' and ${here})`;
    case 'to-accept':
      return sql`(${OPEN} and m.state = 'assigned' and ${here})`;
    case 'mine':
      return sql`(${OPEN} and m.assignee = any(${[actor.personId, actor.onBehalfOf].filter((id) => id !== null)}::uuid[]))`;
    case 'office':
      return sql`(${OPEN} and ${here})`;
    case 'near':
      return sql`(${OPEN} and ${pressing(view.today, nearUntil(view))})`;
    case 'overdue':
      return sql`(${OPEN} and ${pressing(null, addDays(view.today, -1))})`;
    case 'to-clear':
      return sql`(${OPEN} and ${here} and ${statesToClear(procedures)})`;
    case 'to-designate':
      // Two authorities dispute, and the lowest one above both decides (令121 art 33).
      return sql`(${OPEN} and m.state = 'disputed' and m.snapshot #>> '{facts,dispute,superior}' = ${actor.authority})`;
    case 'closed':
      return sql`m.closed_on is not null`;
    case 'all':
      return TRUE;
  }
}

/** Word for word the condition of the index `matter_unread`, which serves it. */
const HAS_UNREAD = raw(`(m.snapshot -> 'facts' ->> 'unreadFromReporter') is not null`);

/** Word for word the condition of the index `matter_same`. */
const HAS_WORDS = raw(`(m.snapshot -> 'facts' -> 'same') is not null`);

/** A text to be found anywhere, as LIKE wants it. */
export const likeText = (text: string): string => `%${text.replace(/[\\%_]/g, (each) => `\\${each}`)}%`;

/** The words asked for stand in the matter, letter by letter; `model/words.ts` names the same fields. */
export function matches(q: string): Statement {
  const pattern = likeText(q);
  const inText = sql`m.title ilike ${pattern} or m.snapshot #>> '{facts,text}' ilike ${pattern}
    or m.snapshot #>> '{facts,respondent,name}' ilike ${pattern}`;
  return /^[0-9a-f-]{8,36}$/i.test(q) ? sql`(${inText} or m.id::text like ${`${q.toLowerCase()}%`})` : sql`(${inText})`;
}

export type MatterFilter = Omit<MatterQuery, 'cursor' | 'limit'>;

/** All conditions of a list: scope, queue, filters. `batch` is the ids of the batch's matters, read beforehand. */
export function matterConditions(
  actor: LedgerActor,
  filter: MatterFilter,
  view: Viewpoint,
  procedures: Readonly<Record<string, Procedure>>,
  batch: readonly string[] | null,
): Statement {
  const all: Statement[] = [inScope(actor.scope), ofIntake, inQueue(filter.queue, actor, view, procedures)];
  if (filter.procedure !== undefined) all.push(sql`m.procedure = ${filter.procedure}`);
  if (filter.state !== undefined) all.push(sql`m.state = ${filter.state}`);
  if (filter.channel !== undefined) all.push(sql`m.channel = ${filter.channel}`);
  if (filter.domain !== undefined) all.push(sql`m.domain = ${filter.domain}`);
  if (filter.authority !== undefined) all.push(handledBelow(subtree(filter.authority)));
  if (filter.respondent !== undefined) all.push(sql`matter_respondent(m.snapshot) = ${filter.respondent}`);
  // The one that it came with, or one that it joined.
  if (filter.campaign !== undefined) {
    all.push(sql`(m.snapshot #>> '{facts,campaign}' = ${filter.campaign}
      or (m.snapshot #> '{facts,campaigns}') ? ${filter.campaign}::text)`);
  }
  if (filter.unread !== undefined) all.push(HAS_UNREAD);
  if (filter.same !== undefined) all.push(HAS_WORDS);
  if (batch !== null) all.push(sql`m.id = any(${batch}::uuid[])`);
  const q = filter.q?.trim() ?? '';
  // One character finds half of everything; the console says so.
  if (Array.from(q).length >= 2) all.push(matches(q));
  return join(all, ' and ');
}

/** What the codes of an authority and of those below it begin with. */
export const subtree = (code: string): string => (code.length === 9 ? code : code.replace(/(00){1,2}$/, ''));
