import { numeralAt } from '../../../../platform/text/numerals.ts';
import type { Found } from '../mention.ts';

const NUMERAL = '\\d〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅点';
const UNIT = /(?:[元块圆]|rmb|人民币)(?:钱|整|人民币)?/gu;
const IN_RUN = new Set(`${NUMERAL.replace('\\d', '0123456789')},.kw`);
/** So far before the unit a number begins at most. */
const LONGEST_RUN = 24;
/** 三元五角, 12块5, 十二块五. */
const SMALL = new RegExp(
  `^([${NUMERAL}])(?:角|毛)(?:([${NUMERAL}])分)?|^(\\d)(?!\\d)(?=[^${NUMERAL}月号日年个]|$)|^([一二三四五六七八九])(?=[^\\p{Script=Han}\\d]|钱|$)`,
  'u',
);
/** 元素, 一块儿: words that begin like a unit. */
const NO_UNIT = /^(?:元[素旦宵件器音月]|块[儿头地牌砖板石布肉表屏糖]|圆[形满通心])/u;
const SIGNED = /[¥]\s?(\d[\d,]*(?:\.\d{1,2})?)(?![\d元])/gu;
/** Ten thousands without a word for money behind: only where one stands before. */
const BARE = new RegExp(`[万亿w](?![${NUMERAL}元块圆人名个家件台斤吨平亩公只条户次字株份人张套辆箱瓶盒粉])`, 'gu');
const SAYS_MONEY = /(?:[元钱款价费付赔罚值花资欠退金骗充额卖售]|损失|收取|共计|合计|转账|押金)[^,。;!?\n]{0,5}$/u;

const fenOf = (yuan: number): number | undefined => {
  const value = Math.round(yuan * 100);
  // Parts of a fen are no money; floating point is far finer than this.
  return Number.isSafeInteger(value) && value > 0 && Math.abs(yuan * 100 - value) < 1e-3 ? value : undefined;
};

/** The longest number that ends where the run ends: what stands before may be words (一共三十). */
function numberIn(run: string): { value: number; from: number } | undefined {
  for (let from = 0; from < run.length; from += 1) {
    const numeral = numeralAt(run, from);
    if (numeral?.end === run.length) return { value: numeral.value, from };
  }
  return undefined;
}

/** The run of figures before a unit: 三千多 块. */
function runBefore(text: string, unit: number): { from: number; to: number } {
  let to = unit;
  if (text.charAt(to - 1) === ' ') to -= 1;
  if ('多余来几'.includes(text.charAt(to - 1))) to -= 1;
  let from = to;
  while (from > 0 && to - from < LONGEST_RUN && IN_RUN.has(text.charAt(from - 1))) from -= 1;
  return { from, to };
}

/**
 * Sums of money as whole fen: `3,500元`, `¥88.8`, 三千五百元, 叁仟伍佰元整, `3.5万元`, 十二块五, 两千多块 (the number said), and
 * `3.5万` where the words before speak of money.
 */
export function findAmounts(text: string): Found[] {
  const found: Found[] = [];
  const add = (yuan: number, start: number, end: number): void => {
    const value = fenOf(yuan);
    if (value !== undefined) found.push({ kind: 'amount', value: String(value), start, end });
  };
  for (const { 0: unit, index } of text.matchAll(UNIT)) {
    const { from, to } = runBefore(text, index);
    const number = NO_UNIT.test(text.slice(index, index + 2)) ? undefined : numberIn(text.slice(from, to));
    if (number === undefined) continue;
    const first = from + number.from;
    if (text.charAt(first - 1) === '第') continue;
    const start = text.charAt(first - 1) === '¥' ? first - 1 : first;
    let end = index + unit.length;
    const small = /[钱整]$/.test(unit) ? null : SMALL.exec(text.slice(end, end + 5));
    let yuan = number.value;
    if (small !== null) {
      const [said, tenths = '', hundredths = '', figure = '', loose = figure] = small;
      yuan += (numeralAt(tenths || loose, 0)?.value ?? 0) / 10 + (numeralAt(hundredths, 0)?.value ?? 0) / 100;
      end += said.length;
    }
    add(yuan, start, end);
  }
  for (const match of text.matchAll(SIGNED)) {
    add(Number((match[1] ?? '').replaceAll(',', '')), match.index, match.index + match[0].length);
  }
  for (const { index } of text.matchAll(BARE)) {
    const { from } = runBefore(text, index);
    const run = text.slice(from, index + 1);
    const number = run.length < 2 ? undefined : numberIn(run);
    if (number === undefined) continue;
    const start = from + number.from;
    if (SAYS_MONEY.test(text.slice(Math.max(0, start - 10), start))) add(number.value, start, index + 1);
  }
  return found;
}
