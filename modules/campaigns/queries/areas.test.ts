import { expect, test } from 'vitest';
import type { Scope } from '../model/scope.ts';
import { commonArea, seesWhole, topmost, visibleTops } from './areas.ts';

const scope = (...authorities: readonly string[]): Scope =>
  ({ authorities, procedures: [], domains: [], channels: [], words: [], from: '', to: '' }) as unknown as Scope;

test('areas inside one another are asked once', () => {
  expect(topmost(['510500', '510502', '510600', '510600'])).toEqual(['510500', '510600']);
});

test('from above all parts are seen, from below the own one, from beside none', () => {
  const asked = scope('510500', '510602');
  expect(visibleTops({ authority: '510000' }, asked)).toEqual(['510500', '510602']);
  expect(visibleTops({ authority: '510500' }, asked)).toEqual(['510500']);
  expect(visibleTops({ authority: '510502003' }, asked)).toEqual(['510502003']);
  expect(visibleTops({ authority: '510603' }, asked)).toEqual([]);
});

test('a target of the whole is told to whoever sees the whole', () => {
  expect(seesWhole({ authority: '510000' }, scope('510500', '510602'))).toBe(true);
  expect(seesWhole({ authority: '510500' }, scope('510500', '510602'))).toBe(false);
  expect(seesWhole({ authority: '510502' }, scope('510500'))).toBe(false);
});

test('figures are asked of the smallest area that holds all parts, never of one wider than the own', () => {
  const province = { authority: '510000' };
  expect(commonArea(province, ['510502', '510503'])).toBe('510500');
  expect(commonArea(province, ['510502', '510602'])).toBe('510000');
  expect(commonArea(province, ['510502'])).toBe('510502');
  expect(commonArea({ authority: '510502' }, ['510502'])).toBe('510502');
  expect(commonArea({ authority: '510502003' }, ['510502003'])).toBe('510502003');
  expect(commonArea(province, [])).toBe('510000');
});
