import { z } from 'zod';
import type { WorkCalendar } from '../../kernel/deadline.ts';
import type { RuleBook } from '../../kernel/deadline-engine.ts';
import { fromEpochDay, type PlainDate, toEpochDay } from '../../kernel/plain-date.ts';
import { epochCalendar } from '../../kernel/work-calendar.ts';
import type { App } from '../../platform/http/index.ts';
import { bilingual, plainDay } from '../intake/contract.ts';

const tags = ['reference'];

const limit = z.object({ amount: z.number(), unit: z.enum(['wd', 'd', 'h', 'mo', 'y']) });
const ruleView = z
  .object({
    id: z.string(),
    effectiveFrom: plainDay,
    effectiveTo: plainDay.nullable(),
    jurisdiction: z.string(),
    title: bilingual,
    limit,
    extension: z.object({ limit, times: z.number(), approver: bilingual }).nullable(),
    /** Who may grant more time, without a number in the law, once the extension is used up. */
    further: bilingual.nullable(),
    /** Whose the limit is where it is not a duty of the authority itself. */
    expects: z.enum(['party', 'other-organ', 'term', 'right']).nullable(),
    pauses: z.array(z.string()),
    rollForward: z.boolean(),
    source: z.object({
      instrument: bilingual,
      article: z.string().nullable(),
      confidence: z.enum(['V', 'S', 'M', 'U']),
    }),
  })
  .meta({ id: 'DeadlineRule' });

const calendarView = z
  .object({
    year: z.number().int(),
    version: z.string(),
    /** False: the year's notice is not loaded; its days are guesses and every date on them is provisional. */
    covered: z.boolean(),
    days: z.array(
      z.object({
        date: plainDay,
        kind: z.enum(['workday', 'weekend', 'holiday', 'make-up', 'unknown']),
        name: bilingual.nullable(),
      }),
    ),
  })
  .meta({ id: 'Calendar' });

/** The law's limits and the working calendar, as the system applies them. */
export function addReferenceRoutes(app: App, rules: RuleBook, calendar: WorkCalendar): void {
  app.route({
    method: 'GET',
    url: '/api/rules',
    schema: {
      tags,
      summary: '法定期限规则各版本 / every edition of every limit',
      response: { 200: z.object({ version: z.string(), rules: z.array(ruleView) }) },
    },
    handler: async () => ({
      version: rules.version,
      rules: rules.all().map((rule) => ({
        ...rule,
        pauses: [...rule.pauses],
        further: rule.further?.approver ?? null,
        expects: rule.expects ?? null,
      })),
    }),
  });
  app.route({
    method: 'GET',
    url: '/api/calendar/:year',
    schema: {
      tags,
      summary: '工作日历（含调休） / the working calendar of a year',
      params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
      response: { 200: calendarView },
    },
    handler: async (request) => {
      const { year } = request.params;
      const fast = epochCalendar(calendar);
      const first = toEpochDay(`${year}-01-01` as PlainDate);
      const end = toEpochDay(`${year + 1}-01-01` as PlainDate);
      const days = Array.from({ length: end - first }, (_, index) => first + index);
      return {
        year,
        version: calendar.version,
        covered: days.every((day) => fast.coversOn(day)),
        days: days.map((day) => ({ date: fromEpochDay(day), kind: fast.kindOn(day), name: fast.holidayOn(day) })),
      };
    },
  });
}
