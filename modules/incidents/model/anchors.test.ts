import { describe, expect, test } from 'vitest';
import { isRare } from '../queries/rarity.ts';
import { anchorsOf, titleOfGroup } from './anchors.ts';

const NOBODY = { party: null, place: null, issue: null };
const OTHERWISE = { theme: '预付式消费', newest: '最新的标题' };
const of = (titles: readonly string[], parties: readonly string[]) => anchorsOf(titles, parties, isRare);
const called = (titles: readonly string[], parties: readonly string[] = []) =>
  titleOfGroup(of(titles, parties), { ...OTHERWISE, newest: titles[0] ?? '' });

describe('what matters have in common', () => {
  test('is the trader that most name, the place and the grievance that most titles share', () => {
    const titles = ['投诉丽原新城搅拌站噪音扰民', '丽原新城附近搅拌站噪音扰民', '丽原新城搅拌站粉尘', '小区噪音扰民'];
    const words = of(titles, ['同原投资', '同原投资', '']);
    expect(words.party).toBe('同原投资');
    expect(words.place).toContain('丽原新城');
    expect(words.issue).toContain('扰民');
    expect(titleOfGroup(words, OTHERWISE)).toContain('丽原新城');
  });

  test('is nothing where nothing is shared', () => {
    expect(of(['甲乙丙丁', '子丑寅卯'], ['一', '二'])).toEqual(NOBODY);
    expect(of([], [])).toEqual(NOBODY);
    expect(titleOfGroup(NOBODY, OTHERWISE)).toBe('最新的标题');
  });

  test('odd titles cost no more than others', () => {
    expect(of(['市'.repeat(20_000), '\ud800', '🙂🙂', ''], ['市'.repeat(20_000)]).issue).toBe(null);
  });
});

describe('a group is called', () => {
  test('by the trader without its form, and by the theme where the titles share no grievance', () => {
    const titles = ['澄湖里悦动健身停业', '健身卡没法用了', '悦动健身人去楼空'];
    const party = '听泉区澄湖里悦动健身有限公司';
    expect(called(titles, [party, party, party])).toBe('澄湖里悦动健身 · 预付式消费');
  });

  test('never by a form of firm, a district, a kind of trade or a common grievance', () => {
    const firms = ['听泉区杉庭网络科技有限公司', '听泉区槐源电子商务有限公司', '听泉区雀小餐饮有限公司'];
    for (const grievance of ['组织刷单', '虚假宣传', '质量不合格'])
      expect(
        called(
          firms.map((firm) => `${firm}${grievance}`),
          firms,
        ),
      ).toBe(`${firms[0]}${grievance}`);
    const shops = ['听泉区柚味生鲜超市', '听泉区苔源生鲜超市', '听泉区汀味生鲜超市'];
    expect(
      called(
        shops.map((shop) => `${shop}退款难`),
        shops,
      ),
    ).toBe(`${shops[0]}退款难`);
  });
});
