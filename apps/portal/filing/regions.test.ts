import { describe, expect, it } from 'vitest';
import { childrenOf, type PublicRegion, pathTo, placeName, startOf } from './regions.ts';

const region = (code: string, parent: string | null): PublicRegion => ({
  code,
  parent,
  name: { zh: `${code}市场监督管理局`, en: `${code} Administration for Market Regulation` },
});
const province = [region('510000', null), region('510500', '510000'), region('510502', '510500')];

describe('choosing a region', () => {
  it('begins below the only province', () => expect(startOf(province)).toBe('510000'));
  it('begins at the roots when there are several', () =>
    expect(startOf([...province, region('520000', null)])).toBeNull());
  it('begins at a lone bureau itself, which has nothing below', () =>
    expect(startOf([region('510502', null)])).toBeNull());
  it('takes a bureau for a root when its upper one takes no filings', () => {
    const cut = province.slice(1);
    expect(startOf(cut)).toBe('510500');
  });
  it('leads from the top down', () =>
    expect(pathTo(province, '510502').map(({ code }) => code)).toEqual(['510000', '510500', '510502']));
  it('has no way to an unknown place', () => expect(pathTo(province, '999999')).toEqual([]));
  it('ends although a list points at itself', () => {
    const ring = [region('1', '2'), region('2', '1')];
    expect(pathTo(ring, '1').map(({ code }) => code)).toEqual(['2', '1']);
  });
  it('finds what lies below', () => expect(childrenOf(province, '510000').map(({ code }) => code)).toEqual(['510500']));
  it('shows the place, not the bureau', () => {
    expect(
      placeName({ zh: '听泉区市场监督管理局', en: 'Tingquan District Administration for Market Regulation' }),
    ).toEqual({
      zh: '听泉区',
      en: 'Tingquan District',
    });
    expect(placeName({ zh: '市场监督管理局', en: 'Bureau' })).toEqual({ zh: '市场监督管理局', en: 'Bureau' });
  });
});
