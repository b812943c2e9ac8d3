import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMod11_10, mod11_10Check } from './mod11-10.ts';

test('vector: 0794 takes 5', () => {
  expect(mod11_10Check('0794')).toBe('5');
  expect(isMod11_10('07945')).toBe(true);
});

test('every single wrong digit is noticed', () => {
  const bodies = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(bodies, fc.nat({ max: 19 }), fc.integer({ min: 0, max: 9 }), (body, place, digit) => {
      const at = place % body.length;
      const check = mod11_10Check(body.join(''));
      const changed = body.with(at, digit);
      expect(isMod11_10(`${changed.join('')}${check}`)).toBe(changed[at] === body[at]);
    }),
  );
});

test.each(['', '5', '07a45', '０７９４５'])('%j has no check digit', (value) => {
  expect(isMod11_10(value)).toBe(false);
});
