import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AuthorityCode } from '../../../kernel/id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { type Looked, outsideOf, type Scope, type ScopePart } from './scope.ts';
import { beyondOf } from './within.ts';

const DAYS = ['2026-01-01', '2026-03-01', '2026-06-01', '2026-09-30'] as PlainDate[];
const PLACES = ['510000', '510500', '510502', '510502001', '510600'];
const WORDS = ['油', '地沟油', '侵权', '商标侵权'];
const some = (values: readonly string[]) => fc.subarray([...values]);

const scopes: fc.Arbitrary<Scope> = fc
  .record({
    days: fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...DAYS)),
    authorities: fc.subarray(PLACES, { minLength: 1 }),
    procedures: fc.subarray(['case', 'clue'], { minLength: 1 }),
    domains: some(['food', 'ip']),
    channels: some(['phone', 'media']),
    words: some(WORDS),
  })
  .map(({ days: [a, b], ...rest }) => {
    const [from = a, to = b] = [a, b].sort();
    return { from, to, ...rest };
  });

const matters: fc.Arbitrary<Looked> = fc.record({
  procedure: fc.constantFrom('case', 'clue'),
  handlingCode: fc.constantFrom(...PLACES) as fc.Arbitrary<AuthorityCode>,
  domain: fc.constantFrom('food', 'ip', ''),
  channel: fc.constantFrom('phone', 'media'),
  openedOn: fc.constantFrom(...DAYS),
  title: fc.constantFrom('', ...WORDS),
  facts: fc.constant({}),
});

test('whatever belongs to a part that is not wider belongs to the whole', () => {
  let inside = 0;
  fc.assert(
    fc.property(scopes, scopes, fc.array(matters, { minLength: 40, maxLength: 40 }), (drawn, other, many) => {
      // Half of the parts are cut out of their whole: two scopes drawn apart seldom lie within one another.
      const part: Scope = { ...drawn, ...(drawn.domains.length === 0 ? {} : { ...other, domains: drawn.domains }) };
      for (const [mine, theirs] of [
        [part, other],
        [drawn, { ...drawn, channels: [] }],
      ] as const) {
        if (beyondOf(mine, theirs).length > 0) continue;
        for (const matter of many) {
          if (outsideOf(mine, matter).length > 0) continue;
          inside += 1;
          expect(outsideOf(theirs, matter)).toEqual([]);
        }
      }
    }),
    { numRuns: 500 },
  );
  expect(inside).toBeGreaterThan(100);
});

const whole: Scope = {
  ...({ from: DAYS[1], to: DAYS[2] } as Pick<Scope, 'from' | 'to'>),
  ...{ authorities: ['510500'], procedures: ['case'], domains: ['food', 'ip'], channels: ['phone'], words: ['侵权'] },
};
const changes: readonly (readonly [ScopePart, Partial<Scope>, string])[] = [
  ['period', { from: DAYS[0] as PlainDate }, '2026-01-01至2026-06-01'],
  ['period', { to: DAYS[3] as PlainDate }, '2026-03-01至2026-09-30'],
  ['authority', { authorities: ['510502', '510600'] }, '510600'],
  ['authority', { authorities: ['510000'] }, '510000'],
  ['procedure', { procedures: ['case', 'clue'] }, 'clue'],
  ['domain', { domains: ['food', 'price'] }, '价格收费'],
  ['domain', { domains: [] }, '不限'],
  ['channel', { channels: [] }, '不限'],
  ['words', { words: ['商标侵权', '地沟油'] }, '地沟油'],
];
test.each(changes)('%s is told with what is wider: %o', (what, change, zh) => {
  expect(beyondOf({ ...whole, ...change }, whole)).toMatchObject([{ what, value: { zh } }]);
  expect(beyondOf(whole, { ...whole, ...change }).some((each) => each.what === 'authority')).toBe(
    what === 'authority' && change.authorities?.[0] === '510502',
  );
});

test('a longer word, a smaller place, the same days are within', () => {
  expect(beyondOf({ ...whole, authorities: ['510502001'], words: ['商标侵权'] }, whole)).toEqual([]);
});
