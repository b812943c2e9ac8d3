import type { Language } from './text.ts';

declare const brand: unique symbol;
/** Money as an integer number of fen 分 (1/100 yuan). Never a fraction, so sums are exact. */
export type Fen = number & { readonly [brand]: 'Fen' };

/** Checks an integer number of fen; throws RangeError for a fraction or beyond 2^53. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of fen: ${value}`);
  return value as Fen;
}

export const addFen = (a: Fen, b: Fen): Fen => fen(a + b);

const AMOUNT = /^(?:人民币)?[¥￥]?(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(万|亿)?元?整?$/;
const POWERS: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };

/**
 * Reads an amount of yuan as people write it: `1234.5`, `1,234.50元`, `¥3000`, `31.189万元`, `1.2亿元`,
 * full-width digits too. Undefined for anything else, and for parts of a fen: money is never rounded in silence.
 */
export function parseYuan(value: string): Fen | undefined {
  const match = AMOUNT.exec(value.normalize('NFKC').replace(/\s/g, ''));
  if (match === null) return undefined;
  const [, sign, whole = '', part = '', unit = ''] = match;
  const places = 2 + (POWERS[unit] ?? 0);
  const rest = part.slice(places);
  if (/[1-9]/.test(rest)) return undefined;
  const amount = Number(whole.replaceAll(',', '') + part.slice(0, places).padEnd(places, '0'));
  if (!Number.isSafeInteger(amount)) return undefined;
  return fen(sign === '-' && amount !== 0 ? -amount : amount);
}

/** `1,234.50元` in Chinese, `CNY 1,234.50` in English; fen are left out when there are none. */
export function formatYuan(amount: Fen, language: Language = 'zh'): string {
  const text = group(amount, 2);
  return language === 'zh' ? `${text}元` : `CNY ${text}`;
}

/** For tables and bulletins: `311.89万元`, `1.2亿元`, exact, the largest unit that fits; below 10,000 yuan as `formatYuan`. */
export function formatLargeYuan(amount: Fen): string {
  const size = Math.abs(amount);
  if (size >= 1e10) return `${group(amount, 10)}亿元`;
  if (size >= 1e6) return `${group(amount, 6)}万元`;
  return formatYuan(amount);
}

/** Divides by 10^places in text, so that nothing is rounded. Yuan keep two places or none. */
function group(amount: Fen, places: number): string {
  const digits = String(Math.abs(amount)).padStart(places + 1, '0');
  const whole = digits.slice(0, -places).replace(/\B(?=(\d{3})+$)/g, ',');
  const part = places === 2 ? digits.slice(-2).replace(/^00$/, '') : digits.slice(-places).replace(/0+$/, '');
  return `${amount < 0 ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`;
}
