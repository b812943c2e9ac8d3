import { describe, expect, test } from 'vitest';
import { hearingFinished, hearingOf } from './hearing.ts';
import { reviewDue, reviewPassed } from './review.ts';
import {
  bench,
  called,
  decision,
  delivery,
  discussion,
  fine,
  fixing,
  heardOut,
  held,
  LARGE,
  legalPass,
  pass,
  SMALL,
  servedOn5th,
  tell,
  waiver,
} from './testing/deciding.ts';
import { refused, type Step, staff, story } from './testing/story.ts';

const served = tell(servedOn5th(fine(LARGE), true));
const ask = (on: string): Step => [on, staff.officer, 'ask-hearing', { way: 'written' }];
const asked = story([ask('2026-06-12')], served);
const appoint = (more = {}): Step => ['2026-06-15', staff.head, 'appoint-chair', { ...bench, ...more }];
const filedAway: Step = ['2026-06-16', staff.officer, 'hand-over-file', { list: '卷宗一册' }];
const fix = (day: string, more = {}): Step => ['2026-06-18', staff.reviewer, 'fix-hearing', fixing(day, more)];
const hold = (on: string, by = staff.reviewer): Step => [on, by, 'hold-hearing', held];
const fixedFor2nd = story([appoint(), filedAway, fix('2026-07-02')], asked);

describe('asked for', () => {
  test('within five working days, where it was told of, once', () => {
    expect(refused(served, ask('2026-06-12'))).toBeNull();
    expect(refused(served, ask('2026-06-13'))).toBe('case.ask-hearing.in-time');
    expect(refused(tell(servedOn5th(fine(SMALL))), ask('2026-06-08'))).toBe('case.ask-hearing.told');
    const withdrawn = story([['2026-06-12', staff.officer, 'withdraw-hearing', { document: '撤回申请' }]], asked);
    expect(refused(withdrawn, ask('2026-06-12'))).toBe('case.ask-hearing.once');
  });

  test('in time although it was waived', () => {
    const waived = story([['2026-06-08', staff.officer, 'waive-defence', waiver('defence', 'hearing')]], served);
    expect(waived.state).toBe('deciding');
    const matter = story([ask('2026-06-12')], waived);
    expect([matter.state, hearingFinished(matter)]).toEqual(['hearing', false]);
  });
});

describe('the bench', () => {
  test('three working days each to name the chair, to hand over the file, five to fix the day', () => {
    expect(asked.clocks['hearing:chair']?.due).toBe('2026-06-17');
    const named = story([appoint()], asked);
    expect(named.clocks['hearing:chair']?.endedOn).toBe('2026-06-15');
    expect(named.clocks['hearing:handover']?.due).toBe('2026-06-18');
    const handed = story([filedAway], named);
    expect(handed.clocks['hearing:handover']?.endedOn).toBe('2026-06-16');
    // Dragon Boat Festival: 19 to 21 June.
    expect(handed.clocks['hearing:date-fix']?.due).toBe('2026-06-24');
  });

  test('nobody of the team, nobody twice', () => {
    expect(refused(asked, appoint({ chair: staff.officer.personId }))).toBe('case.appoint-chair.not-of-the-team');
    expect(refused(asked, appoint({ recorder: staff.partner.personId }))).toBe('case.appoint-chair.not-of-the-team');
    expect(refused(asked, appoint({ members: [staff.partner.personId] }))).toBe('case.appoint-chair.not-of-the-team');
    expect(refused(asked, appoint({ recorder: bench.chair ?? '' }))).toBe('case.appoint-chair.different');
    const team = { ...staff.officer, roles: ['head'] };
    expect(refused(asked, ['2026-06-15', team, 'appoint-chair', bench])).toBe('case.not-handlers');
  });

  test('another chair takes over without new clocks', () => {
    const named = story([appoint(), appoint({ chair: staff.otherReviewer.personId })], asked);
    expect(hearingOf(named)?.chair).toBe(staff.otherReviewer.personId);
    expect(named.clocks['hearing:handover']?.due).toBe('2026-06-18');
    expect(refused(story([filedAway], named), fix('2026-07-02'))).toBe('case.fix-hearing.chair');
  });

  test('the file goes to a chair, once, from those who handle the case', () => {
    expect(refused(asked, filedAway)).toBe('case.hand-over-file.chair');
    const named = story([appoint()], asked);
    expect(refused(named, ['2026-06-16', staff.third, 'hand-over-file', { list: '一册' }])).toBe('case.handlers');
    expect(refused(story([filedAway], named), filedAway)).toBe('case.hand-over-file.once');
  });
});

describe('the day', () => {
  test('leaves seven whole working days, public unless a reason is given', () => {
    const handed = story([appoint(), filedAway], asked);
    expect(refused(story([appoint()], asked), fix('2026-07-02'))).toBe('case.fix-hearing.file');
    expect(refused(handed, fix('2026-06-30'))).toBe('case.fix-hearing.notice-days');
    expect(refused(handed, fix('2026-07-01'))).toBeNull();
    expect(refused(handed, fix('2026-07-02', { public: false }))).toBe('case.fix-hearing.closed');
    expect(refused(handed, fix('2026-07-02', { closed: 'privacy' }))).toBe('case.fix-hearing.closed');
    expect(refused(handed, fix('2026-07-02', { public: false, closed: 'privacy' }))).toBeNull();
  });

  test('the calendar shows it; the time to decide stands still under the number of the notice', () => {
    expect(hearingOf(fixedFor2nd)).toMatchObject({
      day: '2026-07-02',
      time: '09:30',
      place: '三楼听证室',
      public: true,
    });
    expect(fixedFor2nd.clocks.decide).toMatchObject({
      paused: true,
      pauses: [{ kind: 'hearing', from: '2026-06-18', to: null, document: '江阳市监听通〔2026〕1号' }],
    });
    const done = story([hold('2026-07-02')], tell(called));
    // 18 June to 2 July are left out: fifteen days after 30 August (a Sunday).
    expect(done.clocks.decide).toMatchObject({ paused: false, due: '2026-09-14' });
  });

  test('told and announced in time, or fixed anew', () => {
    const tellOn = (on: string): Step => [on, staff.reviewer, 'record-hearing-notice', delivery];
    const announceOn = (on: string): Step => [
      on,
      staff.reviewer,
      'announce-hearing',
      { document: '公告', where: '网站' },
    ];
    expect(refused(story([appoint(), filedAway], asked), tellOn('2026-06-22'))).toBe(
      'case.record-hearing-notice.fixed',
    );
    expect(refused(fixedFor2nd, tellOn('2026-06-22'))).toBeNull();
    expect(refused(fixedFor2nd, tellOn('2026-06-23'))).toBe('case.record-hearing-notice.days-left');
    expect(refused(fixedFor2nd, announceOn('2026-06-26'))).toBeNull();
    expect(refused(fixedFor2nd, announceOn('2026-06-29'))).toBe('case.announce-hearing.days-left');
    const closed = story([appoint(), filedAway, fix('2026-07-02', { public: false, closed: 'privacy' })], asked);
    expect(refused(closed, announceOn('2026-06-22'))).toBe('case.announce-hearing.public');
  });

  test('another day is told anew, and the pause goes on under its first document', () => {
    const moved = story(
      [['2026-06-24', staff.reviewer, 'fix-hearing', fixing('2026-07-10', { number: '听通〔2026〕2号' })]],
      tell(called),
    );
    expect(refused(moved, hold('2026-07-10'))).toBe('case.hold-hearing.notice-days');
    const done = story(
      [
        ['2026-06-25', staff.reviewer, 'record-hearing-notice', delivery],
        ['2026-06-25', staff.reviewer, 'announce-hearing', { document: '公告', where: '网站' }],
        hold('2026-07-10'),
      ],
      moved,
    );
    expect(done.clocks.decide).toMatchObject({ paused: false, pauses: [{ from: '2026-06-18', to: '2026-07-10' }] });
  });
});

describe('held', () => {
  test('on its day, by the chair or the recorder, told and announced', () => {
    const matter = tell(called);
    expect(refused(matter, hold('2026-07-02'))).toBeNull();
    expect(refused(matter, hold('2026-07-02', staff.stranger))).toBeNull();
    expect(refused(matter, hold('2026-07-01'))).toBe('case.hold-hearing.day');
    expect(refused(matter, hold('2026-07-02', staff.third))).toBe('case.hold-hearing.chair');
    const joined = { ...matter, facts: { ...matter.facts, officers: [staff.reviewer.personId] } };
    expect(refused(joined, hold('2026-07-02'))).toBe('case.not-handlers');
    expect(refused(fixedFor2nd, hold('2026-07-02'))).toBe('case.hold-hearing.notice-days');
    const untold = story([['2026-06-22', staff.reviewer, 'record-hearing-notice', delivery]], fixedFor2nd);
    expect(refused(untold, hold('2026-07-02'))).toBe('case.hold-hearing.announced');
    expect(refused(story([appoint(), filedAway], asked), hold('2026-07-02'))).toBe('case.hold-hearing.fixed');
  });

  test('the seven days must have passed, whatever day was fixed', () => {
    // Told on 22 June: 1 July is the seventh working day, and not yet enough.
    const matter = tell(called);
    const hearing = { ...(matter.facts.hearing as object), day: '2026-07-01' };
    const forged = { ...matter, facts: { ...matter.facts, hearing } };
    expect(refused(forged, hold('2026-07-01'))).toBe('case.hold-hearing.notice-days');
  });

  test('reported within five working days by the chair; then the head may decide', () => {
    const report = (by = staff.reviewer): Step => ['2026-07-03', by, 'hearing-report', { opinion: '维持' }];
    expect(refused(tell(called), report())).toBe('case.hearing-report.held');
    const done = story([hold('2026-07-02')], tell(called));
    expect(done.clocks['hearing:report']?.due).toBe('2026-07-09');
    expect(refused(done, hold('2026-07-02'))).toBe('case.hold-hearing.not-held');
    expect(refused(done, report(staff.stranger))).toBe('case.hearing-report.chair');
    expect(refused(done, ['2026-07-03', staff.reviewer, 'withdraw-hearing', { document: 'x' }])).toBe(
      'case.withdraw-hearing.not-held',
    );
    const reported = story([report()], done);
    expect([reported.state, reported.clocks['hearing:report']?.endedOn]).toEqual(['deciding', '2026-07-03']);
  });

  test('the review comes again after it, by the legal reviewer (处罚法 art 58, second case)', () => {
    const matter = tell(heardOut);
    expect([reviewDue(matter), reviewPassed(matter)]).toEqual([['L2'], false]);
    const proposal = fine(LARGE);
    const discussed = story([['2026-07-06', staff.head, 'discuss', discussion(proposal)]], matter);
    const decide: Step = ['2026-07-08', staff.head, 'decide', decision(proposal)];
    expect(refused(discussed, decide)).toBe('case.decide.legal-review');
    const sent = story([['2026-07-06', staff.officer, 'submit-review', { grounds: [] }]], discussed);
    expect(refused(sent, ['2026-07-07', staff.stranger, 'case-review', pass])).toBe('case.case-review.legal-due');
    const failed = story([['2026-07-07', staff.reviewer, 'legal-review', { ...legalPass, result: 'change' }]], sent);
    expect(refused(failed, decide)).toBe('case.decide.legal-review');
    const passed = story([['2026-07-07', staff.reviewer, 'legal-review', legalPass]], sent);
    expect(refused(passed, decide)).toBeNull();
  });
});

describe('not held', () => {
  test('withdrawn: every clock of the hearing ends, the time to decide goes on', () => {
    const withdraw = (by: typeof staff.officer): Step => [
      '2026-06-24',
      by,
      'withdraw-hearing',
      { document: '撤回申请' },
    ];
    expect(refused(tell(called), withdraw(staff.third))).toBe('case.withdraw-hearing.chair');
    const matter = story([withdraw(staff.officer)], tell(called));
    expect([matter.state, hearingOf(matter)?.withdrawnOn, reviewDue(matter)]).toEqual(['deciding', '2026-06-24', []]);
    expect(Object.entries(matter.clocks).filter(([id, clock]) => id.startsWith('hearing:') && !clock.endedOn)).toEqual(
      [],
    );
    expect(matter.clocks.decide?.paused).toBe(false);
  });

  test('absence waives it: only on the day that was told in time, and by the chair', () => {
    const absent = (on: string, by = staff.reviewer): Step => [
      on,
      by,
      'record-absence',
      { kind: 'absent', note: '未到' },
    ];
    const matter = tell(called);
    expect(refused(matter, absent('2026-07-01'))).toBe('case.record-absence.day');
    expect(refused(fixedFor2nd, absent('2026-07-02'))).toBe('case.record-absence.notice-days');
    expect(refused(matter, absent('2026-07-02', staff.third))).toBe('case.record-absence.chair');
    const away = story([absent('2026-07-02')], matter);
    expect([away.state, hearingFinished(away), away.clocks.decide?.paused]).toEqual(['deciding', true, false]);
  });
});

test('while testing goes on as well, days are left out once', () => {
  const matter = tell(called);
  const testing = { kind: 'testing', from: '2026-06-25', to: null, document: '检测告知〔2026〕5号' };
  const decide = matter.clocks.decide;
  if (decide === undefined) throw new Error('no clock');
  const both = { ...matter, clocks: { ...matter.clocks, decide: { ...decide, pauses: [...decide.pauses, testing] } } };
  const done = story([hold('2026-07-02')], both as typeof matter);
  expect(done.clocks.decide?.paused).toBe(true);
  expect(done.clocks.decide?.pauses.filter((pause) => pause.to === null)).toEqual([
    { kind: 'testing', from: '2026-07-02', to: null, document: '检测告知〔2026〕5号' },
  ]);
});

test('after the hearing nothing of it is done again', () => {
  const done = story([hold('2026-07-02')], tell(called));
  const again: readonly Step[] = [
    ['2026-07-02', staff.head, 'appoint-chair', bench],
    ['2026-07-02', staff.reviewer, 'fix-hearing', fixing('2026-07-20')],
    ['2026-07-02', staff.reviewer, 'record-hearing-notice', delivery],
    ['2026-07-02', staff.reviewer, 'announce-hearing', { document: '公告', where: '网站' }],
    ['2026-07-02', staff.reviewer, 'record-absence', { kind: 'left', note: '中途退出' }],
  ];
  expect(again.map((step) => refused(done, step))).toEqual([
    'case.appoint-chair.not-held',
    'case.fix-hearing.not-held',
    'case.record-hearing-notice.not-held',
    'case.announce-hearing.not-held',
    'case.record-absence.not-held',
  ]);
});

test('before a day is fixed nothing is announced, and nobody is absent', () => {
  const handed = story([appoint(), filedAway], asked);
  const announce: Step = ['2026-06-22', staff.reviewer, 'announce-hearing', { document: '公告', where: '网站' }];
  expect(refused(handed, announce)).toBe('case.announce-hearing.fixed');
  const absent: Step = ['2026-06-22', staff.reviewer, 'record-absence', { kind: 'absent', note: '未到' }];
  expect(refused(handed, absent)).toBe('case.record-absence.fixed');
});
