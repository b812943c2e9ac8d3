const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const FORM = /^[0-9A-Z]{8}-?[0-9X]$/;

/** The check character of the first 8 of a 组织机构代码 (GB 11714-1997): 10 is written X, 11 is written 0. */
export function orgCodeCheck(first8: string): string | undefined {
  if (!/^[0-9A-Z]{8}$/.test(first8)) return undefined;
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) sum += Number.parseInt(first8.charAt(index), 36) * weight;
  const check = 11 - (sum % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

/** True for a right 组织机构代码, with or without its hyphen: `D2143569-X`. */
export function isOrgCode(value: string): boolean {
  return FORM.test(value) && orgCodeCheck(value.slice(0, 8)) === value.slice(-1);
}
