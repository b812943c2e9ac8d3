import { fen, formatYuan } from '../../../kernel/money.ts';
import type { Text } from '../../../kernel/text.ts';
import type { CaseFigure, CaseNumbers } from '../case-contract.ts';

/** Yuan to the fen without a unit, which the column says: `6,686,700`, `12.05`. */
export const yuanText = (amount: number): string => formatYuan(fen(amount), 'en').replace('CNY ', '');

/** A number of a figure as tables show it, on paper, on screen and in a terminal. */
export const numberText = ({ id, money }: Pick<CaseFigure, 'id' | 'money'>, numbers: CaseNumbers): string =>
  money ? yuanText(numbers[id] ?? 0) : String(numbers[id] ?? 0);

const YUAN: Text = { zh: '元', en: 'yuan' };
/** The unit that is shown: money is stored in fen and told in yuan. */
export const unitOf = ({ money, unit }: Pick<CaseFigure, 'money' | 'unit'>): Text => (money ? YUAN : unit);
