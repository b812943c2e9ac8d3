import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { itemsOf, openItems } from './items.ts';
import { programme } from './programme.ts';
import { examples } from './testing/examples.ts';
import { act, counted, go, refusal, type Step, staff, walk } from './testing/walk.ts';

const { cityHead, cityOffice, citySupervisor, officer, countyHead, neighbourHead, clerk, system } = staff;
const bodies = examples.programme ?? {};
const plan = bodies.plan as JsonObject;
const held = bodies['hold-meeting'] as JsonObject;
const running: readonly Step[] = [
  [cityOffice, 'plan', '2026-07-06'],
  [cityHead, 'start', '2026-07-06'],
];
const withMeeting: readonly Step[] = [...running, [cityOffice, 'hold-meeting', '2026-07-06']];
const mark = (version: number, state: string, more: JsonObject = {}): Step => [
  ...([system, 'mark-task', '2026-08-01'] as const),
  { item: 'd1', task: '00000000-0000-7000-8000-00000000aaaa', region: '510500', version, state, ...more },
];
const decided = (matter: Matter) => itemsOf(matter, 'programme').map(([, entry]) => entry);

describe('meetings', () => {
  test('that were called are held with who came, who did not and why; what was decided is owed', () => {
    const matter = walk(
      programme,
      ...running,
      [cityOffice, 'call-meeting', '2026-07-06'],
      [...([cityOffice, 'hold-meeting', '2026-07-06'] as const), { ...held, meeting: 'm1' }],
    );
    expect(matter.facts.meetings).toMatchObject({
      m1: { state: 'held', attendance: 1, absences: 1, agenda: expect.any(Array) },
    });
    expect(decided(matter)).toMatchObject([{ state: 'open', owner: '510502', setBy: '510500', meeting: 'm1' }]);
  });

  test('count by kind and day, once held; none that was only called or cancelled', () => {
    const called: readonly Step[] = [...running, [cityOffice, 'call-meeting', '2026-07-06']];
    expect(counted(programme, walk(programme, ...called), 'meetings-promotion')).toEqual([]);
    expect(
      counted(
        programme,
        walk(programme, ...called, [cityOffice, 'cancel-meeting', '2026-07-06']),
        'meetings-promotion',
      ),
    ).toEqual([]);
    expect(counted(programme, walk(programme, ...withMeeting), 'meetings-party-group')).toEqual([
      ['2026-07-06', '510500'],
    ]);
    expect(counted(programme, walk(programme, ...withMeeting), 'meetings-bureau')).toEqual([]);
  });

  test('their minutes are corrected in a new edition, with a reason', () => {
    const matter = walk(programme, ...withMeeting, [cityOffice, 'correct-minutes', '2026-07-07']);
    expect(matter.facts.meetings).toMatchObject({ m1: { edition: 2, correctedOn: '2026-07-07' } });
  });

  const refused: readonly (readonly [string, JsonObject, string])[] = [
    [
      'neither called nor named',
      { ...held, kind: undefined, title: undefined } as unknown as JsonObject,
      'hold-meeting.which',
    ],
    ['that is to come', { ...held, on: '2026-07-07' }, 'hold-meeting.on-not-later'],
    ['that nobody called', { ...held, meeting: 'm9' }, 'hold-meeting.meeting'],
    [
      'where somebody came and was absent',
      { ...held, absent: [{ name: '林知微', post: '局长', reason: '病假' }] },
      'hold-meeting.places',
    ],
    [
      'that decides for another city',
      { ...held, decisions: [{ title: '检查', owner: '510600', due: '2026-08-01', evidence: '报告' }] },
      'hold-meeting.owner',
    ],
    [
      'that decides what was due before it',
      { ...held, decisions: [{ title: '检查', owner: '510502', due: '2026-07-05', evidence: '报告' }] },
      'hold-meeting.due',
    ],
  ];
  test.each(refused)('no meeting %s', (_, body, rule) => {
    const clean = JSON.parse(JSON.stringify(body)) as JsonObject;
    expect(refusal(programme, ...running, [cityOffice, 'hold-meeting', '2026-07-06', clean])).toBe(`programme.${rule}`);
  });
});

describe('groups and duties', () => {
  test('a leading group and task forces count on the day of their setting up', () => {
    const matter = walk(
      programme,
      ...running,
      [cityHead, 'set-up-group', '2026-07-06'],
      [cityHead, 'set-up-task-force', '2026-07-06'],
    );
    expect(counted(programme, matter, 'leading-groups')).toEqual([['2026-07-06', '510500']]);
    expect(counted(programme, matter, 'task-forces')).toEqual([['2026-07-06', '510500']]);
  });

  test('whoever leads a duty divides it further, within the own area; nobody else', () => {
    const part = { area: '线索核查', duty: '核查本区线索', lead: '510502003', parent: 'd1' };
    const divided = walk(programme, ...running, [countyHead, 'divide-duty', '2026-07-07', part]);
    expect(divided.facts.duties).toMatchObject({ d2: { parent: 'd1', authority: '510502' } });
    expect(
      refusal(programme, ...running, [neighbourHead, 'divide-duty', '2026-07-07', { ...part, lead: '510503' }]),
    ).toBe('programme.divide-duty.own');
    expect(refusal(programme, ...running, [countyHead, 'divide-duty', '2026-07-07', { ...part, lead: '510503' }])).toBe(
      'programme.divide-duty.below',
    );
    expect(refusal(programme, ...running, [countyHead, 'divide-duty', '2026-07-07', { ...part, parent: 'd7' }])).toBe(
      'programme.divide-duty.parent',
    );
    const end = (by: typeof cityHead, duty: string): Step => [by, 'end-duty', '2026-07-08', { duty, reason: '合并' }];
    const steps: readonly Step[] = [...running, [countyHead, 'divide-duty', '2026-07-07', part]];
    expect(refusal(programme, ...steps, end(cityHead, 'd1'))).toBe('programme.end-duty.parts');
    expect(refusal(programme, ...steps, end(cityHead, 'd2'))).toBe('programme.end-duty.own');
    expect(refusal(programme, ...steps, end(countyHead, 'd2'), end(cityHead, 'd1'))).toBe('');
  });

  test('no plan gives a duty to another city', () => {
    const duties = [{ area: '核查', duty: '核查', lead: '510600' }];
    expect(refusal(programme, [cityOffice, 'plan', '2026-07-06', { ...plan, duties }])).toBe('programme.plan.below');
  });
});

describe('the end', () => {
  test('comes when all decisions are done or withdrawn and no meeting is called; then experience becomes an institution', () => {
    const conclude: Step = [cityHead, 'conclude', '2026-08-02'];
    expect(refusal(programme, ...withMeeting, conclude)).toBe('programme.conclude.decisions');
    expect(refusal(programme, ...withMeeting, mark(1, 'open'), conclude)).toBe('programme.conclude.decisions');
    expect(refusal(programme, ...withMeeting, mark(3, 'done', { doneOn: '2026-07-30', late: false }), conclude)).toBe(
      '',
    );
    expect(refusal(programme, ...withMeeting, mark(3, 'withdrawn'), conclude)).toBe('');
    expect(refusal(programme, ...running, [cityOffice, 'call-meeting', '2026-07-06'], conclude)).toBe(
      'programme.conclude.meetings',
    );
    const matter = walk(
      programme,
      ...running,
      conclude,
      [cityOffice, 'adopt-institution', '2026-08-03'],
      [...([cityOffice, 'offer-template', '2026-08-04'] as const)],
    );
    expect([matter.state, matter.closedOn]).toEqual(['concluded', '2026-08-02']);
    expect(matter.facts).toMatchObject({ institutions: { i1: {} }, offered: { on: '2026-08-04' } });
  });
});

/** Who may do what while it runs: each of the staff against each verb. */
describe('who may', () => {
  const actors = { cityHead, cityOffice, citySupervisor, officer, countyHead, neighbourHead, clerk } as const;
  const cases: readonly (readonly [verb: string, from: readonly Step[], may: readonly (keyof typeof actors)[]])[] = [
    ['start', running.slice(0, 1), ['cityHead']],
    ['amend', running, ['cityHead', 'cityOffice']],
    ['set-up-group', running, ['cityHead', 'cityOffice']],
    ['call-meeting', running, ['cityHead', 'cityOffice']],
    ['hold-meeting', running, ['cityHead', 'cityOffice']],
    ['correct-minutes', withMeeting, ['cityHead', 'cityOffice']],
    ['divide-duty', running, ['cityHead', 'cityOffice']],
    ['conclude', running, ['cityHead']],
    ['mark-task', withMeeting, []],
  ];
  test.each(cases)('%s', (verb, from, may) => {
    const names = Object.keys(actors) as (keyof typeof actors)[];
    expect(names.filter((name) => refusal(programme, ...from, [actors[name], verb, '2026-07-06']) === '')).toEqual(may);
  });
});

test('in whatever order word of a task arrives, the latest stays', () => {
  const words = [
    mark(1, 'open', { due: '2026-08-31' }),
    mark(4, 'done', { doneOn: '2026-08-20', late: false }),
    mark(6, 'open', { due: '2026-09-30' }),
    mark(8, 'done', { doneOn: '2026-10-08', late: true }),
  ];
  const base = walk(programme, ...withMeeting);
  fc.assert(
    fc.property(fc.shuffledSubarray(words, { minLength: 1 }), fc.shuffledSubarray(words), (once, again) => {
      const told = [...once, ...again];
      const matter = go(programme, base, ...told);
      const latest = told.reduce((a, b) => (Number(a[3]?.version) > Number(b[3]?.version) ? a : b))[3];
      const [entry] = decided(matter);
      expect([entry?.state, entry?.version, entry?.doneOn]).toEqual([latest?.state, latest?.version, latest?.doneOn]);
    }),
  );
});

test('whatever is held, every decision is an entry of its own, and stays', () => {
  const decision = fc.record({
    title: fc.constantFrom('检查', '核查', '宣传'),
    owner: fc.constantFrom('510500', '510502', '510502003'),
    due: fc.constantFrom('2026-07-06', '2026-12-31'),
    evidence: fc.constant('报告'),
  });
  fc.assert(
    fc.property(fc.array(fc.array(decision, { maxLength: 4 }), { maxLength: 5 }), (meetings) => {
      let matter = walk(programme, ...running);
      for (const decisions of meetings) {
        const before = decided(matter);
        matter = act(programme, matter, [cityOffice, 'hold-meeting', '2026-07-06', { ...held, decisions }]);
        expect(decided(matter).slice(0, before.length)).toEqual(before);
      }
      expect(decided(matter).map(({ title }) => title)).toEqual(meetings.flat().map(({ title }) => title));
      expect(openItems(matter, 'programme')).toHaveLength(meetings.flat().length);
    }),
    { numRuns: 60 },
  );
});
