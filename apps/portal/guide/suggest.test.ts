import { describe, expect, it } from 'vitest';
import { findElsewhere } from './elsewhere.ts';
import { suggest } from './suggest.ts';

describe('what a text seems to be', () => {
  it.each([
    ['report', '买到坏的电饭煲', '商家不给退，要求退款299元。', 'complaint'],
    ['report', '买到过期奶粉', '要求赔偿，并请依法处理这家店。', 'both'],
    ['complaint', '买到过期奶粉', '要求退款，也想举报这家店。', 'both'],
    ['clue', '有人卖假酒', '某处黑作坊灌装假酒。', 'report'],
    ['clue', '想问一下', '请问食品经营许可需要什么材料？', 'ask'],
    ['complaint', '想问一下', '请问个体户怎么办理执照', 'ask'],
    ['report', 'Broken kettle', 'The shop will not give my money back. I want a refund.', 'complaint'],
  ] as const)('%s: %s %s → %s', (chosen, title, text, seems) => {
    expect(suggest(chosen, title, text)?.seems).toBe(seems);
  });

  it.each([
    ['complaint', '买到过期奶粉', '要求退款。'],
    ['complaint', '买到过期奶粉', '上周在超市买的。'],
    ['report', '饭店用过期食材', '后厨用过期的冻肉。'],
    ['both', '饭店用过期食材', '后厨用过期的冻肉。'],
    ['clue', '今天天气', '没有什么特别的。'],
  ] as const)('says nothing against %s: %s %s', (chosen, title, text) => {
    expect(suggest(chosen, title, text)).toBeUndefined();
  });

  it('shows the words that it rests on, as they were written, and few', () => {
    const { evidence } = suggest('report', '退款', '退款！退款！不给退，要求赔偿、换货、补偿') ?? { evidence: [] };
    expect(evidence).toEqual(['退款', '不给退', '赔偿']);
  });
});

describe('what belongs elsewhere', () => {
  it.each([
    ['公司拖欠工资三个月不发', 'wages'],
    ['快递丢件，快递公司不管', 'post'],
    ['申请政府信息公开', 'disclosure'],
    ['你局执法人员索要好处费', 'discipline'],
    ['小区物业不修路灯，夜间施工噪音扰民', 'city'],
  ])('%s → %s', (text, id) => expect(findElsewhere('', text)?.id).toBe(id));

  it.each(['饭店使用过期食材', '新买的电饭煲漏电，商家不退款', '快递到的衣服是假货，要求退款', ''])(
    'keeps silent about our own work: %s',
    (text) => expect(findElsewhere('', text)).toBeUndefined(),
  );
});
