import { expect, it } from 'vitest';
import { elapsed } from './campaign-days.ts';
import { areaName } from './names.ts';

it('calls areas as short as they can be told apart', () => {
  const of = (zh: string, en: string): readonly string[] => Object.values(areaName({ zh, en }));
  expect(of('听泉区市场监督管理局', 'Tingquan District Administration for Market Regulation')).toEqual([
    '听泉区',
    'Tingquan',
  ]);
  expect(of('听泉区市场监督管理局城中市场监督管理所', 'Chengzhong Station, Tingquan District')).toEqual([
    '城中所',
    'Chengzhong Station',
  ]);
  expect(of('云岚省市场监督管理局', 'Yunlan Provincial Administration for Market Regulation')).toEqual([
    '云岚省',
    'Yunlan',
  ]);
});

it('says how much of a campaign’s time is gone, never less than nothing nor more than all', () => {
  const period = { from: '2026-03-01', to: '2026-03-11' };
  expect(['2026-02-01', '2026-03-01', '2026-03-06', '2026-05-01'].map((day) => elapsed(period, day))).toEqual([
    0, 0, 0.5, 1,
  ]);
  expect(elapsed({ from: '2026-03-01', to: '2026-03-01' }, '2026-03-01')).toBe(1);
});
