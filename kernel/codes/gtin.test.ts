import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gtinCheck, isGtin } from './gtin.ts';

const bodies = fc
  .tuple(fc.constantFrom(7, 11, 12, 13), fc.bigInt({ min: 0n, max: 9_999_999_999_999n }))
  .map(([length, value]) => String(value).padStart(13, '0').slice(-length));

test('vector: 690123456789 takes the check digit 2', () => {
  expect(gtinCheck('690123456789')).toBe('2');
  expect(isGtin('6901234567892')).toBe(true);
  expect(isGtin('6901234567893')).toBe(false);
});

test('each made code is valid, one changed digit is noticed, leading zeros change nothing', () => {
  fc.assert(
    fc.property(bodies, fc.nat({ max: 12 }), fc.integer({ min: 0, max: 9 }), (body, place, digit) => {
      const at = place % body.length;
      const check = gtinCheck(body);
      expect(isGtin(`${body}${check}`)).toBe(true);
      const changed = body.slice(0, at) + digit + body.slice(at + 1);
      expect(isGtin(`${changed}${check}`)).toBe(changed === body);
      expect(gtinCheck(body.padStart(13, '0'))).toBe(check);
    }),
  );
});

test.each(['', '2', '690123456789', '69012345678925', 'ABCDEFGH', '690123456789 2'])('%j is no GTIN', (value) => {
  expect(isGtin(value)).toBe(false);
});
