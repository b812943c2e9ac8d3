import type { PlainDate } from '../../../kernel/plain-date.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Statement } from '../../../platform/store/types.ts';

/** Pieces of SQL that several checkers ask of `c`. Days are compared as text: what was tampered with never breaks a page. */

/** The named clock runs, and its last day is over. */
export const clockOver = (clock: string, today: PlainDate): Statement =>
  sql`(c.clocks -> ${clock}::text ->> 'endedOn' is null and c.clocks -> ${clock}::text ->> 'due' < ${today}::text)`;

/** There is a decision, and the case has gone on from it. */
export const decided: Statement = sql`(c.facts -> 'decision' ->> 'on' is not null
  and c.state in ('decided', 'performing', 'transferring', 'closable', 'closed', 'archived'))`;
