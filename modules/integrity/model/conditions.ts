import type { PlainDate } from '../../../kernel/plain-date.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Statement } from '../../../platform/store/types.ts';

/** Pieces of SQL that several checkers ask of `c`. Days are compared as text: what was tampered with never breaks a page. */

/** The named clock runs, and its last day is over. */
export const clockOver = (clock: string, today: PlainDate): Statement =>
  sql`(c.clocks -> ${clock}::text ->> 'endedOn' is null and c.clocks -> ${clock}::text ->> 'due' < ${today}::text)`;

/** A text as an id; null where it is none, so that keys serve and what was tampered with breaks no page. */
export const asId = (text: Statement): Statement =>
  sql`(case when ${text} ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' then (${text})::uuid end)`;

/** There is a decision, and the case has gone on from it. */
export const decided: Statement = sql`(c.facts -> 'decision' ->> 'on' is not null
  and c.state in ('decided', 'performing', 'transferring', 'closable', 'closed', 'archived'))`;
