import { type Fen, formatYuan } from '../../../kernel/money.ts';
import { dayInWords, type PlainDate } from '../../../kernel/plain-date.ts';
import { type BasisId, citeTogether, findGround, type GroundList, ruleBook } from '../../../rules/index.ts';

/** Stands where the record says nothing: a document never fills a gap by itself. */
export const BLANK = '（未记载）';

export const or = (text: string | undefined, otherwise: string = BLANK): string =>
  text === undefined || text.trim() === '' ? otherwise : text.trim();

/** 2026年3月5日; the blank for none. */
export const dayZh = (day: string | undefined): string =>
  day === undefined || day === '' ? BLANK : dayInWords(day as PlainDate);

const beijing = (instant: string): Date | undefined => {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? undefined : new Date(at + 8 * 3_600_000);
};

/** 9时05分 of an instant, in Beijing time. */
export function clockZh(instant: string): string {
  const at = beijing(instant);
  return at === undefined ? BLANK : `${at.getUTCHours()}时${String(at.getUTCMinutes()).padStart(2, '0')}分`;
}

/** 2026年3月5日9时05分 of an instant, in Beijing time. */
export function momentZh(instant: string): string {
  const at = beijing(instant);
  return at === undefined ? BLANK : `${dayZh(at.toISOString().slice(0, 10))}${clockZh(instant)}`;
}

/** 2026年3月5日9时05分至10时30分, over midnight with both days. */
export function spanZh(from: string, to: string): string {
  const [begins, ends] = [beijing(from), beijing(to)];
  if (begins === undefined || ends === undefined) return `${momentZh(from)}至${momentZh(to)}`;
  const sameDay = begins.toISOString().slice(0, 10) === ends.toISOString().slice(0, 10);
  return `${momentZh(from)}至${sameDay ? clockZh(to) : momentZh(to)}`;
}

const DIGITS = '零一二三四五六七八九';
const CAPITALS = '零壹贰叁肆伍陆柒捌玖';

/** 60 → 六十, 15 → 十五, 108 → 一百零八: numbers of days and copies in running text, up to 9,999. */
export function numberZh(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9_999) return String(value);
  if (value === 0) return '零';
  const text = inGroups(String(value), DIGITS, ['', '十', '百', '千']);
  return text.startsWith('一十') ? text.slice(1) : text;
}

/** Digits of at most four places with their units; a gap is one 零. */
function inGroups(digits: string, names: string, units: readonly string[]): string {
  let text = '';
  [...digits].forEach((digit, index) => {
    const unit = units[digits.length - 1 - index] ?? '';
    if (digit !== '0') text += `${names[Number(digit)] ?? ''}${unit}`;
    else if (!text.endsWith('零') && text !== '') text += '零';
  });
  return text.replace(/零+$/, '');
}

/**
 * 大写金额: 5000000 fen → 伍万元整, 123450 → 壹仟贰佰叁拾肆元伍角. As cheques write it (支付结算办法 附件一).
 */
export function capitalYuan(fen: number): string {
  const sign = fen < 0 ? '负' : '';
  const size = Math.abs(fen);
  const yuan = String(Math.floor(size / 100));
  const [jiao, cents] = [Math.floor(size / 10) % 10, size % 10];
  const groups: string[] = [];
  for (let end = yuan.length; end > 0; end -= 4) groups.unshift(yuan.slice(Math.max(0, end - 4), end));
  let whole = '';
  groups.forEach((group, index) => {
    const power = ['', '万', '亿', '万亿'][groups.length - 1 - index] ?? '';
    const text = inGroups(group, CAPITALS, ['', '拾', '佰', '仟']);
    if (text === '') return;
    const gap = whole !== '' && (group.startsWith('0') || (groups[index - 1] ?? '').endsWith('0000'));
    whole += `${gap ? '零' : ''}${text}${power}`;
  });
  const name = (digit: number): string => CAPITALS[digit] ?? '';
  const head = whole === '' ? (jiao + cents === 0 ? '零元' : '') : `${whole}元`;
  if (jiao + cents === 0) return `${sign}${head}整`;
  const tenth = jiao === 0 ? (head === '' ? '' : '零') : `${name(jiao)}角`;
  return `${sign}${head}${tenth}${cents === 0 ? '' : `${name(cents)}分`}`;
}

/** 50,000元（人民币伍万元整）. */
export const moneyZh = (fen: number): string => `${formatYuan(fen as Fen)}（人民币${capitalYuan(fen)}）`;
/** 1,050.00 for tables; no unit. */
export const figure = (fen: number): string =>
  (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** {@link citeTogether}, as a sentence takes it. */
export const cite = (...ids: readonly BasisId[]): string => citeTogether(ids);

/** The wording of a ground of a closed list; an unknown code shows itself, so that an old document never breaks. */
export const groundZh = (name: GroundList, code: string): string =>
  code === '' ? BLANK : (findGround(name, code)?.label.zh ?? code);

/** The wording of a code of a closed set; an unknown code shows itself. */
export const labelZh = (labels: Readonly<Record<string, { readonly zh: string }>>, code: string): string =>
  code === '' ? BLANK : (labels[code]?.zh ?? code);

/** Ends a clause that an officer may have ended already. */
export const sentence = (text: string): string => {
  const plain = text.trim();
  return plain === '' || /[。！？.!?；;：:]$/u.test(plain) ? plain : `${plain}。`;
};

/** Takes the full stop off, where the text goes on. */
export const clause = (text: string): string => text.trim().replace(/[。．.；;，,]+$/u, '');

const UNITS: Readonly<Record<string, string>> = { d: '日', wd: '个工作日', mo: '个月', y: '年', h: '小时' };

/** 六十日, 七个工作日, 六个月: the limit of a rule as it was in force on a day; the blank for days of which our rules know none. */
export function limitZh(rule: string, on: PlainDate, region: string): string {
  const known = ruleBook.find(rule, on, region);
  if (known === undefined) return BLANK;
  const { limit } = known;
  return `${numberZh(limit.amount)}${UNITS[limit.unit] ?? limit.unit}`;
}
