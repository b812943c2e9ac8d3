import { fen, formatLargeYuan } from '../../../kernel/money.ts';
import type { Language } from '../../../kernel/text.ts';

/** A number as it comes out of the acts; money in fen. */
export interface Value {
  readonly value: number;
  /** The same of the period compared with; null where none is compared. */
  readonly before: number | null;
  /** What the value is a part of; null where no rate is told. */
  readonly base: number | null;
  readonly money: boolean;
  /** Words after the number, `件`; empty where it has none. */
  readonly unit: { readonly zh: string; readonly en: string };
  /** Definitions or boundaries differ between the two periods: growth is not told. */
  readonly incomparable?: boolean | undefined;
}

/** What of a value words may show: `{{f1}}`, `{{f1.growth}}` … */
export const parts = ['value', 'before', 'growth', 'rate', 'base', 'number'] as const;
export type Part = (typeof parts)[number];

const four = (value: number): number => Math.round(value * 10_000) / 10_000;

/** (value − before) ÷ before to four decimals; null without a base that is more than nought. */
export const growthOf = ({ value, before, incomparable }: Value): number | null =>
  before === null || before <= 0 || incomparable === true ? null : four((value - before) / before);

/** value ÷ base to four decimals; null without a base. */
export const rateOf = ({ value, base }: Value): number | null =>
  base === null || base <= 0 ? null : four(value / base);

const percent = (rate: number): string => `${String(Math.round(rate * 10_000) / 100)}%`;

/** A number as tables show it: counts with thousands, money in yuan, 万元 or 亿元. */
export function numberText(amount: number, money: boolean, language: Language): string {
  if (!money) return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
  if (language === 'zh') return formatLargeYuan(fen(amount));
  return `CNY ${(amount / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`;
}

const counted = (amount: number, value: Value, language: Language): string => {
  const text = numberText(amount, value.money, language);
  if (value.money) return text;
  const unit = value.unit[language];
  return language === 'zh' ? `${text}${unit}` : `${text}${unit === '' ? '' : ` ${unit}`}`;
};

/** A part of a value in words. A rate never stands without its base, a growth without one says so. */
export function partText(part: Part, value: Value, language: Language): string {
  switch (part) {
    case 'value':
      return counted(value.value, value, language);
    case 'number':
      return numberText(value.value, value.money, language);
    case 'before':
      return value.before === null ? '—' : counted(value.before, value, language);
    case 'base':
      return value.base === null ? '—' : numberText(value.base, false, language);
    case 'rate': {
      const rate = rateOf(value);
      if (rate === null) return language === 'zh' ? '—（无基数）' : '— (no base)';
      const of = `${value.value}/${value.base ?? 0}`;
      return language === 'zh' ? `${percent(rate)}（${of}）` : `${percent(rate)} (${of})`;
    }
    case 'growth':
      return growthText(value, language);
  }
}

function growthText(value: Value, language: Language): string {
  const growth = growthOf(value);
  if (growth === null) {
    if (value.incomparable === true) return language === 'zh' ? '（口径或区划有变，不可比）' : '(not comparable)';
    return language === 'zh' ? '（同期无基数）' : '(no base)';
  }
  if (language === 'en') return `${growth >= 0 ? '+' : '−'}${percent(Math.abs(growth))}`;
  if (growth === 0) return '持平';
  return `${growth > 0 ? '增长' : '下降'}${percent(Math.abs(growth))}`;
}

/** Growth for a table, with its sign; a dash where there is none, a word where the two periods do not compare. */
export function growthMark(value: Value, language: Language): string {
  const growth = growthOf(value);
  if (growth === null && value.incomparable === true) return language === 'zh' ? '不可比' : 'not comparable';
  return growth === null ? '—' : `${growth > 0 ? '+' : growth < 0 ? '−' : ''}${percent(Math.abs(growth))}`;
}
