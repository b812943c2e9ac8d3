import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { defenceAnswered, replyOver } from './decision-path.ts';
import { lastReplyDay, noticeVerbs } from './notice.ts';
import {
  answer,
  decision,
  defence,
  delivery,
  fine,
  LARGE,
  notice,
  pass,
  reviewedBy,
  SMALL,
  servedOn5th,
  tell,
  waiver,
} from './testing/deciding.ts';
import { refused, type Step, staff, story } from './testing/story.ts';

const approved = (yuan: number, more = {}): readonly Step[] => [
  ...reviewedBy(fine(yuan, more)),
  ['2026-06-04', staff.head, 'approve-proposal', {}],
];
const decide = (on: string, yuan = SMALL): Step => [on, staff.head, 'decide', decision(fine(yuan))];

describe('notice', () => {
  test('of what the head approved, after the review', () => {
    const step: Step = ['2026-06-04', staff.officer, 'notify', notice()];
    expect(refused(tell(reviewedBy(fine(SMALL))), step)).toBe('case.notify.approved');
    expect(refused(tell(approved(SMALL)), ['2026-06-04', staff.stranger, 'notify', notice()])).toBe('case.handlers');
    const doubted = tell(approved(SMALL), [
      '2026-06-04',
      staff.head,
      'require-legal-review',
      { grounds: ['L1'], reason: '涉及公共利益' },
    ]);
    expect(refused(doubted, step)).toBe('case.notify.reviewed');
    expect(tell(approved(SMALL), step).state).toBe('notified');
  });

  test.each([
    [LARGE - 1, false],
    [LARGE, true],
  ])('a fine of %d yuan for an organisation tells of a hearing: %s', (yuan, due) => {
    const matter = tell(approved(yuan));
    expect(refused(matter, ['2026-06-04', staff.officer, 'notify', notice(due)])).toBeNull();
    expect(refused(matter, ['2026-06-04', staff.officer, 'notify', notice(!due)])).toBe('case.notify.hearing-told');
  });

  test('held to be heavy by the authority, it tells of a hearing', () => {
    const matter = tell(approved(SMALL, { otherwiseHeavy: true }));
    expect(refused(matter, ['2026-06-04', staff.officer, 'notify', notice()])).toBe('case.notify.hearing-told');
  });

  test('put right while it is not served; not afterwards', () => {
    const made = tell(approved(SMALL), ['2026-06-04', staff.officer, 'notify', notice()]);
    expect(refused(made, ['2026-06-05', staff.officer, 'notify', notice(false, 2)])).toBeNull();
    expect(refused(tell(servedOn5th(fine(SMALL))), ['2026-06-05', staff.officer, 'notify', notice(false, 2)])).toBe(
      'case.notify.unserved',
    );
    expect(
      refused(tell(servedOn5th(fine(SMALL))), ['2026-06-05', staff.officer, 'record-notice-delivery', delivery]),
    ).toBe('case.record-notice-delivery.unserved');
  });

  test('by public notice: served once 30 days are over, which are left out of the time to decide', () => {
    const made = tell(approved(SMALL), ['2026-06-04', staff.officer, 'notify', notice()]);
    const serve = (on: string): Step => [
      on,
      staff.officer,
      'record-notice-delivery',
      { ...delivery, method: 'public-notice' },
    ];
    expect(refused(made, serve('2026-07-10'))).toBe('case.record-notice-delivery.public-notice');
    const body = { document: '送公〔2026〕1号', reason: '当事人下落不明', where: '机关公告栏和网站' };
    const announced = story([['2026-06-10', staff.officer, 'announce-notice', body]], made);
    expect(refused(announced, ['2026-06-10', staff.officer, 'announce-notice', body])).toBe(
      'case.announce-notice.once',
    );
    expect(announced.clocks.decide?.paused).toBe(true);
    expect(refused(announced, serve('2026-07-09'))).toBe('case.record-notice-delivery.public-notice');
    const served = story([serve('2026-07-10')], announced);
    expect(served.clocks.decide).toMatchObject({ paused: false, due: '2026-09-30' });
    expect(made.clocks.decide?.due).toBe('2026-08-31');
    expect(served.clocks['notice-public']?.endedOn).toBe('2026-07-10');
    const back = story([['2026-06-15', staff.head, 'reinvestigate', { reason: '当事人已找到' }]], announced);
    expect([back.clocks.decide?.paused, back.clocks['notice-public']?.endedOn]).toEqual([false, '2026-06-15']);
  });
});

describe('five working days', () => {
  test('silence is waiver the day after the last', () => {
    const matter = tell(servedOn5th(fine(SMALL)));
    expect(lastReplyDay(matter)).toBe('2026-06-12');
    expect(refused(matter, decide('2026-06-12'))).toBe('case.decide.reply-over');
    expect(refused(matter, decide('2026-06-15'))).toBeNull();
    expect(refused(matter, ['2026-06-12', staff.system, 'end-reply'])).toBe('case.end-reply.over');
    const over = story([['2026-06-13', staff.system, 'end-reply']], matter);
    expect([over.state, over.clocks.reply?.endedOn]).toEqual(['deciding', '2026-06-13']);
    expect(refused(over, decide('2026-06-15'))).toBeNull();
  });

  test('a defence on the last day or later is heard and answered before anything is decided', () => {
    for (const on of ['2026-06-12', '2026-06-16']) {
      const made = tell(servedOn5th(fine(SMALL)), [on, staff.intake, 'defend', defence]);
      expect(defenceAnswered(made)).toBe(false);
      expect(refused(made, ['2026-06-17', staff.system, 'end-reply'])).toBe('case.end-reply.answered');
      expect(refused(made, decide('2026-06-17'))).toBe('case.decide.defence-answered');
      expect(refused(made, ['2026-06-17', staff.stranger, 'review-defence', answer()])).toBe('case.handlers');
      const answered = story([['2026-06-17', staff.officer, 'review-defence', answer()]], made);
      expect([answered.state, refused(answered, decide('2026-06-17'))]).toEqual(['deciding', null]);
      expect(refused(answered, ['2026-06-17', staff.officer, 'review-defence', answer()])).toBe(
        'case.review-defence.made',
      );
    }
  });

  test('waived in writing: every right that was told of', () => {
    const small = tell(servedOn5th(fine(SMALL)), ['2026-06-08', staff.officer, 'waive-defence', waiver('defence')]);
    expect([small.state, small.clocks.reply?.endedOn]).toEqual(['deciding', '2026-06-08']);
    expect(refused(small, decide('2026-06-08'))).toBeNull();
    expect(
      refused(tell(servedOn5th(fine(SMALL))), ['2026-06-08', staff.officer, 'waive-defence', waiver('hearing')]),
    ).toBe('case.waive-defence.told');
    const large = tell(servedOn5th(fine(LARGE), true), [
      '2026-06-08',
      staff.officer,
      'waive-defence',
      waiver('defence'),
    ]);
    expect(replyOver(large, plainDate('2026-06-08'))).toBe(false);
    const both = story([['2026-06-08', staff.officer, 'waive-defence', waiver('hearing')]], large);
    expect(replyOver(both, plainDate('2026-06-08'))).toBe(true);
    // Whoever changes their mind in time is heard all the same.
    expect(replyOver(story([['2026-06-09', staff.intake, 'defend', defence]], both), plainDate('2026-06-09'))).toBe(
      false,
    );
  });

  test('nothing is heard, answered or waived before the notice is served', () => {
    const made = tell(approved(SMALL), ['2026-06-04', staff.officer, 'notify', notice()]);
    expect(refused(made, ['2026-06-04', staff.intake, 'defend', defence])).toBe('case.defend.served');
    expect(refused(made, ['2026-06-04', staff.officer, 'waive-defence', waiver('defence')])).toBe(
      'case.waive-defence.served',
    );
    expect(refused(made, decide('2026-06-30'))).toBe('case.decide.notice-served');
  });
});

describe('never heavier because of the defence (处罚法 art 45)', () => {
  const defended = tell(
    servedOn5th(fine(SMALL)),
    ['2026-06-08', staff.intake, 'defend', defence],
    ['2026-06-09', staff.officer, 'review-defence', answer({ investigate: true })],
  );
  const fresh = { newFacts: { found: '2026-06-09', evidence: ['e7'] } };
  const again = (proposal: ReturnType<typeof fine>): readonly Step[] => [
    ['2026-06-10', staff.officer, 'report', proposal],
    ['2026-06-10', staff.officer, 'submit-review', { grounds: [] }],
    ['2026-06-11', staff.stranger, 'case-review', pass],
    ['2026-06-12', staff.head, 'approve-proposal', {}],
    ['2026-06-15', staff.officer, 'notify', notice(false, 2)],
    ['2026-06-15', staff.officer, 'record-notice-delivery', delivery],
  ];

  test('without new facts no heavier report; as heavy as before, or lighter, is possible', () => {
    expect(defended.state).toBe('investigating');
    const heavier: Step = ['2026-06-10', staff.officer, 'report', fine(SMALL + 1)];
    expect(refused(defended, heavier)).toBe('case.report.heavier-needs-new-facts');
    expect(refused(defended, ['2026-06-10', staff.officer, 'report', fine(SMALL)])).toBeNull();
    const longAgo = { newFacts: { found: '2026-06-03', evidence: ['e1'] } };
    expect(refused(defended, ['2026-06-10', staff.officer, 'report', fine(SMALL + 1, longAgo)])).toBe(
      'case.report.new-facts-since',
    );
  });

  test('new facts: reviewed, approved and told again, with five new days', () => {
    const told = story(again(fine(SMALL + 1, fresh)), defended);
    expect(told.clocks['reply:2']?.due).toBe('2026-06-23');
    expect(refused(told, decide('2026-06-23', SMALL + 1))).toBe('case.decide.reply-over');
    expect(refused(told, decide('2026-06-24', SMALL + 1))).toBeNull();
    expect(refused(told, decide('2026-06-24', SMALL + 2))).toBe('case.decide.not-heavier-than-told');
  });

  test('the limit outlives a lighter notice and a report that came by another way', () => {
    const lighter = story(again(fine(SMALL / 2)), defended);
    const back = story([['2026-06-16', staff.head, 'reinvestigate', { reason: '文书有误' }]], lighter);
    expect(refused(back, ['2026-06-17', staff.officer, 'report', fine(SMALL + 1)])).toBe(
      'case.report.heavier-needs-new-facts',
    );
    // The notice refuses by itself too: here the fact is put in by hand.
    const forged = story([['2026-06-17', staff.officer, 'report', fine(SMALL)]], back);
    const report = {
      ...(forged.facts.report as object),
      proposal: { ...fine(0), fineFen: 1e9, kinds: ['fine'] },
      approvedOn: 'x',
    };
    const standing = { ...forged, state: 'reviewed', facts: { ...forged.facts, report, review: { passed: 'case' } } };
    expect(refused(standing as unknown as typeof forged, ['2026-06-17', staff.officer, 'notify', notice()])).toBe(
      'case.notify.heavier-needs-new-facts',
    );
  });

  test('an investigation waits for the end of the hearing', () => {
    const matter = tell(
      servedOn5th(fine(LARGE), true),
      ['2026-06-08', staff.officer, 'ask-hearing', { way: 'oral' }],
      ['2026-06-09', staff.intake, 'defend', defence],
    );
    expect(refused(matter, ['2026-06-10', staff.officer, 'review-defence', answer({ investigate: true })])).toBe(
      'case.review-defence.hearing-first',
    );
    expect(story([['2026-06-10', staff.officer, 'review-defence', answer()]], matter).state).toBe('hearing');
  });
});

test('what the party said is erasable', () => {
  expect(noticeVerbs.defend?.personal).toContain('content');
});
