import { isMod11_10 } from './mod11-10.ts';

export interface FoodLicenceParts {
  readonly kind: 'food' | 'additive';
  /** Two digits: food 01–31, additive 01–03. */
  readonly category: string;
  /** GB/T 2260 of the producer's place. */
  readonly division: string;
  readonly sequence: string;
}

/**
 * The parts of a 食品生产许可证编号: `SC` and 14 digits (1 kind, 2 category, 6 division, 4 sequence,
 * 1 check digit by ISO 7064 MOD 11,10). Undefined for any other text.
 */
export function parseFoodLicence(value: string): FoodLicenceParts | undefined {
  const match = /^SC([12])(\d{2})([1-9]\d{5})(\d{4})\d$/.exec(value);
  if (match === null || !isMod11_10(value.slice(2))) return undefined;
  const [, first, category = '', division = '', sequence = ''] = match;
  const kind = first === '1' ? 'food' : 'additive';
  const number = Number(category);
  if (number < 1 || number > (kind === 'food' ? 31 : 3)) return undefined;
  return { kind, category, division, sequence };
}

export function isFoodLicence(value: string): boolean {
  return parseFoodLicence(value) !== undefined;
}
