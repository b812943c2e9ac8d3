import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../kernel/text.ts';
import { rectification } from './rectification.ts';
import { examples } from './testing/examples.ts';
import { counted, go, refusal, type Step, staff, walk } from './testing/walk.ts';

const { cityHead, cityOffice, citySupervisor, officer, countyHead, neighbourHead, clerk, system } = staff;
const open = examples.rectification?.open as JsonObject;
const mending: readonly Step[] = [
  [cityHead, 'open', '2026-07-06'],
  [officer, 'set-measure', '2026-07-06'],
];
const mark = (state: string, version: number, more: JsonObject = {}): Step => [
  ...([system, 'mark-task', '2026-08-20'] as const),
  { item: 'm1', task: '00000000-0000-7000-8000-00000000aaaa', region: '510502', version, state, ...more },
];
const done = mark('done', 3, { doneOn: '2026-08-20', late: false });
const submitted: readonly Step[] = [...mending, done, [countyHead, 'submit', '2026-08-21']];
const accepted: readonly Step[] = [...submitted, [citySupervisor, 'accept', '2026-08-25']];

describe('one case, one rectification', () => {
  test('rests on a case or a letter, and is handled by whoever mends', () => {
    const matter = walk(rectification, ...mending);
    expect([matter.homeCode, matter.handlingCode, matter.facts.orderedBy]).toEqual(['510500', '510502', '510500']);
    const { crimeCase: _, ...without } = open;
    expect(refusal(rectification, [cityHead, 'open', '2026-07-06', without])).toBe('rectification.open.why');
    const origin = { procedure: 'recommendation', matter: '00000000-0000-7000-8000-00000000bbbb', region: '510500' };
    expect(refusal(rectification, [cityHead, 'open', '2026-07-06', { ...without, origin }])).toBe('');
  });

  test('is handed in when a measure was set and all are carried out', () => {
    const submit: Step = [countyHead, 'submit', '2026-08-21'];
    expect(refusal(rectification, ...mending.slice(0, 1), submit)).toBe('rectification.submit.measures');
    expect(refusal(rectification, ...mending, submit)).toBe('rectification.submit.measures');
    expect(refusal(rectification, ...mending, mark('withdrawn', 2), submit)).toBe('rectification.submit.measures');
    expect(refusal(rectification, ...mending, done, submit)).toBe('');
    expect(refusal(rectification, [cityHead, 'open', '2026-07-06', { ...open, problems: [] }], submit)).toBe(
      'rectification.submit.problems',
    );
  });

  test('counts as completed while it lasts: not once it came back', () => {
    const matter = walk(rectification, ...accepted);
    expect(counted(rectification, matter, 'opened')).toEqual([['2026-07-06', '510502']]);
    expect(counted(rectification, matter, 'completed')).toEqual([['2026-08-25', '510502']]);
    const relapsed = go(rectification, matter, [cityHead, 'relapse', '2026-09-01']);
    expect([relapsed.state, relapsed.closedOn]).toEqual(['mending', null]);
    expect(relapsed.facts.measures).toMatchObject({ m1: { state: 'open', due: '2026-12-31' } });
    expect(counted(rectification, relapsed, 'completed')).toEqual([]);
    const again = go(
      rectification,
      relapsed,
      mark('done', 6, { doneOn: '2026-12-01', late: false }),
      [countyHead, 'submit', '2026-12-02'],
      [citySupervisor, 'accept', '2026-12-03'],
    );
    expect(counted(rectification, again, 'completed')).toEqual([['2026-12-03', '510502']]);
  });

  test('relapse names measures that were carried out, and a day to come', () => {
    const relapse = (body: JsonObject): Step => [cityHead, 'relapse', '2026-09-01', { reason: '反弹', ...body }];
    expect(refusal(rectification, ...accepted, relapse({ measures: ['m2'], due: '2026-12-31' }))).toBe(
      'rectification.relapse.measures',
    );
    expect(refusal(rectification, ...accepted, relapse({ measures: ['m1'], due: '2026-08-31' }))).toBe(
      'rectification.relapse.due-not-past',
    );
  });

  test('refused, it is mended on; cancelled with open measures it is not', () => {
    expect(walk(rectification, ...submitted, [cityHead, 'refuse', '2026-08-22']).state).toBe('mending');
    expect(refusal(rectification, ...mending, [cityHead, 'cancel', '2026-08-22'])).toBe(
      'rectification.cancel.measures',
    );
    expect(refusal(rectification, ...mending, mark('withdrawn', 2), [cityHead, 'cancel', '2026-08-22'])).toBe('');
  });
});

describe('who may', () => {
  const actors = { cityHead, cityOffice, citySupervisor, officer, countyHead, neighbourHead, clerk } as const;
  const cases: readonly (readonly [verb: string, from: readonly Step[], may: readonly (keyof typeof actors)[]])[] = [
    ['add-problem', mending, ['cityHead', 'cityOffice', 'officer', 'countyHead']],
    ['record-operation', mending, ['cityHead', 'cityOffice', 'officer', 'countyHead']],
    ['submit', [...mending, done], ['officer', 'countyHead']],
    ['check-up', accepted, ['cityHead', 'cityOffice', 'citySupervisor', 'officer', 'countyHead']],
    ['accept', submitted, ['cityHead', 'cityOffice', 'citySupervisor']],
    ['refuse', submitted, ['cityHead', 'cityOffice', 'citySupervisor']],
    ['relapse', accepted, ['cityHead', 'cityOffice', 'citySupervisor']],
  ];
  test.each(cases)('%s', (verb, from, may) => {
    const names = Object.keys(actors) as (keyof typeof actors)[];
    expect(names.filter((name) => refusal(rectification, ...from, [actors[name], verb, '2026-08-28']) === '')).toEqual(
      may,
    );
  });

  test('whoever handed it in does not accept it', () => {
    const own: readonly Step[] = [
      [cityOffice, 'open', '2026-07-06', { ...open, owner: '510500' }],
      [cityOffice, 'set-measure', '2026-07-06'],
      done,
      [cityOffice, 'submit', '2026-08-21'],
    ];
    expect(refusal(rectification, ...own, [cityOffice, 'accept', '2026-08-22'])).toBe(
      'rectification.accept.other-person',
    );
    expect(refusal(rectification, ...own, [cityHead, 'accept', '2026-08-22'])).toBe('');
  });
});
