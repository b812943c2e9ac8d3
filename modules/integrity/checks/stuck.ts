import { addDays } from '../../../kernel/plain-date.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Check, one } from '../model/check.ts';

/** Nothing drives the case on: no clock runs, and nobody has done anything for long. */
export const stuck: Check = {
  id: 'stuck',
  severity: 'serious',
  title: { zh: '案件停滞', en: 'The case is stuck' },
  what: {
    zh: '案件未办结，没有任何期限在走，且长时间没有办理行为，不会再有提醒。',
    en: 'The case is open, no clock runs in it, and nobody has acted for long: nothing will remind anybody.',
  },
  see: {
    zh: '打开案件，看“期限”没有在走的一项，“办理记录”最后一条的日期。',
    en: 'Open the case: no clock runs; look at the day of the last act.',
  },
  cause: {
    zh: '办案人员交接时漏交，或者等待外部答复而没有设任务。',
    en: 'Left behind at a hand-over, or something outside was waited for without a task.',
  },
  wayOut: {
    zh: '办理下一步；确需等待的，添加任务并写明完成期限。',
    en: 'Take the next step; where it must wait, add a task with a day.',
  },
  candidates: ({ today, settings }) => sql`c.closed_on is null and c.due_on is null
    and c.last_on < ${addDays(today, -settings.stuckAfterDays)}::date`,
  find: (matter, { today, settings, lastActOn }) =>
    one(
      matter.closedOn === null &&
        Object.values(matter.clocks).every((clock) => clock.endedOn !== null) &&
        lastActOn < addDays(today, -settings.stuckAfterDays),
      `最后一次办理是${lastActOn}，其后没有期限在走。`,
      `The last act was recorded on ${lastActOn}; no clock has run since.`,
    ),
};
