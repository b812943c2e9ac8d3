/**
 * Numbers that an author typed instead of binding them. Days, numbers of documents, articles of law and ordinals are
 * recognised: they state no figure.
 */

export interface TypedNumber {
  readonly start: number;
  readonly end: number;
  /** As typed, with its unit of size or percent: `1.2亿`, `148%`. */
  readonly text: string;
  /** What it says: percent as they stand, money and sizes in ones; undefined where it only looks like a number. */
  readonly value: number;
  readonly percent: boolean;
  /** 元, 万元, 亿元 followed: it is money, and `value` is yuan. */
  readonly yuan: boolean;
}

/** What states no figure; the words inside are passed over. */
const HARMLESS: readonly RegExp[] = [
  // Numbers of documents: 〔2026〕12号. Before days, for 12号 is both.
  /[〔[（(]\d{4}[〕\]）)]\s*(?:第\s*)?\d+\s*号/g,
  // Days, months, years, quarters, clock times.
  /\d{4}\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*[日号])?/g,
  /\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?/g,
  /\d{1,2}\s*[日号](?=[至到—、，。前后起止（）)\s]|$)/g,
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/g,
  /\d{1,2}[:：]\d{2}/g,
  // Articles, ordinals, standards, hot lines.
  /第\s*[\d一二三四五六七八九十百零〇]+\s*[条款项章节号次期批季届名位]?/g,
  /(?:GB|GB\/T|GBT)\s*\d+(?:\.\d+)?(?:[-—]\d{4})?/g,
  /(?<!\d)(?:12315|12345|12388|110)(?!\d)(?=[平热电来转渠、，。]|$)/g,
  /[Aa]rt(?:icle|\.)?\s*\d+/g,
];

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };

/** 三百二十 → 320; undefined for what is no number. */
export function chineseNumber(text: string): number | undefined {
  let total = 0;
  let below = 0;
  let digit: number | undefined;
  for (const sign of text) {
    const known = DIGITS[sign];
    const power = POWERS[sign];
    if (known !== undefined) digit = digit === undefined ? known : digit * 10 + known;
    else if (power !== undefined) {
      below += (digit ?? 1) * power;
      digit = undefined;
    } else if (sign === '万' || sign === '亿') {
      total = (total + below + (digit ?? 0)) * (sign === '万' ? 10_000 : 100_000_000);
      below = 0;
      digit = undefined;
    } else return undefined;
  }
  return total + below + (digit ?? 0);
}

const ARABIC = /(?<![A-Za-z0-9_.-])[\d０-９]{1,3}(?:[,，]\d{3})+(?:\.\d+)?|[\d０-９]+(?:[.．][\d０-９]+)?/g;
/** In Chinese numerals it is one where something counted follows; 一个 and the like are a manner of speaking. */
const CHINESE =
  /[〇零一二两三四五六七八九十百千万亿]{2,}(?=余?[个件起家户人次处份项支名宗批只台元]|万元|亿元)|[二两三四五六七八九十](?=[个件起家户人次处份项支名宗批只台])/g;
const TAIL = /^\s*(万亿|万|亿)?\s*(余)?\s*(元|%|％|个百分点)?/;

const blank = (text: string, from: number, to: number): string =>
  `${text.slice(0, from)}${' '.repeat(to - from)}${text.slice(to)}`;

/** All numbers that state something, in their order. Bound places must have been blanked out before. */
export function typedNumbers(words: string): TypedNumber[] {
  let text = words;
  for (const pattern of HARMLESS) {
    for (const match of [...text.matchAll(pattern)]) text = blank(text, match.index, match.index + match[0].length);
  }
  const found: TypedNumber[] = [];
  const add = (start: number, raw: string, value: number | undefined): void => {
    if (value === undefined || !Number.isFinite(value)) return;
    const [tail = '', size, , unit] = TAIL.exec(text.slice(start + raw.length)) ?? [];
    const times = size === '万' ? 1e4 : size === '亿' ? 1e8 : size === '万亿' ? 1e12 : 1;
    const end = start + raw.length + (size === undefined && unit === undefined ? 0 : tail.length);
    found.push({
      start,
      end,
      text: words.slice(start, end).trim(),
      // Decimal shift in text would be exact; a hundredth of a fen is below what any figure states.
      value: Math.round(value * times * 1e6) / 1e6,
      percent: unit === '%' || unit === '％' || unit === '个百分点',
      yuan: unit === '元',
    });
  };
  for (const match of text.matchAll(ARABIC)) {
    add(match.index, match[0], Number(match[0].normalize('NFKC').replaceAll(',', '')));
  }
  for (const match of text.matchAll(CHINESE)) add(match.index, match[0], chineseNumber(match[0]));
  return found.sort((a, b) => a.start - b.start);
}
