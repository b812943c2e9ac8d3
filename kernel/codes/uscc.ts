const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/**
 * The check character of the first 17 characters of a 统一社会信用代码 (GB 32100-2015).
 * `(31 - sum % 31) % 31`: the outer remainder matters, without it each code whose sum is a multiple
 * of 31 (one in 31) is wrongly refused. Undefined when a character is not of the alphabet.
 */
export function usccCheck(first17: string): string | undefined {
  if (first17.length !== 17) return undefined;
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(first17.charAt(index));
    if (value < 0) return undefined;
    sum += value * weight;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** True for a well-formed 18-character code with a right check character. Upper case only; see `tidyUscc`. */
export function isUscc(value: string): boolean {
  return FORM.test(value) && usccCheck(value.slice(0, 17)) === value.charAt(17);
}

/** What people type, as the standard writes it: no spaces or hyphens, half width, upper case. */
export function tidyUscc(value: string): string {
  return value.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

export interface UsccParts {
  /** 登记管理部门 and 机构类别: 91 enterprise, 92 个体工商户, 93 农民专业合作社. */
  readonly kind: string;
  /** GB/T 2260 at the time of registration: it stays when the region is later renamed. */
  readonly division: string;
  /** 组织机构代码, nine characters. */
  readonly organisation: string;
}

/** The parts of a valid code, undefined for any other text. */
export function parseUscc(value: string): UsccParts | undefined {
  if (!isUscc(value)) return undefined;
  return { kind: value.slice(0, 2), division: value.slice(2, 8), organisation: value.slice(8, 17) };
}
