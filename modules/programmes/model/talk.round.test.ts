import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../kernel/text.ts';
import { itemsOf } from './items.ts';
import { talk } from './talk.ts';
import { examples } from './testing/examples.ts';
import { counted, go, refusal, type Step, staff, walk } from './testing/walk.ts';

const { cityHead, cityOffice, citySupervisor, officer, countyHead, neighbourHead, clerk, system } = staff;
const bodies = examples.talk ?? {};
const propose = bodies.propose as JsonObject;
const hold = bodies.hold as JsonObject;
const summoned: readonly Step[] = [
  [cityOffice, 'propose', '2026-07-06'],
  [cityHead, 'summon', '2026-07-06'],
];
const held: readonly Step[] = [...summoned, [citySupervisor, 'hold', '2026-07-06']];
const mark = (state: string, more: JsonObject = {}, version = 1): Step => [
  ...([system, 'mark-task', '2026-08-20'] as const),
  { item: 'p1', task: '00000000-0000-7000-8000-00000000aaaa', region: '510500', version, state, ...more },
];
const done = mark('done', { doneOn: '2026-08-20', late: false }, 3);
const judge = (result: string): Step => [
  cityHead,
  'judge-promise',
  '2026-08-21',
  { promise: 'p1', result, reason: '核实' },
];
const close: Step = [cityHead, 'close', '2026-08-22'];

describe('a talk', () => {
  test('is with an authority below, which sees it from the summons on', () => {
    expect(walk(talk, ...summoned.slice(0, 1)).handlingCode).toBe('510500');
    expect(walk(talk, ...summoned).handlingCode).toBe('510502');
    const unit = (code: string): Step => [cityOffice, 'propose', '2026-07-06', { ...propose, unit: code, figures: [] }];
    for (const code of ['510500', '510600', '510000'])
      expect(refusal(talk, unit(code)), code).toBe('talk.propose.unit');
  });

  test('counts when held, its promises by day, those kept by the day of their evidence', () => {
    const matter = walk(talk, ...held);
    expect(counted(talk, matter, 'held')).toEqual([['2026-07-06', '510500']]);
    expect(counted(talk, matter, 'promises')).toEqual([['2026-07-06', '510500']]);
    expect(counted(talk, matter, 'promises-kept')).toEqual([]);
    expect(counted(talk, go(talk, matter, done), 'promises-kept')).toEqual([['2026-08-20', '510500']]);
    expect(counted(talk, go(talk, matter, done, judge('not-kept')), 'promises-kept')).toEqual([]);
  });

  test('a promise was kept only with accepted evidence; not kept is a judgement of a person', () => {
    expect(refusal(talk, ...held, judge('kept'))).toBe('talk.judge-promise.evidence');
    expect(refusal(talk, ...held, done, judge('kept'))).toBe('');
    expect(refusal(talk, ...held, judge('not-kept'))).toBe('');
  });

  test('is not closed while a promise is open and nobody judged it', () => {
    expect(refusal(talk, ...held, close)).toBe('talk.close.promises');
    for (const settled of [done, mark('withdrawn'), judge('not-kept')])
      expect(refusal(talk, ...held, settled, close)).toBe('');
  });

  test('cites no part greater than its base, no period that ends before it begins', () => {
    const cited = { figure: 'clue.cleared', authority: '510502', from: '2026-01-01', to: '2026-06-30', value: 9 };
    const citing = (figure: JsonObject): Step => [
      cityOffice,
      'propose',
      '2026-07-06',
      { ...propose, figures: [figure] },
    ];
    expect(refusal(talk, citing({ ...cited, base: { figure: 'clue.received', value: 8 } }))).toBe('talk.propose.base');
    expect(refusal(talk, citing({ ...cited, to: '2025-12-31' }))).toBe('talk.propose.periods');
    expect(refusal(talk, citing(cited))).toBe('');
  });
});

describe('who may', () => {
  const actors = { cityHead, cityOffice, citySupervisor, officer, countyHead, neighbourHead, clerk } as const;
  const cases: readonly (readonly [verb: string, from: readonly Step[], may: readonly (keyof typeof actors)[]])[] = [
    ['summon', summoned.slice(0, 1), ['cityHead']],
    ['hold', summoned, ['cityHead', 'cityOffice', 'citySupervisor']],
    ['judge-promise', held, ['cityHead']],
    ['correct-record', held, ['cityHead', 'cityOffice', 'citySupervisor']],
    ['close', [...held, mark('withdrawn')], ['cityHead']],
    ['cancel', summoned, ['cityHead']],
  ];
  test.each(cases)('%s', (verb, from, may) => {
    const names = Object.keys(actors) as (keyof typeof actors)[];
    const on = verb === 'close' ? '2026-08-22' : '2026-07-06';
    expect(names.filter((name) => refusal(talk, ...from, [actors[name], verb, on]) === '')).toEqual(may);
  });
});

test('promises are never lost: each that was made is owed by the unit, whatever else happens', () => {
  const promise = fc.record({
    title: fc.string({ minLength: 1, maxLength: 20 }).map((text) => `承诺${text.replace(/[\r\n]/g, '')}`),
    due: fc.constantFrom('2026-07-06', '2026-12-31'),
    evidence: fc.constant('台账'),
  });
  const after = fc.array(fc.constantFrom<readonly Step[]>([done], [mark('open', {}, 2)], [judge('not-kept')]), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(fc.array(promise, { minLength: 1, maxLength: 8 }), after, (promises, steps) => {
      const matter = walk(
        talk,
        ...summoned,
        [citySupervisor, 'hold', '2026-07-06', { ...hold, promises }],
        ...steps.flat(),
      );
      const kept = itemsOf(matter, 'talk').map(([, entry]) => entry);
      expect(kept.map(({ title }) => title)).toEqual(promises.map(({ title }) => title));
      expect(kept.every(({ owner }) => owner === '510502')).toBe(true);
    }),
    { numRuns: 60 },
  );
});
