import type { Language } from '../../../kernel/text.ts';

const DIGITS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100 };

/** 二十三 → 23, up to 999. */
function numberOf(words: string): number {
  let sum = 0;
  let digit = 0;
  for (const word of words) {
    const unit = UNITS[word];
    if (unit === undefined) digit = DIGITS[word] ?? 0;
    else {
      sum += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}

const PART = /第([一二三四五六七八九十百零]+)(条|款|项)/g;
const NAMES: Readonly<Record<string, string>> = { 条: 'art.', 款: 'para.', 项: 'item' };

/** An article of a law as the reader writes it: `第二十三条第一款第五项` or `art. 23 para. 1 item 5`. */
export function articleText(article: string, language: Language): string {
  if (language === 'zh') return article;
  return article
    .replace(PART, (_all, words: string, part: string) => `${NAMES[part] ?? ''} ${numberOf(words)} `)
    .trimEnd();
}
