/** The check digit of ISO 7064 MOD 11,10 (GB/T 17710). Undefined unless `digits` is one or more digits. */
export function mod11_10Check(digits: string): string | undefined {
  if (!/^\d+$/.test(digits)) return undefined;
  let product = 10;
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10;
    product = (2 * (sum === 0 ? 10 : sum)) % 11;
  }
  return String((11 - product) % 10);
}

/** True when the last digit is the right check digit of those before it. */
export function isMod11_10(digits: string): boolean {
  return mod11_10Check(digits.slice(0, -1)) === digits.slice(-1);
}
