import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { owedOn } from './case/settlement.ts';
import { outcome, reconsideration, suit } from './case/testing/finishing.ts';
import { blank, refused as refusedIn, type Step, staff, story as storyOf } from './case/testing/story.ts';
import { summaryCase } from './summary-case.ts';

const { officer, partner, head, reviewer, intake } = staff;
const story = (steps: readonly Step[], from?: Matter): Matter => storyOf(steps, from ?? blank(), summaryCase);
const refused = (matter: Matter, step: Step): string | null => refusedIn(matter, step, summaryCase);
const fine = (yuan: number): JsonObject => ({ kind: 'fine', fen: yuan * 100, citation: '第十三条' });

const decided = story([
  [
    '2026-07-01',
    officer,
    'decide-on-spot',
    {
      number: '江阳市监当罚〔2026〕8号',
      title: '某便利店未明码标价案',
      cause: '未按规定明码标价',
      violation: 'price-not-marked',
      domain: 'price',
      channel: 'inspection',
      party: { kind: 'organisation', name: '某便利店' },
      place: '城西路8号',
      sources: [{ kind: 'inspection', region: '510502' }],
      campaigns: [],
      officers: [
        { person: officer.personId, licence: '川0502001' },
        { person: partner.personId, licence: '川0502002' },
      ],
      certain: true,
      facts: '现场三种商品没有标价。',
      told: true,
      defence: { made: false },
      penalties: [fine(300)],
      signature: { how: 'signed', name: '店主李某', on: '2026-07-01' },
    },
  ],
]);
const paid = story(
  [
    ['2026-07-02', intake, 'file-summary', { shelf: '2-1', pages: 3 }],
    [
      '2026-07-03',
      intake,
      'record-payment',
      { receipt: 'P1', paidOn: '2026-07-03', parts: [{ towards: 'fine', fen: 30_000 }] },
    ],
  ],
  decided,
);
const asked: Step = ['2026-07-06', officer, 'record-reconsideration', reconsideration];
const sued: Step = ['2026-08-04', officer, 'record-suit', suit];
const end = (how: string, more: JsonObject = {}, on = '2026-08-03', remedy = 'x1'): Step => [
  on,
  reviewer,
  'record-remedy-outcome',
  outcome(how, more, remedy),
];
const back = (yuan: number): JsonObject => ({ returned: { fen: yuan * 100, document: '退款1号' } });

test('the organ decides in sixty days, we answer in ten working days', () => {
  const pending = story([asked], decided);
  expect([pending.clocks.x1?.rule, pending.clocks['x1:answer']?.rule]).toEqual([
    'reconsider-decide',
    'reconsider-answer',
  ]);
  const answer: Step = ['2026-07-10', officer, 'answer-reconsideration', { remedy: 'x1', document: '答复书1号' }];
  expect(story([answer], pending).clocks['x1:answer']?.endedOn).toBe('2026-07-10');
  expect(refused(pending, asked)).toBe('summary-case.record-reconsideration.one-at-a-time');
  expect(refused(pending, [...end('upheld').slice(0, 1), officer, ...end('upheld').slice(2)] as unknown as Step)).toBe(
    'procedure.role',
  );
});

test('reconsideration comes before a suit', () => {
  expect(refused(decided, sued)).toBe('summary-case.record-suit.reconsidered');
  expect(refused(story([asked, end('withdrawn')], decided), sued)).toBe('summary-case.record-suit.reconsidered');
  expect(refused(story([asked, end('upheld')], decided), sued)).toBeNull();
  expect(refused(story([asked, end('rejected')], decided), sued)).toBeNull();
});

test('no surcharge is counted while it is pending', () => {
  const pending = story([asked], decided);
  const later = plainDate('2026-07-31');
  expect([owedOn(decided, later).surchargeOutstanding > 0, owedOn(pending, later).surchargeOutstanding]).toEqual([
    true,
    0,
  ]);
});

describe('the outcome', () => {
  const pending = story([asked], paid);

  test('annulled: what was paid goes back, all of it, also from a case that was done', () => {
    expect([paid.state, pending.state]).toEqual(['closed', 'closed']);
    expect(refused(pending, end('annulled'))).toBe('summary-case.record-remedy-outcome.returned');
    expect(refused(pending, end('annulled', back(299)))).toBe('summary-case.record-remedy-outcome.returned');
    const fallen = story([end('annulled', back(300))], pending);
    expect([fallen.state, owedOn(fallen, plainDate('2026-08-03')).excess]).toEqual(['voided', 0]);
  });

  test('changed: never heavier, and the difference goes back', () => {
    const to = (yuan: number, more: JsonObject = {}): Step => end('changed', { penalties: [fine(yuan)], ...more });
    expect(refused(pending, to(301))).toBe('summary-case.record-remedy-outcome.not-heavier');
    expect(refused(pending, to(100))).toBe('summary-case.record-remedy-outcome.returned');
    expect(refused(pending, end('changed'))).toBe('summary-case.record-remedy-outcome.penalties');
    const milder = story([to(100, back(200))], pending);
    expect([milder.state, owedOn(milder, plainDate('2026-08-03')).fine]).toEqual(['closed', 10_000]);
    const unpaid = story([to(100)], story([asked], decided));
    expect([unpaid.state, unpaid.clocks.pay]).toMatchObject([
      'decided',
      { startedOn: '2026-08-03', due: '2026-08-18' },
    ]);
  });

  test('upheld, found unlawful: the decision stands', () => {
    expect(story([end('upheld')], pending)).toMatchObject({ state: 'closed' });
    expect(story([end('illegal')], pending).facts.decision).toMatchObject({ illegalOn: '2026-08-03' });
    expect(refused(pending, end('upheld', {}, '2026-08-03', 'x2'))).toBe('summary-case.record-remedy-outcome.pending');
  });

  test('of a decision that we voided meanwhile is put down, and changes nothing', () => {
    const voided = story(
      [
        [
          '2026-07-08',
          head,
          'void',
          { document: '撤1', reason: '事实有误', returned: { fen: 30_000, document: '退1' } },
        ],
      ],
      pending,
    );
    expect(refused(voided, end('changed', { penalties: [fine(100)] }))).toBe(
      'summary-case.record-remedy-outcome.stands',
    );
    expect(story([end('withdrawn')], voided).state).toBe('voided');
  });
});
