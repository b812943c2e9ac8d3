import { fen, formatLargeYuan } from '../../../../kernel/money.ts';
import type { Language, Text } from '../../../../kernel/text.ts';
import { yuanText } from '../../../../modules/bulletins/model/case-numbers.ts';
import type { Figure } from '../../../../modules/figures/contract.ts';
import { integer } from '../../ui/format.ts';

type Counted = Pick<Figure, 'money' | 'unit'>;

const YUAN: Text = { zh: '元', en: 'yuan' };

/** The unit in which a figure is told: money is kept in fen and told in yuan. */
export const unitOf = ({ money, unit }: Counted): Text => (money ? YUAN : unit);

/** A number of a figure as tables show it, without its unit. */
export const numberOf = ({ money }: Pick<Figure, 'money'>, value: number): string =>
  money ? yuanText(value) : integer(value);

/** A number of a figure for a tile: the largest unit that fits, exact; number and unit apart. */
export function largeOf(figure: Counted, value: number, language: Language): { number: string; unit: string } {
  if (!figure.money) return { number: integer(value), unit: figure.unit[language] };
  if (language === 'en') return { number: yuanText(value), unit: YUAN.en };
  const [, number = '', unit = ''] = /^([-\d.,]+)(.*)$/.exec(formatLargeYuan(fen(value))) ?? [];
  return { number, unit };
}

/** Growth as people say it: `+148.0%`; a dash where it is not told. */
export function growthText(growth: number | null, places = 1): string {
  if (growth === null) return '—';
  const sign = growth > 0 ? '+' : growth < 0 ? '−' : '±';
  return `${sign}${(Math.abs(growth) * 100).toFixed(places)}%`;
}
