import { expect, test } from 'vitest';
import { mod11_10Check } from './mod11-10.ts';
import { isFoodLicence, parseFoodLicence } from './sc.ts';

const licence = (body: string): string => `SC${body}${mod11_10Check(body)}`;

test('a licence gives its parts', () => {
  expect(parseFoodLicence(licence('1025105020012'))).toEqual({
    kind: 'food',
    category: '02',
    division: '510502',
    sequence: '0012',
  });
  expect(parseFoodLicence(licence('2035105020012'))?.kind).toBe('additive');
});

test('a wrong check digit is refused: exactly one of ten is right', () => {
  const right = Array.from({ length: 10 }, (_, digit) => `SC1025105020012${digit}`).filter(isFoodLicence);
  expect(right).toEqual([licence('1025105020012')]);
});

test.each([
  ['no such kind', licence('3025105020012')],
  ['food category 00', licence('1005105020012')],
  ['food category 32', licence('1325105020012')],
  ['additive category 04', licence('2045105020012')],
  ['lower case', licence('1025105020012').toLowerCase()],
  ['too short', licence('102510502001')],
])('%s is refused', (_, value) => {
  expect(isFoodLicence(value)).toBe(false);
});
