import { expect, test } from 'vitest';
import { settlementSettings } from './settings.ts';

test('ours where nothing is set, or what is set is no number of days', () => {
  expect(settlementSettings({})).toEqual({ remindBefore: [5, 2], fewest: 5 });
  expect(settlementSettings({ QY_SETTLEMENT_REMIND_DAYS: '7,3,1', QY_SETTLEMENT_FEWEST: '10' })).toEqual({
    ...{ remindBefore: [7, 3, 1], fewest: 10 },
  });
  for (const wrong of ['soon', '5,-1', '5,2.5', '61']) {
    expect(settlementSettings({ QY_SETTLEMENT_REMIND_DAYS: wrong }).remindBefore).toEqual([5, 2]);
  }
  expect(settlementSettings({ QY_SETTLEMENT_FEWEST: '0' }).fewest).toBe(5);
});
