import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromEpochDay } from '../plain-date.ts';
import { idCardCheck, isIdCard, parseIdCard } from './idcard.ts';

const first17 = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.integer({ min: -20_000, max: 20_000 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(
    ([division, born, sequence]) =>
      `${division}${fromEpochDay(born).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`,
  );

test('the vector of the standard', () => {
  expect(parseIdCard('11010519491231002X')).toEqual({ division: '110105', born: '1949-12-31', sex: 'female' });
});

test('each made number is valid, and one changed digit is noticed', () => {
  fc.assert(
    fc.property(first17, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 9 }), (body, at, digit) => {
      const check = idCardCheck(body);
      expect(isIdCard(`${body}${check}`)).toBe(true);
      const changed = body.slice(0, at) + digit + body.slice(at + 1);
      expect(isIdCard(`${changed}${check}`)).toBe(changed === body);
    }),
  );
});

test('a birth day that never was is refused even with a right check character', () => {
  const body = '11010520230229002';
  expect(isIdCard(`${body}${idCardCheck(body)}`)).toBe(false);
});

test.each(['', '11010519491231002x', '110105194912310021', '1101051949123100'])('%j is no number', (value) => {
  expect(isIdCard(value)).toBe(false);
});
