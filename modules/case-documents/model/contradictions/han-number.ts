const DIGITS: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ...{ 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 },
};
const TENS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8 };

/** Characters of a number in Chinese writing, plain or in capitals 大写, for a class of a pattern. */
export const HAN_NUMERALS = [DIGITS, TENS, MYRIADS].map((table) => Object.keys(table).join('')).join('');

/**
 * Reads a whole number in Chinese writing: 一万二千, 壹万贰仟, 十二, 一百零五; without powers digit by digit (二〇二六).
 * Undefined where it cannot be read so.
 */
export function readHanNumber(text: string): number | undefined {
  if (text === '') return undefined;
  if ([...text].every((char) => char in DIGITS)) {
    return text.length > 15 ? undefined : Number([...text].map((char) => DIGITS[char]).join(''));
  }
  let total = 0;
  let group = 0;
  let digit: number | undefined;
  let lastTen = Number.POSITIVE_INFINITY;
  let lastMyriad = Number.POSITIVE_INFINITY;
  for (const char of text) {
    const ten = TENS[char];
    const myriad = MYRIADS[char];
    if (ten !== undefined) {
      if (ten >= lastTen) return undefined;
      // 十二 is 一十二; nothing else goes without its digit.
      if (digit === undefined && ten !== 10) return undefined;
      group += (digit ?? 1) * ten;
      [digit, lastTen] = [undefined, ten];
    } else if (myriad !== undefined) {
      if (myriad >= lastMyriad || group + (digit ?? 0) === 0) return undefined;
      total += (group + (digit ?? 0)) * myriad;
      [group, digit, lastTen, lastMyriad] = [0, undefined, Number.POSITIVE_INFINITY, myriad];
    } else {
      const value = DIGITS[char];
      if (value === undefined || (digit !== undefined && digit !== 0)) return undefined;
      digit = value;
    }
  }
  return total + group + (digit ?? 0);
}

const LOW = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** A whole number as articles and days are written in words: 五十三, 一百零五. From 0 to 9999. */
export function hanNumber(value: number): string {
  if (value < 10) return LOW[value] ?? '';
  let out = '';
  let gap = false;
  for (const [unit, size] of [
    ['千', 1000],
    ['百', 100],
    ['十', 10],
    ['', 1],
  ] as const) {
    const digit = Math.floor(value / size) % 10;
    if (digit === 0) {
      gap = out !== '';
      continue;
    }
    if (gap) out += '零';
    gap = false;
    out += (digit === 1 && size === 10 && out === '' ? '' : (LOW[digit] ?? '')) + unit;
  }
  return out;
}
