import { describe, expect, test } from 'vitest';
import { maskedValue, maskMention, maskNames, maskNumbers } from './mask.ts';
import { readText } from './read-text.ts';

describe('what a reader without the right sees', () => {
  test.each([
    ['phone', '13812345678', '138****5678'],
    ['phone', '3123456', '*******'],
    ['id-number', '11010519491231002X', '110105********002X'],
    ['bank-card', '6222021234567890128', '6222********0128'],
    ['person', '张三', '张*'],
    ['person', '欧阳小明', '欧***'],
    ['person', '王先生', '王**'],
    ['firm', '好又多超市', '好又多超市'],
    ['credit-code', '91350100M000100Y43', '91350100M000100Y43'],
    ['amount', '350000', '350000'],
  ] as const)('%s %s: %s', (kind, value, masked) => expect(maskedValue(kind, value)).toBe(masked));

  test('its place stays', () => {
    const [mention] = readText('电话13812345678');
    expect(mention === undefined ? undefined : maskMention(mention)).toEqual({
      kind: 'phone',
      value: '138****5678',
      start: 2,
      end: 13,
    });
  });
});

test.each([
  ['电话１３８１２３４５６７８，卡６２２２０２１２３４５６７８９０１２８', '电话138****5678，卡6222********0128'],
  ['一三八一二三四五六七八和13912345678', '138****5678和139****5678'],
  // However it begins, and though no other figure stands in the text.
  ['电话一九八一二三四五六七二', '电话198****5672'],
  ['电话幺六六零零零零零零零二', '电话166****0002'],
  ['证号1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X', '证号110105********002X'],
  ['没有号码', '没有号码'],
  ['138****5678', '138****5678'],
])('numbers are masked however they are written: %s', (text, masked) => expect(maskNumbers(text)).toBe(masked));

test.each([
  ['联系人：王大明，电话不通。后来王大明又来了。', '联系人：王**，电话不通。后来王**又来了。'],
  ['我叫张三，要求退款。', '我叫张*，要求退款。'],
  ['投诉人李某某称，店长态度恶劣。', '投诉人李某某称，店长态度恶劣。'],
  ['好又多超市收费四十元，没有公示。', '好又多超市收费四十元，没有公示。'],
  ['', ''],
])('persons in a text: %s', (text, masked) => {
  expect(maskNames(text)).toBe(masked);
  expect(maskNames(masked)).toBe(masked);
});

test('a name that was read is masked beyond what is read of a long text, too', () => {
  const text = `联系人：王大明。${'没有公示收费标准。'.repeat(4_000)}王大明。`;
  expect(maskNames(text)).not.toContain('王大明');
});
