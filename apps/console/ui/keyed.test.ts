import { expect, test } from 'vitest';
import { keyed } from './keyed.ts';

test('lines that say the same have keys of their own, and a line keeps its key when another comes', () => {
  expect(keyed(['甲', '乙', '甲']).map(({ key }) => key)).toEqual(['0 甲', '0 乙', '1 甲']);
  expect(keyed(['丙', '甲']).at(-1)).toEqual({ key: '0 甲', line: '甲' });
});
