import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../kernel/plain-date.ts';
import { capitalYuan, cite, clause, dayZh, limitZh, momentZh, moneyZh, numberZh, sentence, spanZh } from './words.ts';

describe('大写金额', () => {
  test.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角'],
    [100, '壹元整'],
    [1_000, '壹拾元整'],
    [10_005, '壹佰元零伍分'],
    [123_450, '壹仟贰佰叁拾肆元伍角'],
    [500_000, '伍仟元整'],
    [5_000_000, '伍万元整'],
    [10_010_000, '壹拾万零壹佰元整'],
    [100_005_000, '壹佰万零伍拾元整'],
    [1_000_000_000, '壹仟万元整'],
    [10_000_000_000, '壹亿元整'],
    [10_000_100_000, '壹亿零壹仟元整'],
    [3_118_900_000, '叁仟壹佰壹拾捌万玖仟元整'],
    [-100, '负壹元整'],
  ])('%i fen is %s', (fen, text) => {
    expect(capitalYuan(fen)).toBe(text);
  });

  /** Reads the capitals back: an oracle that knows nothing of how they were written. */
  function readBack(text: string): number {
    const digits = '零壹贰叁肆伍陆柒捌玖';
    const units: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1_000 };
    let [total, section, digit, fen] = [0, 0, 0, 0];
    for (const char of text.replace('整', '')) {
      const unit = units[char];
      if (digits.includes(char)) digit = digits.indexOf(char);
      else if (unit !== undefined) [section, digit] = [section + digit * unit, 0];
      else if (char === '万') [total, section, digit] = [total + (section + digit) * 10_000, 0, 0];
      else if (char === '元') [total, section, digit] = [total + section + digit, 0, 0];
      else if (char === '角') [fen, digit] = [fen + digit * 10, 0];
      else if (char === '分') [fen, digit] = [fen + digit, 0];
    }
    return total * 100 + fen;
  }

  test('read back, every amount up to a hundred million yuan is itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (fen) => {
        expect(readBack(capitalYuan(fen))).toBe(fen);
      }),
    );
  });

  test('no two zeros, and none before a unit of yuan', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999_999 }), (fen) => {
        expect(capitalYuan(fen)).not.toMatch(/零零|零[拾佰仟万亿元角]/);
      }),
    );
  });

  test('stands behind the figures', () => {
    expect(moneyZh(5_000_000)).toBe('50,000元（人民币伍万元整）');
  });
});

test.each([
  [1, '一'],
  [10, '十'],
  [15, '十五'],
  [20, '二十'],
  [60, '六十'],
  [108, '一百零八'],
  [110, '一百一十'],
  [1_005, '一千零五'],
  [9_999, '九千九百九十九'],
  [10_000, '10000'],
])('%i is written %s', (value, text) => {
  expect(numberZh(value)).toBe(text);
});

test('days and hours are those of Beijing', () => {
  expect(dayZh('2026-03-05')).toBe('2026年3月5日');
  expect(dayZh('')).toBe('（未记载）');
  expect(momentZh('2026-06-01T16:05:00Z')).toBe('2026年6月2日0时05分');
  expect(spanZh('2026-06-01T01:00:00Z', '2026-06-01T03:30:00Z')).toBe('2026年6月1日9时00分至11时30分');
  expect(spanZh('2026-06-01T15:00:00Z', '2026-06-01T17:00:00Z')).toBe('2026年6月1日23时00分至2026年6月2日1时00分');
});

test('articles of one law are named together, limits with their unit', () => {
  expect(cite('penalty.art42', 'penalty.art55')).toBe('《中华人民共和国行政处罚法》第四十二条、第五十五条');
  expect(cite('coercion.art24', 'penalty.art55')).toBe(
    '《中华人民共和国行政强制法》第二十四条和《中华人民共和国行政处罚法》第五十五条',
  );
  const on = plainDate('2026-06-01');
  expect(limitZh('reconsider-apply', on, '510502')).toBe('六十日');
  expect(limitZh('litigate-apply', on, '510502')).toBe('六个月');
  expect(limitZh('case-register-keep', on, '510502')).toBe('七个工作日');
  // No rule of ours reaches back so far: nothing is invented.
  expect(limitZh('reconsider-apply', plainDate('2022-05-01'), '510502')).toBe('（未记载）');
});

test('a clause is ended once', () => {
  expect([sentence('同意'), sentence('同意。'), clause('同意。'), sentence(' ')]).toEqual([
    '同意。',
    '同意。',
    '同意',
    '',
  ]);
});
