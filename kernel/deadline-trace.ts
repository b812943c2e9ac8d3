import type { ClockInput, DeadlineRule, Limit, LimitUnit, TraceDay, WorkCalendar } from './deadline.ts';
import { type DeadlinePlan, type Gap, planDeadline, type Segment } from './deadline-plan.ts';
import { addDays, fromEpochDay, legalDay, toEpochDay } from './plain-date.ts';
import type { Text } from './text.ts';
import { type EpochCalendar, epochCalendar, isWeekend } from './work-calendar.ts';

/** What each kind of pause is called, e.g. `{ testing: { zh: '检测', en: 'testing' } }`; `rules/` has the list. */
export type PauseNames = Readonly<Record<string, Text>>;

/**
 * The way to a deadline, one entry a day from the event to the due day, each with its reason in both
 * languages; where a document fixes the day, from that day on. Its last day equals `computeDeadline(…).due`. `count` runs on within one unit and starts
 * anew where an extension is given in another.
 */
export function traceDeadline(
  rule: DeadlineRule,
  clock: ClockInput,
  calendar: WorkCalendar,
  pauseNames: PauseNames = {},
): readonly TraceDay[] {
  const fast = epochCalendar(calendar);
  const plan = planDeadline(rule, clock, calendar);
  const days = firstDays(rule, clock, fast);
  for (const segment of plan.segments) {
    for (const day of segmentDays(segment, plan, fast, pauseNames)) days.push(day);
  }
  const last = days.at(-1);
  if (last !== undefined) days[days.length - 1] = { ...last, note: join(last.note, lastDayNote(plan, fast)) };
  for (let day = plan.unrolled + 1; day <= plan.due; day += 1) {
    const note = day < plan.due ? join(dayOff(day, fast), { zh: '顺延', en: 'carried forward' }) : ROLLED;
    days.push(entry(day, last?.count ?? 0, false, note, fast));
  }
  return days.map((day) =>
    fast.covers(day.date) || day.date === clock.until ? day : { ...day, note: join(day.note, UNLOADED) },
  );
}

function firstDays(rule: DeadlineRule, clock: ClockInput, calendar: EpochCalendar): TraceDay[] {
  if (clock.until !== undefined) return [entry(toEpochDay(clock.until), 0, false, STATED, calendar)];
  return rule.limit.unit === 'h' ? hourDays(rule, clock, calendar) : [startDay(clock, calendar)];
}

const STATED: Text = { zh: '文件载明的日期', en: 'the day that the document fixes' };
const UNLOADED: Text = {
  zh: '该年度放假安排未载入，暂按周一至周五推算',
  en: 'no holiday notice loaded for this year: taken as Monday–Friday, provisional',
};
const ROLLED: Text = { zh: '顺延至本日，期限届满', en: 'carried forward to this day: due' };
const DUE: Text = { zh: '期限届满', en: 'due' };

function startDay(clock: ClockInput, calendar: EpochCalendar): TraceDay {
  return entry(
    toEpochDay(clock.startedOn),
    0,
    false,
    { zh: '起算之日，不计入，自次日起算', en: 'day of the event: not counted, the count begins next day' },
    calendar,
  );
}

/** Hours run through nights and holidays: each day says how many have passed by its end. */
function hourDays(rule: DeadlineRule, clock: ClockInput, calendar: EpochCalendar): TraceDay[] {
  const started = Date.parse(clock.startedAt);
  let total = rule.limit.amount;
  for (const { limit } of clock.extensions) if (limit.unit === 'h') total += limit.amount;
  const from = legalDay(new Date(started));
  const to = legalDay(new Date(started + total * 3_600_000));
  const days: TraceDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const midnight = Date.parse(`${addDays(date, 1)}T00:00:00+08:00`);
    const passed = Math.min(total, Math.floor((midnight - started) / 3_600_000));
    const note = { zh: `按小时连续计算，已满${passed}小时`, en: `hours run on without a break: ${passed} h passed` };
    days.push(entry(toEpochDay(date), passed, true, note, calendar));
  }
  return days;
}

function* segmentDays(
  segment: Segment,
  plan: DeadlinePlan,
  calendar: EpochCalendar,
  pauseNames: PauseNames,
): Generator<TraceDay> {
  let count = 0;
  for (let day = segment.start + 1; day <= segment.end; day += 1) {
    const gap = plan.gaps.find((stretch) => stretch.from <= day && day <= stretch.to);
    if (gap !== undefined) {
      yield entry(day, count, false, pausedNote(gap, pauseNames), calendar);
    } else if (segment.counts === 'wd' && !calendar.worksOn(day)) {
      yield entry(day, count, false, join(dayOff(day, calendar), { zh: '不计入', en: 'not counted' }), calendar);
    } else {
      count += 1;
      yield entry(day, count, true, countedNote(segment, day, count, calendar), calendar);
    }
  }
}

function countedNote(segment: Segment, day: number, count: number, calendar: EpochCalendar): Text {
  const number =
    segment.counts === 'wd'
      ? { zh: `第${count}个工作日`, en: `working day ${count}` }
      : { zh: `第${count}日`, en: `day ${count}` };
  let note = number;
  if (segment.counts === 'wd' && calendar.kindOn(day) === 'make-up') {
    note = join({ zh: '调休上班日', en: 'make-up working day' }, note);
  }
  for (const { after, extension } of segment.extensions) {
    if (count !== after + 1) continue;
    const long = limitText(extension.limit);
    note = join(note, {
      zh: `延长期限自本日起（${extension.approver}批准，${long.zh}）`,
      en: `extension begins (${long.en}, approved by ${extension.approver})`,
    });
  }
  return note;
}

function pausedNote(gap: Gap, names: PauseNames): Text {
  const { kind, document, to } = gap.pause;
  const name = names[kind] ?? { zh: kind, en: kind };
  const running =
    to === null
      ? { zh: '，尚未结束，以下暂按次日恢复推算', en: ', still running: the days below suppose it ends today' }
      : { zh: '', en: '' };
  return {
    zh: `中止计算：${name.zh}（${document}）${running.zh}`,
    en: `paused: ${name.en} (${document})${running.en}`,
  };
}

function lastDayNote(plan: DeadlinePlan, calendar: EpochCalendar): Text {
  if (plan.due === plan.unrolled) return DUE;
  const off = dayOff(plan.unrolled, calendar);
  return { zh: `期限最后一日为${off.zh}，顺延`, en: `the last day is a day off (${off.en}): carried forward` };
}

function dayOff(day: number, calendar: EpochCalendar): Text {
  const holiday = calendar.holidayOn(day);
  if (holiday !== null) return { zh: `${holiday.zh}假期`, en: holiday.en };
  if (!isWeekend(day)) return { zh: '休息日', en: 'day off' };
  return (((day - 2) % 7) + 7) % 7 === 0 ? { zh: '星期六', en: 'Saturday' } : { zh: '星期日', en: 'Sunday' };
}

const UNITS: Readonly<Record<LimitUnit, Text>> = {
  wd: { zh: '个工作日', en: 'working days' },
  d: { zh: '日', en: 'days' },
  h: { zh: '小时', en: 'hours' },
  mo: { zh: '个月', en: 'months' },
  y: { zh: '年', en: 'years' },
};

/** `15个工作日`, `15 working days`. */
export function limitText(limit: Limit): Text {
  const unit = UNITS[limit.unit];
  const en = limit.amount === 1 ? unit.en.slice(0, -1) : unit.en;
  return { zh: `${limit.amount}${unit.zh}`, en: `${limit.amount} ${en}` };
}

const join = (a: Text, b: Text): Text => ({ zh: `${a.zh}，${b.zh}`, en: `${a.en}; ${b.en}` });

function entry(day: number, count: number, counted: boolean, note: Text, calendar: EpochCalendar): TraceDay {
  return { date: fromEpochDay(day), kind: calendar.kindOn(day), count, counted, note };
}
