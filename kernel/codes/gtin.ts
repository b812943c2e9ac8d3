/** The check digit of a GTIN without it (7, 11, 12 or 13 digits): GB 12904, weights 3,1,3,1… from the right. */
export function gtinCheck(body: string): string | undefined {
  if (!/^(?:\d{7}|\d{11,13})$/.test(body)) return undefined;
  let sum = 0;
  for (let index = 0; index < body.length; index += 1) {
    sum += Number(body.charAt(body.length - 1 - index)) * (index % 2 === 0 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}

/** True for a GTIN-8, -12, -13 or -14 with a right check digit. */
export function isGtin(value: string): boolean {
  return gtinCheck(value.slice(0, -1)) === value.slice(-1);
}
