import { isPlainDate } from '../../kernel/plain-date.ts';
import type { Json } from '../../kernel/text.ts';
import { FieldProblem, type ImportField } from './types.ts';

type Parse = (value: string) => Json | FieldProblem;

/** A field by its parts, in the order in which a list of them is read. */
export const importField = (
  key: string,
  zh: string,
  en: string,
  synonyms: readonly string[],
  parse: Parse,
  required = false,
): ImportField => ({ key, title: { zh, en }, synonyms, required, parse });

const DIGITS = /[０-９]/g;
/** Full-width digits and marks as half-width ones. */
export const halfWidth = (value: string): string =>
  value
    .replace(DIGITS, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replaceAll('：', ':')
    .replaceAll('　', ' ');

/** Text of at most `limit` characters. Problem: `import.too-long`. */
export const parseText =
  (limit: number): Parse =>
  (value) =>
    value.length <= limit ? value : new FieldProblem('import.too-long', { length: value.length, limit });

const DAY =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))/;
const TIME = /^[\sT]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?)?[分秒]?$/;

const SERIAL = /^(\d{5})(?:\.(\d+))?$/;
/** Days of 2000-01-01 and 2099-12-31 since Excel's day 0; a day outside is no day that a matter has. */
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 73_050;
const UNIX_DAY = 25_569;

/**
 * A day that lost its format in Excel and is the number that Excel keeps: `46113` is 2026-04-01. Five digits are no
 * other spelling of a day. Whole seconds, as a spelling that the other patterns read.
 */
function unserial(text: string): string {
  const match = SERIAL.exec(text);
  const day = Number(match?.[1] ?? 0);
  if (match === null || day < FIRST_SERIAL || day > LAST_SERIAL) return text;
  const seconds = Math.round(Number(`0.${match[2] ?? '0'}`) * 86_400);
  const at = new Date(((day - UNIX_DAY) * 86_400 + seconds) * 1000).toISOString();
  return match[2] === undefined ? at.slice(0, 10) : `${at.slice(0, 10)} ${at.slice(11, 19)}`;
}

/** The day at the start of `value` in any of the usual spellings, and what follows it. */
function splitDay(value: string): { day: string; rest: string } | undefined {
  const text = unserial(halfWidth(value).trim());
  const match = DAY.exec(text);
  if (match === null) return undefined;
  const [month, date] = match.slice(2).filter((part) => part !== undefined);
  const day = `${match[1]}-${(month ?? '').padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`;
  return isPlainDate(day) ? { day, rest: text.slice(match[0].length) } : undefined;
}

/** A legal day `YYYY-MM-DD`; a time of day behind it is dropped. Problem: `import.bad-day`. */
export const parseDay: Parse = (value) => {
  const split = splitDay(value);
  const whole = split !== undefined && (split.rest === '' || TIME.test(split.rest));
  return whole ? split.day : new FieldProblem('import.bad-day', { value: value.slice(0, 40) });
};

/** An ISO instant; a time without zone is China time (UTC+8), a day alone its first moment. Problem: `import.bad-instant`. */
export const parseInstant: Parse = (value) => {
  const bad = new FieldProblem('import.bad-instant', { value: value.slice(0, 40) });
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value)) {
    const instant = Date.parse(value);
    return Number.isNaN(instant) || !isPlainDate(value.slice(0, 10)) ? bad : new Date(instant).toISOString();
  }
  const split = splitDay(value);
  if (split === undefined) return bad;
  const time = TIME.exec(split.rest === '' ? '0:0' : split.rest);
  if (time === null) return bad;
  const [hour, minute, second] = [time[1], time[2], time[3] ?? '0'].map(Number);
  if (hour === undefined || minute === undefined || second === undefined) return bad;
  if (hour > 23 || minute > 59 || second > 59) return bad;
  const [year, month, day] = split.day.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour - 8, minute, second)).toISOString();
};

/** A whole number between the bounds; group marks are allowed. Problem: `import.bad-number`. */
export const parseInteger =
  (min: number, max: number): Parse =>
  (value) => {
    const text = halfWidth(value).replace(/(?<=\d)[,，](?=\d{3})/g, '');
    const number = /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    return number >= min && number <= max
      ? number
      : new FieldProblem('import.bad-number', { value: value.slice(0, 40), min, max });
  };

/** One of several values, each with the words that people write for it. Problem: `import.not-an-option`. */
export function oneOf(options: Readonly<Record<string, readonly string[]>>): Parse {
  const byWord = new Map<string, string>();
  for (const [value, words] of Object.entries(options))
    for (const word of [value, ...words]) byWord.set(word.toLowerCase(), value);
  const shown = Object.entries(options).map(([value, words]) => words[0] ?? value);
  return (value) =>
    byWord.get(value.trim().toLowerCase()) ??
    new FieldProblem('import.not-an-option', { value: value.slice(0, 40), options: shown.join('、') });
}
