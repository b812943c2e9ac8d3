import { readHanNumber } from './han-number.ts';
import type { Said } from './value.ts';

const HAN = '[〇零一二三四五六七八九十]';
const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `(?<![\\d〇零一二三四五六七八九])(?:(\\d{4}|[〇零一二三四五六七八九]{4})\\s*年\\s*)?(?<!\\d)(\\d{1,2}|${HAN}{1,3})\\s*月\\s*(\\d{1,2}|${HAN}{1,3})\\s*[日号](?!\\d)`,
    'gu',
  ),
  /(?<![\d./-])(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?![\d./-]*\d)/gu,
];

const numberOf = (text: string): number | undefined => (/^\d+$/.test(text) ? Number(text) : readHanNumber(text));
const two = (value: number): string => String(value).padStart(2, '0');

/** Days in a text as `YYYY-MM-DD`; as `--MM-DD` where no year is named. */
export function daysIn(text: string): readonly Said<string>[] {
  return PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)])
    .flatMap((match) => {
      const [whole, year, month = '', date = ''] = match;
      const [y, m, d] = [year === undefined ? null : numberOf(year), numberOf(month), numberOf(date)];
      if (y === undefined || m === undefined || d === undefined) return [];
      const value = y === null ? `--${two(m)}-${two(d)}` : `${y}-${two(m)}-${two(d)}`;
      return [{ start: match.index, end: match.index + whole.length, text: whole, value }];
    })
    .sort((a, b) => a.start - b.start);
}

/** True where the text's day, with its year or without, is that day. */
export const isDay = (said: string, day: string): boolean =>
  said.startsWith('--') ? day.slice(5) === said.slice(2) : said === day;
