import { z } from 'zod';
import { type Fen, fen } from '../../../../kernel/money.ts';
import type { Text } from '../../../../kernel/text.ts';
import { money } from '../reasoning.ts';

/** What a range is counted on: amounts in fen, or shares of the goods' value 货值金额 or of illegal gains 违法所得. */
export const bases = {
  fixed: { zh: '固定数额', en: 'fixed amounts' },
  'goods-value': { zh: '货值金额', en: 'value of the goods' },
  'illegal-gains': { zh: '违法所得', en: 'illegal gains' },
} as const satisfies Readonly<Record<string, Text>>;

export type RangeBase = keyof typeof bases;
export const baseNames = ['fixed', 'goods-value', 'illegal-gains'] as const;

/** One times the base, in hundredths of a per cent: 5% is 500, three times is 30,000. */
export const ONE_TIMES = 10_000;

/**
 * Two ends in the unit of the base: fen for `fixed`, hundredths of a per cent of the base otherwise. Both ends belong to
 * it (以上、以下 include the number) except where `…Open` says 不足 or 超过.
 */
export const intervalSchema = z
  .strictObject({
    min: z.int().nonnegative(),
    max: z.int().nonnegative(),
    minOpen: z.boolean().exactOptional(),
    maxOpen: z.boolean().exactOptional(),
  })
  .refine(
    ({ min, max, minOpen, maxOpen }) => min < max || (min === max && minOpen !== true && maxOpen !== true),
    'the interval is empty',
  );

export type Interval = z.infer<typeof intervalSchema>;

/** Whole fen, both ends inside. */
export interface FenRange {
  readonly min: Fen;
  readonly max: Fen;
}

/** Amounts that shares are taken of; null where it is not established. */
export interface RangeFacts {
  readonly goodsValue: Fen | null;
  readonly illegalGains: Fen | null;
}

/** The amount that a base names, in fen; undefined for `fixed`, null where it is not established. */
export function baseAmount(base: RangeBase, facts: RangeFacts): Fen | null | undefined {
  switch (base) {
    case 'fixed':
      return undefined;
    case 'goods-value':
      return facts.goodsValue;
    case 'illegal-gains':
      return facts.illegalGains;
  }
}

/**
 * The interval in whole fen: every fen amount inside lies truly inside the interval, so the lower end is rounded up and
 * the upper end down. Null where no whole fen lies in it, or the base is not established.
 */
export function inFen(interval: Interval, base: RangeBase, facts: RangeFacts): FenRange | null {
  const amount = baseAmount(base, facts);
  if (amount === null) return null;
  const scale = amount === undefined ? 1n : BigInt(ONE_TIMES);
  const of = amount === undefined ? 1n : BigInt(amount);
  const low = BigInt(interval.min) * of;
  const high = BigInt(interval.max) * of;
  const min = interval.minOpen === true ? low / scale + 1n : (low + scale - 1n) / scale;
  const max = interval.maxOpen === true ? (high + scale - 1n) / scale - 1n : high / scale;
  return min > max ? null : { min: fen(Number(min)), max: fen(Number(max)) };
}

export const isInside = (amount: number, range: FenRange): boolean => range.min <= amount && amount <= range.max;

/** `10万元以上30万元以下`. */
export function rangeText(range: FenRange): Text {
  // A fen short of a round amount was cut off by 不足 (and a fen more by 超过): said so, not as 9.999999万元.
  const isRound = (value: number): boolean => value > 0 && value % ROUND === 0;
  const below = isRound(range.max + 1);
  const above = isRound(range.min - 1);
  const max = money(below ? fen(range.max + 1) : range.max);
  const min = money(above ? fen(range.min - 1) : range.min);
  const to = below
    ? { zh: `不足${max.zh}`, en: `less than ${max.en}` }
    : { zh: `${max.zh}以下`, en: `up to ${max.en}` };
  if (range.min === 0) return to;
  const from = above ? { zh: `超过${min.zh}`, en: `more than ${min.en}` } : { zh: `${min.zh}以上`, en: min.en };
  return { zh: `${from.zh}${below || above ? '、' : ''}${to.zh}`, en: `${from.en} to ${below ? to.en : max.en}` };
}

/** Amounts of law are round: tens of yuan at least. */
const ROUND = 1_000;

/** `货值金额的5%以上20%以下`, `违法所得的1倍以上3倍以下`; fixed amounts as amounts. */
export function intervalText(interval: Interval, base: RangeBase): Text {
  const end = (value: number): Text => {
    if (base === 'fixed') return money(fen(value));
    const share = value % 5_000 === 0 && value >= ONE_TIMES ? `${value / ONE_TIMES}` : `${value / 100}%`;
    return share.endsWith('%') ? { zh: share, en: share } : { zh: `${share}倍`, en: `${share} times` };
  };
  const [min, max] = [end(interval.min), end(interval.max)];
  const from = interval.minOpen === true ? { zh: '超过', en: 'more than ' } : { zh: '', en: '' };
  const over = interval.minOpen === true ? '' : '以上';
  const to = interval.maxOpen === true ? { zh: '不足', en: 'less than ' } : { zh: '', en: '' };
  const upTo = interval.maxOpen === true ? '' : '以下';
  const of = base === 'fixed' ? { zh: '', en: '' } : { zh: `${bases[base].zh}的`, en: ` of the ${bases[base].en}` };
  const low =
    interval.min === 0 ? { zh: '', en: '' } : { zh: `${from.zh}${min.zh}${over}`, en: `${from.en}${min.en} to ` };
  return {
    zh: `${of.zh}${low.zh}${low.zh !== '' && over === '' ? '、' : ''}${to.zh}${max.zh}${upTo}`,
    en: `${low.en}${interval.min === 0 && to.en === '' ? 'up to ' : to.en}${max.en}${of.en}`,
  };
}
