import { describe, expect, test } from 'vitest';
import { anchorsOf, titleOfGroup } from './anchors.ts';

describe('what matters have in common', () => {
  test('is the trader that most name, the place and the grievance that most titles share', () => {
    const titles = ['投诉丽原新城搅拌站噪音扰民', '丽原新城附近搅拌站噪音扰民', '丽原新城搅拌站粉尘', '小区噪音扰民'];
    const words = anchorsOf(titles, ['同原投资', '同原投资', '']);
    expect(words.party).toBe('同原投资');
    expect(words.place).toContain('丽原新城');
    expect(words.issue).toContain('扰民');
    expect(titleOfGroup(words, 'x')).toContain('丽原新城');
  });

  test('is nothing where nothing is shared', () => {
    expect(anchorsOf(['甲乙丙丁', '子丑寅卯'], ['一', '二'])).toEqual({ party: null, place: null, issue: null });
    expect(anchorsOf([], [])).toEqual({ party: null, place: null, issue: null });
    expect(titleOfGroup({ party: null, place: null, issue: null }, '最新的标题')).toBe('最新的标题');
  });

  test('odd titles cost no more than others', () => {
    expect(anchorsOf(['市'.repeat(20_000), '\ud800', '🙂🙂', ''], ['市'.repeat(20_000)]).issue).toBe(null);
  });
});
