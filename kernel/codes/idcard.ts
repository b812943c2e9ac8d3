import { isPlainDate, type PlainDate } from '../plain-date.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of the first 17 digits of a 公民身份号码 (GB 11643-1999). */
export function idCardCheck(first17: string): string | undefined {
  if (!/^\d{17}$/.test(first17)) return undefined;
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) sum += Number(first17.charAt(index)) * weight;
  return '10X98765432'.charAt(sum % 11);
}

export interface IdCardParts {
  /** GB/T 2260 of the first registration; old codes stay valid inside numbers. */
  readonly division: string;
  readonly born: PlainDate;
  readonly sex: 'male' | 'female';
}

/** The parts of a right number (real birth day, right check character), undefined for any other text. */
export function parseIdCard(value: string): IdCardParts | undefined {
  if (!/^[1-9]\d{16}[\dX]$/.test(value) || idCardCheck(value.slice(0, 17)) !== value.charAt(17)) return undefined;
  const born = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!isPlainDate(born)) return undefined;
  return { division: value.slice(0, 6), born, sex: Number(value.charAt(16)) % 2 === 1 ? 'male' : 'female' };
}

export function isIdCard(value: string): boolean {
  return parseIdCard(value) !== undefined;
}
