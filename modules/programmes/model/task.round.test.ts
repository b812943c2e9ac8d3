import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActingAs, Matter, Procedure } from '../../../platform/procedure/types.ts';
import { Refused } from '../../intake/model/testing/journey.ts';
import { dueOf, task } from './task.ts';
import { act, counted, go, refusal, type Step, staff, walk } from './testing/walk.ts';

const { cityHead, cityOffice, citySupervisor, officer, countyHead, neighbourHead, clerk, system } = staff;
const set: readonly Step[] = [[cityOffice, 'set', '2026-07-06']];
const working: readonly Step[] = [...set, [officer, 'accept', '2026-07-07']];
const submitted = (on = '2026-08-31'): readonly Step[] => [...working, [officer, 'submit-evidence', on]];
const accepted = (on = '2026-08-31'): readonly Step[] => [
  ...submitted(on),
  [cityHead, 'accept-evidence', '2026-09-02'],
];

describe('a task', () => {
  test('goes to whoever owes it and stands on the day that was set', () => {
    const matter = walk(task, ...set);
    expect([matter.homeCode, matter.handlingCode, dueOf(matter)]).toEqual(['510500', '510502', '2026-08-31']);
    expect(counted(task, matter, 'set')).toEqual([['2026-07-06', '510502']]);
  });

  test('is done by the day of its evidence, not by the day of the judgement', () => {
    const matter = walk(task, ...accepted());
    expect(matter.facts.done).toMatchObject({ on: '2026-08-31', late: false });
    expect(counted(task, matter, 'done-on-time')).toEqual([['2026-08-31', '510502']]);
    expect(counted(task, matter, 'done-late')).toEqual([]);
  });

  test('is late from the day after', () => {
    const matter = walk(task, ...accepted('2026-09-01'));
    expect(counted(task, matter, 'done-late')).toEqual([['2026-09-01', '510502']]);
    expect(counted(task, matter, 'done-on-time')).toEqual([]);
  });

  test('runs on when its evidence is refused, to the old day or a new one', () => {
    const refused = walk(task, ...submitted('2026-08-20'), [cityHead, 'refuse', '2026-08-25']);
    expect([refused.state, refused.clocks.due?.endedOn, dueOf(refused)]).toEqual(['working', null, '2026-08-31']);
    const later = walk(task, ...submitted('2026-08-20'), [
      ...([cityHead, 'refuse', '2026-08-25'] as const),
      { reason: '缺少照片', due: '2026-09-15' },
    ]);
    expect(dueOf(later)).toBe('2026-09-15');
    expect(counted(task, later, 'refused')).toEqual([['2026-08-25', '510502']]);
    expect(refusal(task, ...submitted(), [cityHead, 'refuse', '2026-09-01', { reason: '缺', due: '2026-08-31' }])).toBe(
      'task.refuse.due-not-past',
    );
  });

  test('gets a later day from whoever set it, and only from them', () => {
    const asked: readonly Step[] = [...working, [officer, 'ask-later', '2026-08-30']];
    expect(dueOf(walk(task, ...asked))).toBe('2026-08-31');
    expect(dueOf(walk(task, ...asked, [cityHead, 'decide-later', '2026-08-31']))).toBe('2026-09-30');
    expect(dueOf(walk(task, ...asked, [cityHead, 'decide-later', '2026-08-31', { result: 'declined' }]))).toBe(
      '2026-08-31',
    );
    expect(refusal(task, ...asked, [countyHead, 'decide-later', '2026-08-31'])).toBe('task.decide-later.setter');
    expect(refusal(task, ...asked, [officer, 'ask-later', '2026-08-30'])).toBe('task.ask-later.pending');
    expect(refusal(task, ...working, [officer, 'ask-later', '2026-08-30', { due: '2026-08-31', reason: '缺' }])).toBe(
      'task.ask-later.later',
    );
    expect(refusal(task, ...working, [cityHead, 'decide-later', '2026-08-30'])).toBe('task.decide-later.asked');
  });

  test('opened again is done no more until new evidence is accepted', () => {
    const matter = walk(task, ...accepted(), [cityHead, 'close', '2026-09-03'], [cityHead, 'reopen', '2026-10-01']);
    expect([matter.state, matter.closedOn, dueOf(matter)]).toEqual(['working', null, '2026-10-31']);
    expect(counted(task, matter, 'done-on-time')).toEqual([]);
    const again = go(
      task,
      matter,
      [officer, 'submit-evidence', '2026-11-02'],
      [cityHead, 'accept-evidence', '2026-11-03'],
    );
    expect(counted(task, again, 'done-late')).toEqual([['2026-11-02', '510502']]);
  });

  test('withdrawn counts nowhere and presses nobody', () => {
    const matter = walk(task, ...submitted(), [cityOffice, 'withdraw', '2026-09-01']);
    expect(task.measures.flatMap(({ cells }) => cells(matter))).toEqual([]);
    expect(matter.clocks.due?.dropped?.basis).toBe('supervision');
  });

  test('is set for the own area alone, not in the past; what the system carries on may be late', () => {
    const body = { title: '检查', owner: '510602', due: '2026-08-31', evidence: '报告' };
    expect(refusal(task, [cityOffice, 'set', '2026-07-06', body])).toBe('task.set.owner');
    const late = { ...body, owner: '510502', due: '2026-07-01' };
    expect(refusal(task, [cityOffice, 'set', '2026-07-06', late])).toBe('task.set.due-not-past');
    expect(refusal(task, [system, 'set', '2026-07-06', late])).toBe('');
  });

  test('of the own authority is judged by another person than handed it in', () => {
    const own: readonly Step[] = [
      [cityHead, 'set', '2026-07-06', { title: '汇总', owner: '510500', due: '2026-08-31', evidence: '报告' }],
      [cityOffice, 'accept', '2026-07-07'],
      [cityOffice, 'submit-evidence', '2026-07-08'],
    ];
    expect(refusal(task, ...own, [cityOffice, 'accept-evidence', '2026-07-09'])).toBe(
      'task.accept-evidence.other-person',
    );
    expect(refusal(task, ...own, [cityHead, 'accept-evidence', '2026-07-09'])).toBe('');
  });
});

/** Who may do what, written out: each of the staff against each verb in the state where it can be done. */
describe('who may', () => {
  const actors = { cityHead, cityOffice, citySupervisor, officer, countyHead, neighbourHead, clerk } as const;
  const cases: readonly (readonly [verb: string, from: readonly Step[], may: readonly (keyof typeof actors)[]])[] = [
    ['set', [], ['cityHead', 'cityOffice', 'citySupervisor']],
    ['accept', set, ['officer', 'countyHead']],
    ['assign-person', set, ['countyHead']],
    ['report-progress', working, ['officer', 'countyHead']],
    ['submit-evidence', working, ['officer', 'countyHead']],
    ['ask-later', working, ['officer', 'countyHead']],
    ['accept-evidence', submitted(), ['cityHead', 'cityOffice', 'citySupervisor']],
    ['refuse', submitted(), ['cityHead', 'cityOffice', 'citySupervisor']],
    ['withdraw', submitted(), ['cityHead', 'cityOffice', 'citySupervisor']],
    ['urge', working, ['cityHead', 'cityOffice', 'citySupervisor']],
    ['close', accepted(), ['cityHead', 'cityOffice', 'citySupervisor']],
    ['reopen', accepted(), ['cityHead', 'cityOffice', 'citySupervisor']],
  ];
  test.each(cases)('%s', (verb, from, may) => {
    const allowed = (Object.keys(actors) as (keyof typeof actors)[]).filter((name) => {
      // A neighbour's or a county's head sets tasks for the own area, which is another task.
      if (verb === 'set' && actors[name].authority !== '510500') return false;
      return refusal(task, ...from, [actors[name], verb, '2026-09-02', { ...bodyOf(verb) }]) === '';
    });
    expect(allowed).toEqual(may);
  });
  const bodyOf = (verb: string) =>
    ({
      set: { title: '检查', owner: '510502', due: '2026-12-31', evidence: '报告' },
      'assign-person': { person: '00000000-0000-7000-8000-000000000012' },
      'report-progress': { text: '进展' },
      'submit-evidence': { text: '报告' },
      'ask-later': { due: '2026-12-31', reason: '检测' },
      urge: { text: '请抓紧' },
      refuse: { reason: '缺' },
      withdraw: { reason: '重复' },
      reopen: { reason: '反弹', due: '2026-12-31' },
    })[verb] ?? {};
});

const everybody: readonly ActingAs[] = [cityHead, cityOffice, officer, countyHead, neighbourHead, system];
const verbs = Object.keys(task.verbs).filter((id) => id !== 'withdraw');

/** Whatever is tried, by whomever, in any order: what is refused changes nothing. */
const tried = fc.array(
  fc.record({
    who: fc.constantFrom(...everybody),
    verb: fc.oneof(
      { weight: 40, arbitrary: fc.constantFrom(...verbs) },
      { weight: 1, arbitrary: fc.constant('withdraw') },
    ),
    day: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 20, maxLength: 120 },
);
type Tried = { readonly who: ActingAs; readonly verb: string; readonly day: number };

function run(procedure: Procedure, steps: readonly Tried[], each: (matter: Matter, verb: string) => void): void {
  let matter = walk(procedure, ...set);
  let day = Date.parse('2026-07-06T00:00:00Z');
  for (const step of steps) {
    day += step.day * 86_400_000;
    try {
      matter = act(procedure, matter, [step.who, step.verb, new Date(day).toISOString().slice(0, 10)]);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      continue;
    }
    each(matter, step.verb);
  }
}

describe('in any order of acts', () => {
  /** No task is closed without evidence that another person accepted; gives how many were closed. */
  const closings = (procedure: Procedure): number => {
    let closed = 0;
    fc.assert(
      fc.property(tried, (steps) => {
        run(procedure, steps, (matter) => {
          if (matter.state !== 'closed' && matter.state !== 'accepted') return;
          closed += 1;
          const { done } = matter.facts as { done?: { on?: string; by?: string } };
          const last = Object.values(matter.facts.evidence ?? {}).at(-1) as { on: string; by: string } | undefined;
          expect(done?.on).toBe(last?.on ?? 'no evidence');
          expect(done?.by).not.toBe(last?.by);
        });
      }),
      { numRuns: 200 },
    );
    return closed;
  };

  test('no task is closed without accepted evidence of another person', () => {
    expect(closings(task)).toBeGreaterThan(0);
  });

  test('a variant that closes straight from work is found', () => {
    const close = task.verbs.close;
    if (close === undefined) throw new Error('no verb close');
    const broken = { ...task, verbs: { ...task.verbs, close: { ...close, from: ['working'], conditions: [] } } };
    expect(() => closings(broken)).toThrow();
  });

  test('refused evidence opens it again with a running clock; each counts once, done or not', () => {
    let refusals = 0;
    fc.assert(
      fc.property(tried, (steps) => {
        run(task, steps, (matter, verb) => {
          if (verb === 'refuse') {
            refusals += 1;
            expect([matter.state, matter.clocks.due?.endedOn]).toEqual(['working', null]);
          }
          const cells = (id: string) => counted(task, matter, id).length;
          expect(cells('done-on-time') + cells('done-late')).toBe(
            matter.state === 'accepted' || matter.state === 'closed' ? 1 : 0,
          );
        });
      }),
      { numRuns: 200 },
    );
    expect(refusals).toBeGreaterThan(0);
  });
});
