import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../kernel/text.ts';
import { canonicalBytes, canonicalText } from './canonical.ts';

test('the worked example of RFC 8785 §3.2.2 comes out byte for byte', () => {
  const example = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000f\nA\'B"\\\\"/',
    literals: [null, true, false],
  };
  expect(canonicalText(example)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('members are sorted by UTF-16 code units, as in RFC 8785 §3.2.3', () => {
  const sorted = canonicalText({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 });
  expect(Object.values(JSON.parse(sorted) as Record<string, number>)).toHaveLength(7);
  expect([...sorted.matchAll(/:(\d)/g)].map((match) => match[1])).toEqual(['2', '4', '6', '7', '1', '5', '3']);
});

test('minus zero is zero, Chinese text is UTF-8, undefined members are left out', () => {
  expect(canonicalText({ 甲: -0, 乙: undefined as unknown as Json })).toBe('{"甲":0}');
  expect(Buffer.from(canonicalBytes('清')).toString('hex')).toBe('22e6b88522');
});

test.each<[string, unknown, string]>([
  ['NaN', [Number.NaN], 'non-finite'],
  ['infinity', { a: Number.NEGATIVE_INFINITY }, 'non-finite'],
  ['a lone surrogate', { a: 'x\ud800' }, 'lone-surrogate'],
  ['a lone surrogate in a name', { '\udc00': 1 }, 'lone-surrogate'],
  ['a date', { a: new Date(0) }, 'not-json'],
  ['a bigint', 1n, 'not-json'],
  ['a function', { a: () => 1 }, 'not-json'],
  ['undefined', undefined, 'not-json'],
  ['a hole', [undefined], 'not-json'],
  ['a disguise', { toJSON: () => 1 }, 'not-json'],
  ['a map', new Map([['a', 1]]), 'not-json'],
])('%s is refused', (_name, value, reason) => {
  expect(() => canonicalBytes(value as Json)).toThrow(
    expect.objectContaining({ code: 'proof.canonical.not-json', params: { reason } }),
  );
});

test('endless nesting is refused before the stack ends', () => {
  let deep: Json = 1;
  for (let level = 0; level < 50_000; level++) deep = [deep];
  expect(() => canonicalText(deep)).toThrow(expect.objectContaining({ params: { reason: 'too-deep' } }));
});

test('the text survives storage: parsing and writing again changes nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = canonicalText(value as Json);
      expect(canonicalText(JSON.parse(text) as Json)).toBe(text);
    }),
  );
});
