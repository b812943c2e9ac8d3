import { addDays, addMonths, isPlainDate, type PlainDate } from '../../../../kernel/plain-date.ts';
import { numeralOf } from '../../../../platform/text/numerals.ts';
import type { Found } from '../mention.ts';

const FIGURE = '[\\d〇零○一二三四五六七八九十廿卅]';
/** What stands before 月 and behind it. */
const BEFORE = new RegExp(`(?:(${FIGURE}{4}|\\d{2})\\s?年\\s?|(去年|今年|前年))?(${FIGURE}{1,3})\\s?$`, 'u');
const WITHIN = /(?:本|这个|上个?)$/u;
const BEHIND = new RegExp(`\\s?(${FIGURE}{1,3})\\s?[日号]`, 'uy');
const LONGEST_BEFORE = 12;
const WRITTEN = /((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.]?\d)/g;
const RELATIVE: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  今天: 0,
  今日: 0,
  今早: 0,
  今晚: 0,
};
const NEAR = /大前天|前[天日]|昨[天日晚]|今[天日早晚]/gu;
const AGO = new RegExp(`(${FIGURE}{1,3})天[之以]?前`, 'gu');
const YEARS: Readonly<Record<string, number>> = { 今年: 0, 去年: -1, 前年: -2 };

/** Years are said figure by figure, months and days as numbers. */
const number = (text: string): number => numeralOf(text.replaceAll('○', '〇')) ?? Number.NaN;

function day(year: number, month: number, date: number): PlainDate | undefined {
  const written = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return year >= 1900 && year <= 2100 && isPlainDate(written) ? written : undefined;
}

/**
 * Days as `YYYY-MM-DD`: 2026年3月5日, 二〇二六年三月五日, 2026-3-5, 2026/03/05, 2026.3.5. What leaves the year open or counts from
 * today (3月5日, 去年12月3日, 昨天, 三天前) is read only where `on`, the day it was written, is known; a day without a year is the
 * last such day until then.
 */
export function findDates(text: string, on?: PlainDate): Found[] {
  const found: Found[] = [];
  const add = (value: PlainDate | undefined, start: number, end: number): void => {
    if (value !== undefined) found.push({ kind: 'date', value, start, end });
  };
  for (let at = text.indexOf('月'); at >= 0; at = text.indexOf('月', at + 1)) {
    BEHIND.lastIndex = at + 1;
    const behind = BEHIND.exec(text);
    if (behind === null) continue;
    const before = text.slice(Math.max(0, at - LONGEST_BEFORE), at);
    const end = at + 1 + behind[0].length;
    const [said, start] = whichDay(before, number(behind[1] ?? ''), at, on);
    add(said, start, end);
  }
  for (const { 0: all, 1: year, 3: month, 4: date, index } of text.matchAll(WRITTEN)) {
    if (/[\d.]/.test(text.charAt(index - 1))) continue;
    add(day(Number(year), Number(month), Number(date)), index, index + all.length);
  }
  if (on === undefined) return found;
  for (const { 0: all, index } of text.matchAll(NEAR)) {
    const back = RELATIVE[all];
    if (back !== undefined) add(addDays(on, back), index, index + all.length);
  }
  if (text.includes('天')) {
    for (const { 0: all, 1: days = '', index } of text.matchAll(AGO)) {
      if (Number.isInteger(number(days))) add(addDays(on, -number(days)), index, index + all.length);
    }
  }
  return found;
}

/** The day of which the month was said right before `at`, and where saying it began. */
function whichDay(
  before: string,
  date: number,
  at: number,
  on: PlainDate | undefined,
): [PlainDate | undefined, number] {
  const within = WITHIN.exec(before)?.[0];
  if (within !== undefined) {
    if (on === undefined) return [undefined, at];
    const month = addMonths(`${on.slice(0, 7)}-01` as PlainDate, within.startsWith('上') ? -1 : 0);
    return [day(Number(month.slice(0, 4)), Number(month.slice(5, 7)), date), at - within.length];
  }
  const match = BEFORE.exec(before);
  if (match === null) return [undefined, at];
  const [all, year, relative, month = ''] = match;
  const start = at - all.length;
  if (year !== undefined) return [day((/^\d{2}$/.test(year) ? 2000 : 0) + number(year), number(month), date), start];
  if (on === undefined || /[年\d]$/u.test(before.slice(0, match.index))) return [undefined, start];
  const back = relative === undefined ? undefined : YEARS[relative];
  const thisYear = Number(on.slice(0, 4));
  const value = day(thisYear + (back ?? 0), number(month), date);
  const ahead = back === undefined && value !== undefined && value > on;
  return [ahead ? day(thisYear - 1, number(month), date) : value, start];
}
