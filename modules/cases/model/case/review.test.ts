import { describe, expect, test } from 'vitest';
import { reviewDue, reviewPassed, reviewQueueOf } from './review.ts';
import {
  decision,
  fine,
  LARGE,
  legalPass,
  pass,
  reviewedBy,
  SMALL,
  servedOn5th,
  tell,
  unpunished,
} from './testing/deciding.ts';
import { filed, refused, type Step, staff, story } from './testing/story.ts';

const reported: readonly Step[] = [filed(), ['2026-06-02', staff.officer, 'report', fine(SMALL)]];
const sent = (...grounds: string[]): readonly Step[] => [
  ...reported,
  ['2026-09-18', staff.officer, 'submit-review', { grounds }],
];

describe('report', () => {
  test.each([
    ['case.handlers', ['2026-06-02', staff.stranger, 'report', fine(SMALL)]],
    ['case.report.penalties', ['2026-06-02', staff.officer, 'report', fine(SMALL, { penalties: [] })]],
    ['case.report.penalties', ['2026-06-02', staff.officer, 'report', { ...fine(SMALL), outcome: 'not-established' }]],
    [
      'case.report.amounts',
      ['2026-06-02', staff.officer, 'report', fine(SMALL, { penalties: [{ kind: 'fine', citation: '第一条' }] })],
    ],
    [
      'case.report.amounts',
      [
        '2026-06-02',
        staff.officer,
        'report',
        fine(SMALL, { penalties: [{ kind: 'warning', fen: 1, citation: '第一条' }] }),
      ],
    ],
    [
      'case.report.discretion',
      ['2026-06-02', staff.officer, 'report', fine(SMALL, { discretion: { benchmark: 'x' } })],
    ],
    [
      'case.report.new-facts-since',
      ['2026-06-02', staff.officer, 'report', fine(SMALL, { newFacts: { found: '2026-06-02', evidence: ['e1'] } })],
    ],
  ] as readonly [string, Step][])('%s', (rule, step) => {
    expect(refused(story([filed()]), step)).toBe(rule);
  });
});

describe('review', () => {
  test('is due in ten working days: make-up day counted, Mid-Autumn and National Day not', () => {
    const matter = tell(sent());
    expect(matter.clocks.review?.due).toBe('2026-10-09');
    expect(reviewQueueOf(matter)).toEqual({ sentOn: '2026-09-18', due: '2026-10-09', legal: false });
    const step: Step = ['2026-10-09', staff.head, 'extend-review', { days: 5, reason: '法律关系复杂' }];
    expect(story([step], matter).clocks.review?.due).toBe('2026-10-15');
    expect(refused(matter, ['2026-10-10', step[1], step[2], step[3] ?? {}])).toBe('case.extend-review.in-time');
    expect(refused(tell(reported), step)).toBe('case.extend-review.open');
  });

  test('by another person, once it was submitted, once at a time', () => {
    const matter = tell(sent());
    expect(refused(matter, ['2026-09-21', staff.officer, 'case-review', pass])).toBe('case.not-handlers');
    expect(refused(matter, ['2026-09-21', staff.officer, 'submit-review', { grounds: [] }])).toBe(
      'case.submit-review.pending',
    );
    expect(refused(tell(reported), ['2026-06-03', staff.stranger, 'case-review', pass])).toBe('case.case-review.open');
    const passed = story([['2026-09-21', staff.stranger, 'case-review', pass]], matter);
    expect(passed.state).toBe('reviewed');
    expect(passed.clocks.review?.endedOn).toBe('2026-09-21');
    expect(refused(passed, ['2026-09-21', staff.officer, 'submit-review', { grounds: [] }])).toBe(
      'case.submit-review.passed',
    );
    expect(reviewQueueOf(passed)).toBeNull();
  });

  test('whoever reported it does not review it, though no longer of the team', () => {
    const matter = tell(sent());
    const moved = { ...matter, facts: { ...matter.facts, officers: [staff.partner.personId, staff.third.personId] } };
    expect(refused(moved, ['2026-09-21', staff.officer, 'case-review', pass])).toBe('case.case-review.other-person');
  });

  test.each(['L1', 'L3', 'L4'])('ground %s calls for legal review', (ground) => {
    const matter = tell(sent(ground));
    expect(reviewDue(matter)).toEqual([ground]);
    expect(refused(matter, ['2026-09-21', staff.stranger, 'case-review', pass])).toBe('case.case-review.legal-due');
    expect(refused(matter, ['2026-09-21', staff.stranger, 'legal-review', legalPass])).toBe('procedure.role');
    expect(story([['2026-09-21', staff.reviewer, 'legal-review', legalPass]], matter).state).toBe('reviewed');
  });

  test('legal review: of what was submitted, by another than reported it', () => {
    const step = (by: typeof staff.officer): Step => ['2026-09-21', by, 'legal-review', legalPass];
    expect(refused(tell(reported), step(staff.reviewer))).toBe('case.legal-review.open');
    const matter = tell(sent('L3'));
    const moved = { ...matter, facts: { ...matter.facts, officers: [staff.partner.personId, staff.third.personId] } };
    expect(refused(moved, step({ ...staff.officer, roles: ['legal-reviewer'] }))).toBe(
      'case.legal-review.other-person',
    );
  });

  test('a first-time reviewer shows the qualification', () => {
    const matter = tell(sent('L3'));
    const first = { ...pass, firstTime: true };
    expect(refused(matter, ['2026-09-21', staff.reviewer, 'legal-review', first])).toBe('case.legal-review.qualified');
    const qualified = { ...first, qualification: 'A20205105020001' };
    expect(refused(matter, ['2026-09-21', staff.reviewer, 'legal-review', qualified])).toBeNull();
  });

  test('a ground found later undoes an ordinary review; a legal review then passes it', () => {
    const reviewed = tell(reviewedBy(fine(SMALL)));
    expect(reviewPassed(reviewed)).toBe(true);
    const matter = story(
      [['2026-06-04', staff.reviewer, 'require-legal-review', { grounds: ['L3'], reason: '涉及多个法律关系' }]],
      reviewed,
    );
    expect(reviewPassed(matter)).toBe(false);
    expect(refused(matter, ['2026-06-04', staff.head, 'approve-proposal', {}])).toBe('case.approve-proposal.reviewed');
    const again = story(
      [
        ['2026-06-04', staff.officer, 'submit-review', { grounds: [] }],
        ['2026-06-05', staff.reviewer, 'legal-review', legalPass],
      ],
      matter,
    );
    expect(reviewPassed(again)).toBe(true);
    expect(Object.keys(again.clocks)).toEqual(expect.arrayContaining(['review', 'review:2']));
  });

  test.each(['change', 'return'])('%s: back to the officers, who report again', (result) => {
    const matter = story([['2026-09-21', staff.stranger, 'case-review', { ...pass, result }]], tell(sent()));
    expect([matter.state, reviewPassed(matter)]).toEqual(['investigating', false]);
    const again = story([['2026-09-22', staff.officer, 'report', fine(SMALL - 1)]], matter);
    expect(refused(again, ['2026-09-22', staff.head, 'approve-proposal', {}])).toBe('procedure.state');
    expect(again.facts.report).toMatchObject({ n: 2 });
  });

  test('after the notice "change" leaves the case where it is, for a revised proposal', () => {
    const matter = tell(
      servedOn5th(fine(SMALL)),
      ['2026-06-08', staff.head, 'require-legal-review', { grounds: ['L1'], reason: '涉及公共利益' }],
      ['2026-06-08', staff.officer, 'submit-review', { grounds: [] }],
    );
    expect(refused(matter, ['2026-06-09', staff.officer, 'revise-proposal', fine(1)])).toBe(
      'case.revise-proposal.pending',
    );
    const changed = story([['2026-06-09', staff.reviewer, 'legal-review', { ...legalPass, result: 'change' }]], matter);
    expect(changed.state).toBe('notified');
    expect(refused(changed, ['2026-06-09', staff.officer, 'revise-proposal', fine(SMALL + 1)])).toBe(
      'case.revise-proposal.not-heavier',
    );
    const revised = story(
      [
        ['2026-06-09', staff.officer, 'revise-proposal', fine(SMALL / 2)],
        ['2026-06-10', staff.officer, 'submit-review', { grounds: [] }],
        ['2026-06-11', staff.reviewer, 'legal-review', legalPass],
      ],
      changed,
    );
    const decide = (yuan: number): Step => ['2026-06-15', staff.otherHead, 'decide', decision(fine(yuan))];
    // L1 is among the grounds on which the heads decide together.
    expect(refused(revised, decide(SMALL / 2))).toBe('case.decide.discussed');
  });
});

describe('approval of what is proposed', () => {
  test('by a head who neither handles, proposed nor reviewed it, once', () => {
    const matter = tell(reviewedBy(fine(SMALL)));
    const asHead = (who: typeof staff.officer): Step => [
      '2026-06-04',
      { ...who, roles: ['head'] },
      'approve-proposal',
      {},
    ];
    expect(refused(matter, asHead(staff.officer))).toBe('case.not-handlers');
    expect(refused(matter, asHead(staff.stranger))).toBe('case.approve-proposal.other-person');
    const standIn = { ...staff.head, onBehalfOf: staff.stranger.personId };
    expect(refused(matter, ['2026-06-04', standIn, 'approve-proposal', {}])).toBe('case.approve-proposal.other-person');
    // Whoever let somebody else review it in their name does not approve it afterwards.
    const forHead = tell(reviewedBy(fine(SMALL), { ...staff.stranger, onBehalfOf: staff.head.personId }));
    expect(refused(forHead, ['2026-06-04', staff.head, 'approve-proposal', {}])).toBe(
      'case.approve-proposal.other-person',
    );
    const approved = story([['2026-06-04', staff.head, 'approve-proposal', {}]], matter);
    expect(refused(approved, ['2026-06-04', staff.head, 'approve-proposal', {}])).toBe('case.approve-proposal.once');
  });

  test('not while a review is under way, not where nothing is imposed', () => {
    const matter = tell(
      reviewedBy(fine(SMALL)),
      ['2026-06-04', staff.head, 'require-legal-review', { grounds: ['L4'], reason: '法律规定' }],
      ['2026-06-04', staff.officer, 'submit-review', { grounds: [] }],
    );
    expect(refused(matter, ['2026-06-04', staff.head, 'approve-proposal', {}])).toBe('case.approve-proposal.pending');
    expect(refused(tell(reviewedBy(unpunished())), ['2026-06-04', staff.head, 'approve-proposal', {}])).toBe(
      'case.approve-proposal.penalises',
    );
  });

  test('a head sends it back: the notice no longer counts', () => {
    const matter = tell(servedOn5th(fine(LARGE), true), [
      '2026-06-08',
      staff.head,
      'reinvestigate',
      { reason: '违法所得未查清' },
    ]);
    expect(matter.state).toBe('investigating');
    expect(matter.clocks.reply?.endedOn).toBe('2026-06-08');
    expect(
      refused(tell(servedOn5th(fine(LARGE), true)), [
        '2026-06-08',
        { ...staff.officer, roles: ['head'] },
        'reinvestigate',
        { reason: '自行退回' },
      ]),
    ).toBe('case.not-handlers');
  });
});
