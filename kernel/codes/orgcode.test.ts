import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOrgCode, orgCodeCheck } from './orgcode.ts';

const digits8 = fc.integer({ min: 0, max: 99_999_999 }).map((value) => String(value).padStart(8, '0'));

test('the published vector, with and without the hyphen', () => {
  expect(isOrgCode('D2143569-X')).toBe(true);
  expect(isOrgCode('D2143569X')).toBe(true);
  expect(isOrgCode('D2143569-1')).toBe(false);
});

test('each made code is valid, and one changed digit is noticed', () => {
  fc.assert(
    fc.property(digits8, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 9 }), (body, at, digit) => {
      const check = orgCodeCheck(body);
      expect(isOrgCode(`${body}-${check}`)).toBe(true);
      const changed = body.slice(0, at) + digit + body.slice(at + 1);
      expect(isOrgCode(`${changed}${check}`)).toBe(changed === body);
    }),
  );
});

test.each(['', 'd2143569-X', 'D214356-X', 'D2143569--X', 'D214356９X'])('%j is no code', (value) => {
  expect(isOrgCode(value)).toBe(false);
});
