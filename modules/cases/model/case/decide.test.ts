import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { collective, decisionOf, discussionDue, mayDecide, obstaclesTo } from './decide.ts';
import {
  decision,
  defence,
  discussion,
  fine,
  LARGE,
  reviewedBy,
  SMALL,
  servedOn5th,
  tell,
  unpunished,
} from './testing/deciding.ts';
import { refused, type Step, staff, story } from './testing/story.ts';

const ON = '2026-06-15';
const served = tell(servedOn5th(fine(SMALL)));
const decide = (proposal: JsonObject, by = staff.head): Step => [ON, by, 'decide', decision(proposal)];
const revoke = (more: JsonObject = {}): JsonObject =>
  fine(SMALL, { penalties: [{ kind: 'revoke-licence', object: '食品经营许可证', citation: '第一条' }], ...more });
const suspended = (until?: string): JsonObject =>
  fine(SMALL, {
    penalties: [
      { kind: 'restrict-activity', object: '线上销售', citation: '第一条', ...(until === undefined ? {} : { until }) },
    ],
  });

describe('a penalty', () => {
  test('ends the time to decide and starts service', () => {
    const matter = story([decide(fine(SMALL))], served);
    expect(matter.state).toBe('decided');
    expect(decisionOf(matter)).toEqual({
      on: ON,
      number: '江阳市监处罚〔2026〕12号',
      by: staff.head.personId,
      summary: {
        outcome: 'penalise',
        kinds: ['fine'],
        fineFen: SMALL * 100,
        confiscatedFen: 0,
        otherwiseHeavy: false,
        until: {},
      },
      penalties: [{ kind: 'fine', fen: SMALL * 100, until: null }],
    });
    expect([matter.clocks.decide?.endedOn, matter.clocks.reply?.endedOn]).toEqual([ON, ON]);
    expect(matter.clocks.serve?.rule).toBe('case-serve');
    expect(decisionOf(served)).toBeNull();
  });

  test('no heavier than told: amount, kind, length; lighter is possible', () => {
    expect(refused(served, decide(fine(SMALL + 1)))).toBe('case.decide.not-heavier-than-told');
    expect(refused(served, decide(fine(SMALL - 1)))).toBeNull();
    const both = [
      { kind: 'fine', fen: 100, citation: '第一条' },
      { kind: 'warning', citation: '第一条' },
    ];
    expect(refused(served, decide(fine(SMALL, { penalties: both })))).toBe('case.decide.not-heavier-than-told');
    const gains = [{ kind: 'confiscate-gains', fen: 100, citation: '第一条' }];
    expect(refused(served, decide(fine(SMALL, { penalties: gains })))).toBe('case.decide.not-heavier-than-told');

    const told = tell(servedOn5th(suspended('2026-12-31')));
    const resolved = (until?: string): Step => [ON, staff.head, 'discuss', discussion(suspended(until))];
    expect(refused(told, resolved('2026-12-31'))).toBeNull();
    expect(refused(told, resolved('2027-01-01'))).toBe('case.discuss.not-heavier-than-told');
    expect(refused(told, resolved())).toBe('case.discuss.not-heavier-than-told');
  });

  test('no heavier than what was reviewed', () => {
    const report = {
      ...(served.facts.report as object),
      proposal: { outcome: 'penalise', kinds: ['fine'], fineFen: 1 },
    };
    const lighter = { ...served, facts: { ...served.facts, report } };
    expect(refused(lighter, decide(fine(SMALL)))).toBe('case.decide.as-reviewed');
  });

  test('by a head who neither handles, proposed nor reviewed it', () => {
    const as = (who: typeof staff.head) => ({ ...who, roles: ['head'] });
    expect(refused(served, decide(fine(SMALL), as(staff.officer)))).toBe('case.not-handlers');
    expect(refused(served, decide(fine(SMALL), as(staff.stranger)))).toBe('case.decide.other-person');
    expect(refused(served, decide(fine(SMALL), staff.officer))).toBe('procedure.role');
    const standIn = { ...staff.head, onBehalfOf: staff.stranger.personId };
    expect(refused(served, decide(fine(SMALL), standIn))).toBe('case.decide.other-person');
  });

  test('is a penalty', () => {
    expect(refused(served, decide(unpunished()))).toBe('case.decide.penalises');
    expect(refused(served, decide(fine(SMALL, { penalties: [] })))).toBe('case.decide.penalties');
  });

  test('with its review passed', () => {
    const failed = { ...served, facts: { ...served.facts, review: { passed: '' } } };
    expect(refused(failed, decide(fine(SMALL)))).toBe('case.decide.reviewed');
    const doubted = story(
      [['2026-06-10', staff.reviewer, 'require-legal-review', { grounds: ['L4'], reason: '地方性法规规定' }]],
      served,
    );
    expect(refused(doubted, decide(fine(SMALL)))).toBe('case.decide.legal-review');
  });

  test('the record of discretion that it rests on is kept, and is for this day', () => {
    const record = (decidedOn: string): JsonObject => ({
      benchmark: { id: 'price-not-marked', version: '2026.1' },
      facts: {
        goodsValue: null,
        illegalGains: null,
        actEndedOn: '2026-05-20',
        decidedOn,
        region: '510502',
        flags: [],
      },
      factors: [],
    });
    const rests = tell(servedOn5th(fine(SMALL, { discretion: record('2026-06-02') })));
    expect(refused(rests, decide(fine(SMALL)))).toBe('case.decide.discretion-kept');
    expect(refused(rests, decide(fine(SMALL, { discretion: record('2026-06-02') })))).toBe(
      'case.decide.discretion-day',
    );
    const done = story([decide(fine(SMALL, { discretion: record(ON) }))], rests);
    expect(done.facts.decision).toMatchObject({ benchmark: { id: 'price-not-marked', version: '2026.1' } });
  });

  test('what stands against it is listed by id', () => {
    const ids = (on: string): string[] => obstaclesTo(served, staff.head, plainDate(on)).map(({ rule }) => rule);
    expect(ids('2026-06-12')).toEqual(['case.decide.reply-over']);
    expect(ids(ON)).toEqual([]);
    expect(new Set(mayDecide.map(({ rule }) => rule)).size).toBe(mayDecide.length);
  });
});

describe('discussed by the heads together', () => {
  const heavy = tell(servedOn5th(revoke(), true));

  test('where the kind is heavy, a hearing is told of, a head requires it, or it is complex', () => {
    expect(discussionDue(served)).toBe(false);
    expect(discussionDue(heavy)).toBe(true);
    expect(discussionDue(heavy, { ...collective, kinds: [], whereHearingIsTold: false })).toBe(false);
    expect(discussionDue(tell(servedOn5th(fine(LARGE), true)))).toBe(true);
    expect(discussionDue(story([[ON, staff.head, 'require-discussion', { reason: '社会影响大' }]], served))).toBe(true);
    const complex = { grounds: ['L3'], reason: '涉及多个法律关系' };
    expect(discussionDue(story([[ON, staff.head, 'require-legal-review', complex]], served))).toBe(true);
    expect(refused(heavy, decide(revoke()))).toBe('case.decide.discussed');
  });

  test('after the party was heard', () => {
    expect(refused(heavy, ['2026-06-12', staff.head, 'discuss', discussion(revoke())])).toBe('case.discuss.reply-over');
    const defended = story([['2026-06-12', staff.officer, 'defend', defence]], heavy);
    expect(refused(defended, [ON, staff.head, 'discuss', discussion(revoke())])).toBe('case.discuss.defence-answered');
  });

  test('by two heads or more who do not handle it; the decision says what they resolved', () => {
    const attended = (...people: string[]): Step => [
      ON,
      staff.head,
      'discuss',
      { ...discussion(revoke()), attendants: people },
    ];
    const [one, two] = [staff.head.personId, staff.otherHead.personId];
    expect(refused(heavy, attended(one, one))).toBe('case.discuss.attendants');
    expect(refused(heavy, attended(one))).toMatch(/^schema/);
    expect(refused(heavy, attended(one, staff.partner.personId))).toBe('case.discuss.not-of-the-team');
    expect(refused(heavy, attended(two, staff.reviewer.personId))).toBe('case.discuss.takes-part');
    const resolved = story([attended(one, two)], heavy);
    expect(resolved.state).toBe('deciding');
    expect(refused(resolved, decide(revoke()))).toBeNull();
    expect(refused(resolved, [ON, staff.head, 'dismiss', { ...dismissal(), outcome: 'not-punished-minor' }])).toBe(
      'case.dismiss.as-discussed',
    );
  });

  test('lighter than resolved is another decision too', () => {
    const large = tell(servedOn5th(fine(LARGE), true), [ON, staff.head, 'discuss', discussion(fine(LARGE - 1))]);
    expect(refused(large, decide(fine(LARGE)))).toBe('case.decide.as-discussed');
    expect(refused(large, decide(fine(LARGE - 2)))).toBe('case.decide.as-discussed');
    expect(refused(large, decide(fine(LARGE - 1)))).toBeNull();
  });

  test('falls with what comes up afterwards', () => {
    const resolved = story([[ON, staff.head, 'discuss', discussion(revoke())]], heavy);
    const later = story(
      [
        ['2026-06-16', staff.intake, 'defend', defence],
        [
          '2026-06-17',
          staff.officer,
          'review-defence',
          { result: 'rejected', reasons: '理由不成立', investigate: false },
        ],
      ],
      resolved,
    );
    expect(refused(later, ['2026-06-18', staff.head, 'decide', decision(revoke())])).toBe('case.decide.discussed');
  });
});

const dismissal = (outcome = 'not-established'): JsonObject => {
  const { penalties: _, ...rest } = unpunished(outcome);
  return { ...rest, number: '江阳市监不罚〔2026〕1号' };
};

describe('no penalty', () => {
  test.each(['not-established', 'not-punished-minor'])('%s: reviewed, and no notice before it', (outcome) => {
    const step: Step = ['2026-06-04', staff.head, 'dismiss', dismissal(outcome)];
    const matter = story([step], tell(reviewedBy(unpunished(outcome))));
    expect([matter.state, decisionOf(matter)?.summary.outcome]).toEqual(['decided', outcome]);
    expect(refused(tell(reviewedBy(unpunished()).slice(0, -1)), step)).toBe('procedure.state');
    const reviewer = { ...staff.stranger, roles: ['head'] };
    expect(refused(tell(reviewedBy(unpunished())), ['2026-06-04', reviewer, 'dismiss', dismissal()])).toBe(
      'case.dismiss.other-person',
    );
    const failed = tell(reviewedBy(unpunished()));
    const unreviewed = { ...failed, facts: { ...failed.facts, review: { passed: '' } } };
    expect(refused(unreviewed, step)).toBe('case.dismiss.reviewed');
    const doubted = { ...failed, facts: { ...failed.facts, review: { passed: 'case', grounds: ['L1'] } } };
    expect(refused(doubted, step)).toBe('case.dismiss.legal-review');
  });

  test('also where the party convinced the authority', () => {
    expect(refused(served, ['2026-06-08', staff.head, 'dismiss', dismissal()])).toBeNull();
  });
});

describe('a slip of the pen', () => {
  const decided = story([decide(fine(SMALL))], served);
  const slip = {
    document: '补正通知〔2026〕1号',
    where: 'address',
    was: '城西路8号',
    becomes: '城西路18号',
    reason: '笔误',
  };

  test('is put right without touching what is imposed', () => {
    const matter = story([['2026-06-16', staff.head, 'correct-decision', slip]], decided);
    expect(decisionOf(matter)).toEqual(decisionOf(decided));
    expect(matter.facts.decision).toMatchObject({ corrections: 1 });
    expect(refused(decided, ['2026-06-16', staff.head, 'correct-decision', { ...slip, becomes: slip.was }])).toBe(
      'case.correct-decision.differs',
    );
    expect(refused(decided, ['2026-06-16', staff.head, 'correct-decision', { ...slip, where: 'amount' }])).toMatch(
      /^schema/,
    );
    const undecided = { ...decided, facts: { ...decided.facts, decision: {} } };
    expect(refused(undecided, ['2026-06-16', staff.head, 'correct-decision', slip])).toBe(
      'case.correct-decision.decided',
    );
    const team = { ...staff.officer, roles: ['head'] };
    expect(refused(decided, ['2026-06-16', team, 'correct-decision', slip])).toBe('case.not-handlers');
  });
});

test('a hearing that was asked for and is not over stands against it in whatever state', () => {
  const asked = story(
    [['2026-06-12', staff.officer, 'ask-hearing', { way: 'oral' }]],
    tell(servedOn5th(revoke(), true)),
  );
  const forged = { ...asked, state: 'deciding' };
  expect(refused(forged, decide(revoke()))).toBe('case.decide.hearing-finished');
  expect(refused(forged, [ON, staff.head, 'discuss', discussion(revoke())])).toBe('case.discuss.hearing-finished');
});

test('nothing is discussed before the notice is served', () => {
  const made = tell(servedOn5th(revoke(), true).slice(0, -1));
  expect(refused(made, [ON, staff.head, 'discuss', discussion(revoke())])).toBe('case.discuss.notice-served');
  const body = { document: '送公1', reason: '下落不明', where: '网站' };
  expect(refused(served, [ON, staff.officer, 'announce-notice', body])).toBe('case.announce-notice.unserved');
});

test.each([
  ['revise-proposal', staff.officer, (proposal: JsonObject) => proposal],
  ['discuss', staff.head, discussion],
  ['decide', staff.head, decision],
] as const)('%s: a proposal is whole', (verb, by, bodyOf) => {
  const says = (more: JsonObject): string | null => refused(served, [ON, by, verb, bodyOf(fine(SMALL, more))]);
  expect(says({ penalties: [] })).toBe(`case.${verb}.penalties`);
  expect(says({ penalties: [{ kind: 'fine', fen: 0, citation: '第一条' }] })).toBe(`case.${verb}.amounts`);
  expect(says({ discretion: { benchmark: 'x' } })).toBe(`case.${verb}.discretion`);
});
