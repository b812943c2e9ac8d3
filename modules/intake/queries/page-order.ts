import { AppError } from '../../../kernel/error.ts';
import { isUuid } from '../../../kernel/id.ts';
import { isPlainDate } from '../../../kernel/plain-date.ts';
import { raw, sql } from '../../../platform/store/sql.ts';
import type { Statement } from '../../../platform/store/types.ts';

type DayColumn = 'closed_on' | 'opened_on' | 'running_due';
type DayedRow = Readonly<Record<DayColumn, string | null>> & { readonly id: string };

/** Finished work is looked at newest first, open work by what falls due. */
export const newestFirst = (queue: string): boolean => queue === 'closed' || queue === 'all';

/** The day by which a queue of matters is ordered. */
function dayOf(queue: string): DayColumn {
  if (queue === 'closed') return 'closed_on';
  return queue === 'all' ? 'opened_on' : 'running_due';
}

function readCursor(cursor: string): { readonly day: string; readonly id: string } {
  const [, day, id] =
    /^(\d{4}-\d{2}-\d{2}) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (day === undefined || id === undefined || !isPlainDate(day) || !isUuid(id))
    throw new AppError('intake.list.cursor', 422);
  return { day, id };
}

/**
 * The order of a queue of `matter m` (the day that matters in it, id) and what comes after a place in it.
 * @throws AppError 422 `intake.list.cursor`
 */
export function pageOrder(
  queue: string,
  cursor: string | undefined,
): { readonly after: Statement; readonly order: Statement } {
  const newest = newestFirst(queue);
  const column = raw(`m.${dayOf(queue)}`);
  const order = newest ? sql`${column} desc, m.id` : sql`${column}, m.id`;
  if (cursor === undefined) return { after: sql`true`, order };
  const { day, id } = readCursor(cursor);
  const after = newest
    ? sql`(${column} <= ${day}::date and (${column} < ${day}::date or m.id > ${id}::uuid))`
    : sql`(${column}, m.id) > (${day}::date, ${id}::uuid)`;
  return { after, order };
}

/** Where the page after this row begins. A list of closed matters holds none that has no day of closing. */
export const cursorAfter = (queue: string, row: DayedRow): string =>
  Buffer.from(`${row[dayOf(queue)] ?? row.opened_on} ${row.id}`).toString('base64url');
