import { parseYuan } from '../../../../kernel/money.ts';
import { HAN_NUMERALS, readHanNumber } from './han-number.ts';
import type { Said } from './value.ts';

const FIGURES = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
/** 元月 is January, 元素 an element: 元 counts as the unit only where no such word begins. */
const YUAN = '(?:元|圆|块钱)(?![月旦素件器老])';
const TAIL = `(?:整|正|(?:零?([${HAN_NUMERALS}\\d])角)?(?:零?([${HAN_NUMERALS}\\d])分)?整?)`;
const PATTERNS: readonly RegExp[] = [
  // 12,345.60元, 1.2万元, ¥3000, CNY 3,000
  new RegExp(`(?<![\\d.,])(?:人民币)?\\s*(?:[¥￥]|RMB|CNY)?\\s*(${FIGURES})\\s*(万|亿)?\\s*${YUAN}${TAIL}`, 'gu'),
  new RegExp(`(?:[¥￥]|RMB|CNY)\\s*(${FIGURES})\\s*(万|亿)?(?!\\s*[万亿元圆\\d.,])`, 'gu'),
  // 12万3456元
  new RegExp(`(?<![\\d.,])(\\d+)万(\\d{1,4}(?:\\.\\d{1,2})?)\\s*${YUAN}`, 'gu'),
  // 人民币壹万贰仟元整, 一万二千元五角
  new RegExp(`(?:人民币)?([${HAN_NUMERALS}]+)${YUAN}${TAIL}`, 'gu'),
];

const small = (char: string | undefined): number =>
  char === undefined ? 0 : /\d/.test(char) ? Number(char) : (readHanNumber(char) ?? 0);

function fenOf(index: number, [, first = '', second, third, fourth]: RegExpMatchArray): number | undefined {
  switch (index) {
    case 0: {
      const whole = parseYuan(`${first}${second ?? ''}元`);
      return whole === undefined ? undefined : whole + small(third) * 10 + small(fourth);
    }
    case 1:
      return parseYuan(`${first}${second ?? ''}元`);
    case 2: {
      const rest = parseYuan(`${second ?? ''}元`);
      return rest === undefined ? undefined : Number(first) * 1_000_000 + rest;
    }
    default: {
      const whole = readHanNumber(first);
      return whole === undefined ? undefined : whole * 100 + small(second) * 10 + small(third);
    }
  }
}

/** Ranges of a law are no amounts of a case: 五万元以上十万元以下, 不足1万元, 1万元至3万元. */
const BEFORE_RANGE =
  /(?:不足|不满|未满|低于|少于|高于|超过|超出|达到|最高|最低|至多|至少|以上|以下|满|每|单价为?)[的为是计:]?\s*$/u;
const AFTER_RANGE =
  /^\s*(?:\([^)]{0,8}\))?\s*(?:以上|以下|以内|以外|起|左右|[-—–~～至到]\s*[\d一二三四五六七八九十两]|\/|每)/u;

/** Amounts of money in a text, in fen, in every usual notation; amounts of ranges are left out. */
export function moneyIn(text: string): readonly Said<number>[] {
  const found: Said<number>[] = [];
  PATTERNS.forEach((pattern, index) => {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const value = fenOf(index, match);
      if (value === undefined || !Number.isSafeInteger(value)) continue;
      if (BEFORE_RANGE.test(text.slice(Math.max(0, match.index - 8), match.index))) continue;
      if (AFTER_RANGE.test(text.slice(end, end + 14))) continue;
      found.push({ start: match.index, end, text: match[0], value });
    }
  });
  // Of two readings of one place the longer is meant.
  return found.filter((one) => !found.some((other) => covers(other, one))).sort((a, b) => a.start - b.start);
}

const covers = (outer: Said<number>, inner: Said<number>): boolean =>
  outer !== inner &&
  outer.start <= inner.start &&
  outer.end >= inner.end &&
  outer.end - outer.start > inner.end - inner.start;
