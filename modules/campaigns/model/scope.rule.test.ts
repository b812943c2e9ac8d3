import { expect, test } from 'vitest';
import type { AuthorityCode } from '../../../kernel/id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { type Looked, outsideOf, type Scope, type ScopePart } from './scope.ts';

const scope: Scope = {
  from: '2026-02-01' as PlainDate,
  to: '2026-06-30' as PlainDate,
  authorities: ['510500'],
  procedures: ['case', 'clue'],
  domains: ['food', 'ip'],
  channels: [],
  words: ['地沟油', '侵权'],
};
const inside: Looked = {
  procedure: 'case',
  handlingCode: '510502' as AuthorityCode,
  domain: 'food',
  channel: 'phone',
  openedOn: '2026-02-01' as PlainDate,
  title: '某店涉嫌使用地沟油',
  facts: {},
};

test('what meets every part belongs to the campaign, first and last day included', () => {
  expect(outsideOf(scope, inside)).toEqual([]);
  expect(outsideOf(scope, { ...inside, openedOn: '2026-06-30' as PlainDate })).toEqual([]);
  expect(outsideOf(scope, { ...inside, title: '某案', facts: { cause: '商标侵权' } })).toEqual([]);
});

const outside: readonly (readonly [ScopePart, Partial<Looked>])[] = [
  ['period', { openedOn: '2026-01-31' as PlainDate }],
  ['period', { openedOn: '2026-07-01' as PlainDate }],
  ['authority', { handlingCode: '510602' as AuthorityCode }],
  ['procedure', { procedure: 'complaint' }],
  ['domain', { domain: 'price' }],
  ['words', { title: '某店涉嫌超范围经营' }],
];
test.each(outside)('%s is told when it is not met: %o', (part, change) => {
  expect(outsideOf(scope, { ...inside, ...change })).toEqual([part]);
});

test('an empty list asks nothing', () => {
  const wide: Scope = { ...scope, domains: [], words: [], channels: [] };
  expect(outsideOf(wide, { ...inside, domain: '', title: '' })).toEqual([]);
  expect(outsideOf({ ...wide, channels: ['media'] }, inside)).toEqual(['channel']);
});
