import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../kernel/text.ts';
import { filed, refused, type Step, staff, standing, story } from './testing/story.ts';

const request = (on: string, by: Step[1] = staff.officer): Step => [
  on,
  by,
  'request-extension',
  { reason: '案情复杂' },
];
const extend = (on: string, by: Step[1] = staff.head): Step => [on, by, 'extend', { document: '审批〔2026〕5号' }];
const refuse = (on: string, by: Step[1] = staff.head): Step => [on, by, 'refuse-extension', { reason: '理由不充分' }];
const collective = (on: string, more: JsonObject = {}, by: Step[1] = staff.head): Step => [
  on,
  by,
  'extend-collective',
  {
    days: 60,
    reason: '案情特别复杂',
    discussion: {
      on,
      attendants: [staff.head.personId, staff.otherHead.personId],
      document: '集体讨论记录〔2026〕2号',
    },
    ...more,
  },
];
// Ninety days from 1 June 2026: 30 August, a Sunday, so 31 August.
const matter = story([filed()]);

describe('thirty days by the head (程序规定 art 64)', () => {
  test('on the due day, not the day after', () => {
    expect(story([request('2026-08-31'), extend('2026-08-31')], matter).clocks.decide?.due).toBe('2026-09-29');
    expect(refused(matter, request('2026-09-01'))).toBe('case.request-extension.in-time');
    expect(refused(story([request('2026-08-31')], matter), extend('2026-09-01'))).toBe('case.extend.in-time');
  });

  test('asked by an officer of the case, granted by a head of another mind', () => {
    expect(refused(matter, request('2026-08-03', staff.stranger))).toBe('case.handlers');
    expect(refused(matter, extend('2026-08-03'))).toBe('case.extend.requested');
    const asked = story([request('2026-08-03')], matter);
    expect(refused(asked, request('2026-08-03'))).toBe('case.request-extension.pending');
    const both = { ...staff.officer, roles: ['officer', 'head'] };
    expect(refused(asked, extend('2026-08-03', both))).toBe('case.not-handlers');
    // Moved off the team meanwhile, but still who asked.
    const without = { ...asked, facts: { ...asked.facts, officers: [staff.third.personId, staff.partner.personId] } };
    expect(refused(without, extend('2026-08-03', both))).toBe('case.extend.other-person');
    expect(refused(without, refuse('2026-08-03', both))).toBe('case.refuse-extension.other-person');
    const refusedIt = story([refuse('2026-08-03')], asked);
    expect([refusedIt.facts.extensionRequest, refusedIt.clocks.decide?.due]).toEqual([undefined, '2026-08-31']);
    expect(refused(refusedIt, refuse('2026-08-03'))).toBe('case.refuse-extension.requested');
  });

  test('once', () => {
    const extended = story([request('2026-08-03'), extend('2026-08-04')], matter);
    expect(refused(extended, request('2026-09-01'))).toBe('case.request-extension.once');
    const again = { ...extended, facts: { ...extended.facts, extensionRequest: { by: staff.officer.personId } } };
    expect(refused(again, extend('2026-09-01'))).toBe('case.extend.once');
  });

  test('while the clock stands still nothing has run out', () => {
    const suspension = { ground: 'S3', text: '洪水', document: '审批〔2026〕3号', requestedBy: staff.officer.personId };
    const suspended = story([['2026-06-10', staff.head, 'suspend', suspension]], matter);
    expect(refused(suspended, request('2026-10-15'))).toBeNull();
  });
});

describe('further, by the heads together', () => {
  const extended = story([request('2026-08-03'), extend('2026-08-04')], matter);

  test('only after the first, on its due day and not the day after', () => {
    expect(refused(matter, collective('2026-08-03'))).toBe('case.extend-collective.after-first');
    // 90 + 30 + 60 days from 1 June: 28 November, a Saturday.
    expect(story([collective('2026-09-29')], extended).clocks.decide).toMatchObject({
      unrolled: '2026-11-28',
      due: '2026-11-30',
    });
    expect(refused(extended, collective('2026-09-30'))).toBe('case.extend-collective.in-time');
  });

  test('with a stated term and the minutes of two heads', () => {
    const discussion = (more: JsonObject) =>
      collective('2026-09-01', {
        discussion: {
          on: '2026-09-01',
          attendants: [staff.head.personId, staff.otherHead.personId],
          document: '记录2',
          ...more,
        },
      });
    const twice = [staff.head.personId, staff.head.personId];
    expect(refused(extended, discussion({ attendants: twice }))).toBe('case.extend-collective.discussion');
    expect(refused(extended, discussion({ on: '2026-09-02' }))).toBe('case.extend-collective.discussion');
    expect(refused(extended, collective('2026-09-01', { days: 0 }))).toMatch(/^schema/);
    const leading = standing('investigating', { officers: [staff.head.personId, staff.partner.personId] });
    expect(refused(leading, collective('2026-06-10'))).toBe('case.not-handlers');
  });
});
