import type { Language } from '../../../kernel/text.ts';

const DIGITS = '零一二三四五六七八九';

/** `二十三` → 23; for the numbers that articles have (below a thousand). */
function numberOf(chinese: string): number {
  let total = 0;
  let digit = 0;
  for (const sign of chinese) {
    if (sign === '百') {
      total += digit * 100;
      digit = 0;
    } else if (sign === '十') {
      total += (digit === 0 ? 1 : digit) * 10;
      digit = 0;
    } else {
      digit = DIGITS.indexOf(sign);
    }
  }
  return total + digit;
}

/** `第二十三条第一款第五项` as an English reader cites it, `art. 23(1)(5)`; Chinese stays as it stands in the law. */
export function articleText(article: string | null, language: Language): string {
  if (article === null) return '';
  const match =
    /^第([零一二三四五六七八九十百]+)条(?:第([零一二三四五六七八九十]+)款)?(?:第([零一二三四五六七八九十]+)项)?$/.exec(
      article,
    );
  if (language === 'zh' || match === null) return article;
  const [, number = '', ...parts] = match;
  return `art. ${numberOf(number)}${parts.map((part) => (part === undefined ? '' : `(${numberOf(part)})`)).join('')}`;
}
