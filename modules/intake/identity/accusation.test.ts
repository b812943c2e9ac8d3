import { describe, expect, test } from 'vitest';
import { accusedByName, standsApart, underBy } from './accusation.ts';

const place = (code: string, parentCode: string | null, nameZh: string) => ({ code, parentCode, nameZh });
const places = [
  place('980000', null, '清源省市场监督管理局'),
  place('980100', '980000', '云岚市市场监督管理局'),
  place('980101', '980100', '云岚市东湖区市场监督管理局'),
  place('980101001', '980101', '云岚市东湖区市场监督管理局城关所'),
  place('980102', '980100', '西山县市场监督管理局'),
];
const under = underBy(places);
const PROVINCE = '980000';
const CITY = '980100';
const COUNTY = '980101';
const STATION = '980101001';
const OTHER = '980102';

describe('the accused', () => {
  test.each([
    ['云岚市东湖区市场监督管理局', [COUNTY]],
    ['云岚市 东湖区市场监督管理局（执法大队）', [COUNTY]],
    ['云岚市东湖区市场监督管理局城关所', [COUNTY]],
    ['云岚市市场监督管理局综合执法支队', [CITY]],
    ['西山县市场监督管理局和云岚市市场监督管理局', [CITY, OTHER]],
    ['东湖区百货商店', []],
    ['', []],
  ])('of %s', (name, units) => {
    expect(accusedByName(name, places)).toEqual(units);
  });
});

describe('who stands apart', () => {
  test.each([
    ['the handling county itself: those above alone', COUNTY, [COUNTY], { [CITY]: true, [PROVINCE]: true }],
    ['the city above the handling county: the province alone', COUNTY, [CITY], { [PROVINCE]: true }],
    ['the province: nobody', COUNTY, [PROVINCE], {}],
    ['a county below the handling city: the city and the province', CITY, [COUNTY], { [CITY]: true, [PROVINCE]: true }],
    [
      'a county beside the handling one: all but that one',
      COUNTY,
      [OTHER],
      { [COUNTY]: true, [STATION]: true, [CITY]: true, [PROVINCE]: true },
    ],
    [
      'no authority: all',
      COUNTY,
      [],
      { [COUNTY]: true, [STATION]: true, [OTHER]: true, [CITY]: true, [PROVINCE]: true },
    ],
  ] as const)('where it accuses %s', (_, handling, units, apart: Readonly<Record<string, boolean>>) => {
    for (const { code } of places) {
      expect([code, standsApart(code, handling, units, under)]).toEqual([code, apart[code] ?? false]);
    }
  });

  test('a matter at a station is its bureau’s', () => {
    expect(standsApart(COUNTY, STATION, [COUNTY], under)).toBe(false);
    expect(standsApart(CITY, STATION, [COUNTY], under)).toBe(true);
  });
});
