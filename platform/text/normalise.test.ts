import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise, originalSpan } from './normalise.ts';

const clean = (text: string): string => normalise(text).text;

describe('a text as it is compared', () => {
  test.each([
    ['ＡＢＣ１２３，（测试）', 'abc123,(测试)'],
    ['華為技術有限公司發布廣告', '华为技术有限公司发布广告'],
    ['著名商標', '著名商标'],
    ['乾隆，乾淨', '乾隆,干净'],
    ['①②㈱', '12(株)'],
    ['隐\u200b形\ufeff字\u00ad', '隐形字'],
    ['e\u0301te\u0301', 'été'],
    ['\u1100\u1161\u11a8', '각'],
    ['𝟏𝟑𝟖', '138'],
    ['ｶﾞ', 'ガ'],
    ['1\ufe0f\u20e3', '1'],
    ['', ''],
    ['\ud800 x \udc00', '\ud800 x \udc00'],
    ['微信\u0000号\n第二行', '微信号\n第二行'],
  ])('%j becomes %j', (text, expected) => expect(clean(text)).toBe(expected));

  test('what stands for a sentence stays one character, so that no text grows beyond four times', () => {
    expect(clean('ﷺ')).toBe('ﷺ');
    expect(clean('ﷺ'.repeat(1_000))).toHaveLength(1_000);
  });
});

/** Texts in which everything happens: marks, width, old characters, halves of letters, things that cannot be seen. */
const odd = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'著名乾坤乾隆於後裡面瞭解發Ａ１，（㈱①e\u0301\u0302\u1100\u1161\u11a8ｶﾞ\u200b\ufe0f\ud83d\ude00\n é',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

describe('the way back', () => {
  test('offsets rise, end with the length, and lie in the text', () => {
    fc.assert(
      fc.property(odd, (text) => {
        const { text: out, from } = normalise(text);
        expect(from).toHaveLength(out.length + 1);
        expect(from[out.length]).toBe(text.length);
        for (let at = 1; at < from.length; at += 1) expect(from[at]).toBeGreaterThanOrEqual(from[at - 1] ?? 0);
      }),
    );
  });

  test('what is put together from pieces of the original is the same again', () => {
    fc.assert(
      fc.property(odd, fc.stringMatching(/^[０-９]{3,8}$/), odd, (before, figures, after) => {
        // Marks after the figures would belong to the last of them.
        const text = `${before}。${figures}。${after}`;
        const normal = normalise(text);
        const start = normal.text.indexOf(`。${clean(figures)}。`) + 1;
        expect(start).toBeGreaterThan(0);
        const span = originalSpan(normal, start, start + figures.length);
        expect(clean(text.slice(span.start, span.end))).toBe(clean(figures));
      }),
    );
  });

  test('a character that became several is taken whole', () => {
    const normal = normalise('甲㈱乙');
    expect(normal.text).toBe('甲(株)乙');
    expect(originalSpan(normal, 1, 2)).toEqual({ start: 1, end: 2 });
    expect(originalSpan(normal, 2, 4)).toEqual({ start: 1, end: 2 });
  });

  test('said again it stays, but for words of which the characters part', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'華為发布，Ａ１é㈱ﾊﾟ '), maxLength: 20 }), (text) => {
        expect(clean(clean(text))).toBe(clean(text));
      }),
    );
  });
});

test.each(['一', '\u0301', '乾', 'ﷺ', '\ud83d', '\u200b', 'e\u0301', '㈱'])(
  'a megabyte of %j is read to its end',
  (unit) => {
    const text = unit.repeat(2 ** 20 / unit.length);
    const { text: out, from } = normalise(text);
    expect(from[out.length]).toBe(text.length);
    expect(out.length).toBeLessThanOrEqual(4 * text.length);
  },
);
