import { expect, test } from 'vitest';
import { askedPart, fileNamed, isFirstPart } from './download.ts';

/** Headers that a reply was given. */
function answer(headers: Readonly<Record<string, string>>, size = 100) {
  const told: Record<string, string | number> = {};
  const reply = {
    header: (name: string, value: string) => {
      told[name] = value;
      return reply;
    },
    code: (status: number) => {
      told.status = status;
      return reply;
    },
  };
  return { ...askedPart({ headers } as never, reply as never, { sha256: 'ab', size }), told };
}

test('a name in Chinese, with brackets and quotes, is written for both kinds of readers', () => {
  expect(fileNamed(`决定书 (1)'*.pdf`, 'decision (1)".pdf')).toBe(
    `attachment; filename="decision_1_.pdf"; filename*=UTF-8''%E5%86%B3%E5%AE%9A%E4%B9%A6%20%281%29%27%2a.pdf`,
  );
  expect(fileNamed('a.pdf', 'a.pdf', 'inline')).toMatch(/^inline; /);
});

test.each([
  [undefined, undefined],
  ['bytes=0-9', { from: 0, to: 9 }],
  ['bytes=90-', { from: 90, to: 99 }],
  ['bytes=-10', { from: 90, to: 99 }],
  ['bytes=50-1000', { from: 50, to: 99 }],
  ['bytes=0-1,5-6', undefined],
  ['lines=0-9', undefined],
])('range %s', (range, part) => {
  const { told, ...asked } = answer(range === undefined ? {} : { range });
  expect(asked.part).toEqual(part);
  expect(asked.size).toBe(part === undefined ? 100 : part.to - part.from + 1);
  expect(told.status).toBe(part === undefined ? undefined : 206);
});

test('beyond the end there is nothing; of another content the whole is sent', () => {
  expect(() => answer({ range: 'bytes=100-' })).toThrow('file.bad-range');
  expect(answer({ range: 'bytes=0-9', 'if-range': '"cd"' }).part).toBeUndefined();
  expect(answer({ range: 'bytes=0-9', 'if-range': '"ab"' }).told).toMatchObject({ 'content-range': 'bytes 0-9/100' });
});

test('only the first part of a download is a look of its own', () => {
  expect(['bytes=0-9', 'bytes=10-19'].map((range) => isFirstPart({ headers: { range } }))).toEqual([true, false]);
});
