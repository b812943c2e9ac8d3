import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { content } from './content.ts';
import { filled } from './fill.ts';
import { flagsOf, type Named } from './flags.ts';
import { chineseNumber, typedNumbers } from './typed-numbers.ts';
import type { Value } from './values.ts';

const value = (amount: number, more: Partial<Value> = {}): Value => ({
  value: amount,
  before: null,
  base: null,
  money: false,
  unit: { zh: '件', en: 'cases' },
  ...more,
});
const cells: Named[] = [
  { id: 'f1', title: { zh: '立案', en: 'Filed' }, value: value(320, { before: 129 }) },
  { id: 'f2', title: { zh: '罚没金额', en: 'Fines' }, value: value(12_000_000_000, { money: true }) },
  { id: 'f3', title: { zh: '办结', en: 'Closed' }, value: value(6, { base: 9 }) },
];
const values = new Map(cells.map(({ id, value: each }) => [id, each]));

const written = (text: string, reasons: { section: string; number: string; reason: string }[] = []) =>
  content.parse({
    title: '通报',
    kind: 'monthly',
    period: { from: '2026-03-01', to: '2026-03-31' },
    cells: [],
    sections: [{ id: 's1', kind: 'text', heading: '一、总体情况', text }],
    reasons,
  });
const kinds = (text: string, reasons: Parameters<typeof written>[1] = []) =>
  flagsOf(written(text, reasons), cells).map(({ kind, text: typed, cell }) => [kind, typed, cell]);

describe('typed numbers', () => {
  it('reads what people type', () => {
    const read = (text: string) => typedNumbers(text).map((each) => [each.text, each.value, each.percent, each.yuan]);
    expect(read('罚没1.2亿元，增长148%，共1,234件，三百二十件，１２家')).toEqual([
      ['1.2亿元', 120_000_000, false, true],
      ['148%', 148, true, false],
      ['1,234', 1_234, false, false],
      ['三百二十', 320, false, false],
      ['１２', 12, false, false],
    ]);
    expect(chineseNumber('一万一千一百四十三')).toBe(11_143);
  });

  it('passes over days, numbers of documents and articles', () => {
    for (const text of [
      '2026年3月1日至31日',
      '2026-03-01',
      '3月，第一季度',
      '云市监发〔2026〕12号',
      '第三十二条、第32条第2款',
      '第1批',
      '通过12315平台',
      '依据GB/T 9704-2012',
      '一个',
    ]) {
      expect([text, typedNumbers(text)]).toEqual([text, []]);
    }
  });
});

describe('flags', () => {
  it('accepts words whose numbers are all bound', () => {
    expect(kinds('2026年3月，全省立案{{f1}}，比上年同期{{f1.growth}}。')).toEqual([]);
    expect(filled('立案{{f1}}，{{f1.growth}}，办结率{{f3.rate}}，罚没{{f2}}', values, 'zh')).toBe(
      '立案320件，增长148.06%，办结率66.67%（6/9），罚没1.2亿元',
    );
  });

  it('offers to bind a number that equals a cell, of its own kind alone', () => {
    expect(kinds('共320件')).toEqual([['equals', '320', 'f1']]);
    expect(kinds('约1.2亿元')).toEqual([['equals', '1.2亿元', 'f2']]);
    expect(kinds('增长148.06%')).toEqual([['equals', '148.06%', 'f1']]);
    expect(kinds('共320%')).toEqual([['unbound', '320%', undefined]]);
  });

  it('refuses a number that contradicts the figure which it names, whatever reason is given', () => {
    expect(kinds('全省立案321件')).toEqual([['differs', '321', 'f1']]);
    expect(kinds('全省立案321件', [{ section: 's1', number: '321', reason: '来自另一系统' }])).toEqual([
      ['differs', '321', 'f1'],
    ]);
    expect(kinds('罚没金额1.3亿元')).toEqual([['differs', '1.3亿元', 'f2']]);
    // The name in another clause is about another number.
    expect(kinds('立案情况良好，走访45家')).toEqual([['unbound', '45', undefined]]);
  });

  it('wants a reason for what is bound to nothing', () => {
    expect(kinds('走访市场45家')).toEqual([['unbound', '45', undefined]]);
    expect(kinds('走访市场45家', [{ section: 's1', number: '45', reason: '督导组手工统计' }])).toEqual([]);
    expect(kinds('走访市场46家', [{ section: 's1', number: '45', reason: '督导组手工统计' }])).toEqual([
      ['unbound', '46', undefined],
    ]);
  });

  it('finds bindings to nothing', () => {
    expect(kinds('共{{f9}}')).toEqual([['unknown', '{{f9}}', undefined]]);
    expect(kinds('共{{f1.wrong}}')).toEqual([['unknown', '{{f1.wrong}}', undefined]]);
  });

  it('any number that is typed is flagged, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 9_999_999 }),
        fc.constantFrom('走访', '共', '全省查办', '其中立案', '涉及'),
        fc.constantFrom('件', '家', '人次', '%', '万元', ''),
        (number, before, after) => {
          const flags = flagsOf(written(`${before}${number}${after}，依法处理。`), cells);
          expect(flags).toHaveLength(1);
          expect(flags[0]?.text.startsWith(String(number))).toBe(true);
        },
      ),
    );
  });

  it('says that a chart draws what is not there', () => {
    const drawn = content.parse({
      ...written(''),
      sections: [{ id: 's2', kind: 'chart', heading: '图', shape: 'bar', of: 's9', column: 'c1' }],
    });
    expect(flagsOf(drawn, cells).map(({ kind }) => kind)).toEqual(['missing']);
  });
});
