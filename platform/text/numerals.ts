/** A number found in a text. */
export interface Numeral {
  readonly value: number;
  /** Offset behind its last character. */
  readonly end: number;
}

const DIGITS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(Array.from('0123456789', (digit, value) => [digit, value])),
  ...Object.fromEntries(Array.from('〇一二三四五六七八九', (digit, value) => [digit, value])),
  ...Object.fromEntries(Array.from('零壹贰叁肆伍陆柒捌玖', (digit, value) => [digit, value])),
  ...{ 两: 2, 俩: 2, 幺: 1, 弍: 2, 弎: 3, '○': 0 },
};
const SMALL: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1_000, 仟: 1_000 };
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30, 卌: 40 };
const LARGE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };
/** What a small unit spelt by letter means behind figures: `3k`, `2w`. */
const LETTERS: Readonly<Record<string, number>> = { k: 1_000, w: 10_000 };

/** Longer runs are no number anybody says. */
const LONGEST = 40;

const isFigure = (letter: string): boolean => letter >= '0' && letter <= '9';

/** Digits in a row from `at`: 二〇二六 or 2026, with commas between threes of figures. */
function digitsAt(text: string, at: number, limit: number): { value: number; end: number; count: number } {
  let [value, end, count] = [0, at, 0];
  while (end < limit) {
    const letter = text.charAt(end);
    const digit = DIGITS[letter];
    if (digit === undefined) {
      const grouped = letter === ',' && count > 0 && /^\d{3}(?!\d)/.test(text.slice(end + 1, end + 5));
      if (!grouped || !isFigure(text.charAt(end - 1))) break;
      end += 1;
      continue;
    }
    value = value * 10 + digit;
    end += 1;
    count += 1;
  }
  return { value, end, count };
}

/** What stands behind the point: `.5`, 点五. */
function fractionAt(text: string, at: number, limit: number): { value: number; end: number } | undefined {
  const point = text.charAt(at);
  if (point !== '.' && point !== '点') return undefined;
  const { value, end, count } = digitsAt(text, at + 1, limit);
  if (count === 0 || text.slice(at + 1, end).includes(',')) return undefined;
  return { value: value / 10 ** count, end };
}

/**
 * The number that begins at `at` in a text that {@link normalise} has gone over: `3500`, `3,500.5`, `3.5万`, 三千五百,
 * 一万二 (12,000), 两百五 (250), 二〇二六, 叁仟伍佰, `3千5百`, 三点五万, 廿八, `2w`. Undefined where none begins, and for
 * runs of more than forty characters. Kept as a number: exact to fifteen figures.
 */
export function numeralAt(text: string, at: number): Numeral | undefined {
  const limit = Math.min(text.length, at + LONGEST);
  let [total, section, end] = [0, 0, at];
  // The last unit, so that the 二 of 一万二 is worth a tenth of it; a zero between says that it is not: 一万零二.
  let [unit, zero, seen] = [1, false, false];
  while (end < limit) {
    const letter = text.charAt(end);
    const tens = TENS[letter];
    if (tens !== undefined) {
      section += tens;
      [unit, seen, end] = [10, true, end + 1];
      continue;
    }
    const digits = digitsAt(text, end, limit);
    let number = digits.value;
    let next = digits.end;
    if (digits.count === 0) {
      // 十五 begins with its unit; 万 and 百 alone are words, and no numbers.
      if (SMALL[letter] === 10) number = 1;
      else break;
    } else {
      const fraction = fractionAt(text, next, limit);
      if (fraction !== undefined) {
        number += fraction.value;
        next = fraction.end;
      }
    }
    const read = text.slice(end, next);
    const small = SMALL[text.charAt(next)];
    const letters = LETTERS[text.charAt(next)];
    if (small !== undefined) {
      section += number * small;
      [unit, zero, next] = [small, false, next + 1];
    } else if (digits.count === 0) break;
    else if (letters !== undefined && isFigure(text.charAt(next - 1)) && !/[a-z]/.test(text.charAt(next + 1))) {
      section += number * letters;
      [unit, next] = [letters, next + 1];
    } else {
      // 两百五, 一万二, 3万5: a tenth of the unit before, where no unit follows and no zero stands between.
      const tenth = seen && digits.count === 1 && !zero && LARGE[text.charAt(next)] === undefined;
      section += tenth && !/[零〇0]/.test(read) ? number * (unit / 10) : number;
    }
    zero = /[零〇]$/.test(read);
    seen = true;
    end = next;
    let large = LARGE[text.charAt(end)];
    while (large !== undefined) {
      // 三千万, 一亿二千万; 万亿 multiplies what stands before both.
      total = large === 100_000_000 ? (total + section) * large : total + section * large;
      [section, unit, zero, end] = [0, large, false, end + 1];
      large = end < limit ? LARGE[text.charAt(end)] : undefined;
      if (large !== undefined) {
        total *= large;
        end += 1;
        large = undefined;
      }
    }
    // A plain run of figures with no unit behind it is whole.
    if (small === undefined && unit === 1) break;
  }
  if (!seen || end >= at + LONGEST) return undefined;
  return { value: total + section, end };
}

/** The whole text as one number, undefined when it is none. */
export function numeralOf(text: string): number | undefined {
  const numeral = numeralAt(text, 0);
  return numeral?.end === text.length ? numeral.value : undefined;
}
