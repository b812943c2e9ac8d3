import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { anchorsOf, digestOf } from './anchors.ts';

const KEY = Buffer.from('a key of the tests');
const matter = (text: string, facts: JsonObject = {}, title = '反映'): Matter =>
  ({ id: 'm', homeRegion: '980101', openedOn: '2026-07-06', title, facts: { text, ...facts } }) as unknown as Matter;
const kinds = (text: string, facts: JsonObject = {}): readonly string[] =>
  anchorsOf(matter(text, facts), KEY).map(({ kind }) => kind);
const digest = (kind: string, text: string, facts: JsonObject = {}): string | undefined =>
  anchorsOf(matter(text, facts), KEY).find((anchor) => anchor.kind === kind)?.digest;

describe('what a matter can be found by', () => {
  test('codes, telephones, orders and links of its text, with where they stand', () => {
    const text =
      '商家电话１３９１２３４５６７８，订单号：2026-0601-7788，页面https://shop.example.com/item?id=7&utm_source=x';
    const found = anchorsOf(matter(text), KEY);
    expect(found.map(({ kind, at }) => [kind, at?.term])).toEqual([
      ['phone', '１３９１２３４５６７８'],
      ['shop', 'https://shop.example.com/item?id=7&utm_source=x'],
      ['order', '2026-0601-7788'],
    ]);
    for (const { at } of found) expect(`反映\n${text}`.slice(at?.start, at?.end)).toBe(at?.term);
  });

  test('however a telephone is written; never so that all could be tried', () => {
    expect(digest('phone', '电话139 1234 5678')).toBe(digest('phone', '打１３９１２３４５６７８没人接'));
    expect(digest('phone', '电话13912345678')).not.toBe(digestOf('13912345678'));
    expect(anchorsOf(matter('电话13912345678'), Buffer.from('other'))[0]?.digest).not.toBe(
      digest('phone', '电话13912345678'),
    );
  });

  test('a firm by place and brand whatever its form is called, an address by road and number', () => {
    const firm = (name: string) => digest('firm', '', { respondent: { name } });
    expect(firm('龙泉市福瑞超市有限公司')).toBe(firm('龙泉市福瑞超市'));
    expect(firm('龙泉市福瑞超市')).not.toBe(firm('龙泉市禾谷超市'));
    const address = (written: string) => digest('address', '', { place: { address: written } });
    expect(address('听雨路12号三楼')).toBe(address('听雨路12号'));
    expect(address('听雨路')).toBeUndefined();
  });

  test('a short number is the same by chance', () => {
    const source = (externalId: string) => kinds('', { source: { system: 'x', externalId } });
    expect(source('17')).toEqual([]);
    expect(source('000017')).toEqual(['source']);
  });

  test('the code of the operator is one, in its field or in the text', () => {
    const code = '91510502MA6239XK0X';
    expect(digest('respondent', '', { respondent: { name: '某店', code } })).toBe(digestOf(code));
    expect(digest('respondent', `该店统一社会信用代码${code}`)).toBe(digestOf(code));
    // Of a wrong check character nothing is known.
    expect(digest('respondent', '该店统一社会信用代码91510502MA6239XK0A')).toBeUndefined();
  });

  test('a list of hundreds of telephones gives a few; bad input gives nothing and ends', () => {
    const list = Array.from({ length: 300 }, (_, n) => `139${String(10_000_000 + n)}`).join('，');
    expect(kinds(list).filter((kind) => kind === 'phone')).toHaveLength(5);
    for (const bad of ['1', '.', '啊', '😀', '\ud800', 'http://', '订单号', '路1号'])
      expect(kinds(bad.repeat(20_000)).length).toBeLessThanOrEqual(20);
    expect(kinds('')).toEqual([]);
  });
});
