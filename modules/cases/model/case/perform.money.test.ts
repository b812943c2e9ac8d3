import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type PlainDate, plainDate } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { Procedure } from '../../../../platform/procedure/types.ts';
import { penaltyCase } from './case.ts';
import { owedOn } from './settlement.ts';
import { fine, SMALL } from './testing/deciding.ts';
import { decidedOn15th, on, outcome, payment, reconsideration, servedOn16th, service } from './testing/finishing.ts';
import { refused, type Step, staff, story } from './testing/story.ts';

const { officer, head, intake, reviewer } = staff;
const served = story(servedOn16th());
const pay = (day: string, yuan: number, no?: string, towards?: string): Step => [
  day,
  intake,
  'record-payment',
  payment(day, yuan, no, towards),
];
const owed = (matter = served, day = '2026-07-01') => owedOn(matter, plainDate(day));
const YUAN = 100;

describe('payment', () => {
  test('in time and whole: nothing is left, and the case is to be closed', () => {
    const matter = story([pay('2026-07-01', SMALL)], served);
    expect(matter.state).toBe('closable');
    expect(matter.clocks.pay?.endedOn).toBe('2026-07-01');
    expect(matter.clocks.close).toMatchObject({ rule: 'case-close', due: '2026-07-22' });
    expect(owed(matter, '2026-09-01')).toMatchObject({ total: 0, excess: 0 });
  });

  test('a receipt counts once, whoever sends it again', () => {
    const once = story([pay('2026-06-25', 20_000, 'P1')], served);
    expect(refused(once, pay('2026-06-26', 20_000, 'P1'))).toBe('case.record-payment.receipt-twice');
    expect(owed(once).fineUnpaid).toBe(30_000 * YUAN);
  });

  test.each(['P1 ', ' p1', 'Ｐ１', 'P-1', 'P\u200b1'])('however it is written: %j', (no) => {
    const once = story([pay('2026-06-25', 20_000, 'P1')], served);
    expect(refused(once, pay('2026-06-26', 20_000, no))).toBe('case.record-payment.receipt-twice');
    expect(refused(once, pay('2026-06-26', 20_000, 'P2'))).toBeNull();
  });

  test('more than is owed is told, may be entered as excess, and is given back before closing', () => {
    expect(refused(served, pay('2026-06-25', SMALL + 1))).toBe('case.record-payment.overpaid');
    const parts = [
      { towards: 'fine', fen: SMALL * YUAN },
      { towards: 'excess', fen: 100 },
    ];
    const over = story(
      [['2026-06-25', intake, 'record-payment', { receipt: 'P1', paidOn: '2026-06-25', parts }]],
      served,
    );
    expect([over.state, owed(over).excess]).toEqual(['performing', 100]);
    const back = (fen: number): Step => [
      '2026-06-26',
      officer,
      'return-excess',
      { fen, document: '退库1号', on: '2026-06-26' },
    ];
    expect(refused(over, back(101))).toBe('case.return-excess.amount');
    expect(story([back(100)], over).state).toBe('closable');
  });

  test('a payment that was struck out is owed again, and its receipt may be booked rightly', () => {
    const strike = (no: string): Step => ['2026-06-26', head, 'void-payment', { receipt: no, reason: '银行退票' }];
    const paid = story([pay('2026-06-25', SMALL)], served);
    expect(refused(paid, strike('P9'))).toBe('case.void-payment.booked');
    const struck = story([strike('P1')], paid);
    expect([struck.state, owed(struck).total]).toEqual(['performing', SMALL * YUAN]);
    expect(refused(struck, pay('2026-06-26', SMALL))).toBeNull();
  });

  test('not before the decision, not in the future', () => {
    const early: Step = ['2026-06-20', intake, 'record-payment', payment('2026-06-14', 1)];
    expect(refused(served, early)).toBe('case.record-payment.after-decision');
    const late: Step = ['2026-06-20', intake, 'record-payment', payment('2026-06-21', 1)];
    expect(refused(served, late)).toBe('case.record-payment.paidOn-not-later');
  });

  test('gains that are confiscated are owed beside the fine, without surcharge', () => {
    const both = fine(SMALL, {
      penalties: [
        { kind: 'fine', fen: 10_000 * YUAN, citation: '第一条' },
        { kind: 'confiscate-gains', fen: 5_000 * YUAN, citation: '第二条' },
      ],
    });
    const matter = story(servedOn16th(both));
    expect(owed(matter, '2026-07-11')).toMatchObject({
      fineUnpaid: 10_000 * YUAN,
      gainsUnpaid: 5_000 * YUAN,
      surchargeOutstanding: 3_000 * YUAN,
    });
  });
});

describe('surcharge', () => {
  test('none on the last day, three per cent on the day after, the fine itself at most', () => {
    expect(owed(served, '2026-07-01').surchargeOutstanding).toBe(0);
    expect(owed(served, '2026-07-02').surchargeOutstanding).toBe(1_500 * YUAN);
    expect(owed(served, '2026-08-04').surchargeOutstanding).toBe(SMALL * YUAN);
    expect(owed(served, '2027-08-04').surchargeOutstanding).toBe(SMALL * YUAN);
  });

  test('the fine paid late leaves the surcharge of its days, and the case open', () => {
    const late = story([pay('2026-07-03', SMALL)], served);
    expect([late.state, owed(late, '2026-09-01').total]).toEqual(['performing', 3_000 * YUAN]);
    const rest = story([pay('2026-07-06', 3_000, 'P2', 'surcharge')], late);
    expect(rest.state).toBe('closable');
  });

  test('counted from the day it reached the party, also where that is recorded later', () => {
    const late: Step = ['2026-06-22', officer, 'serve', service('2026-06-16')];
    expect(owed(on(decidedOn15th(), late), '2026-07-02').surchargeOutstanding).toBe(1_500 * YUAN);
  });

  test('only where the party was told of it', () => {
    const untold = on(decidedOn15th(), ['2026-06-16', officer, 'serve', service('2026-06-16', { told: ['remedies'] })]);
    expect(owed(untold, '2026-08-01').surchargeOutstanding).toBe(0);
  });

  test('an agreement with remedial measures reduces it; broken, it is owed again', () => {
    const late = story([pay('2026-07-03', SMALL)], served);
    const agree: Step = [
      '2026-07-06',
      head,
      'agree-performance',
      { document: '协议1', reduce: 'all', remedied: '已退还消费者。' },
    ];
    expect(refused(served, ['2026-07-01', ...agree.slice(1)] as unknown as Step)).toBe(
      'case.agree-performance.surcharge',
    );
    const agreed = story([agree], late);
    expect(agreed.state).toBe('closable');
    const broken = story([['2026-07-10', head, 'break-agreement', { document: '协议1', reason: '未履行' }]], agreed);
    expect([broken.state, owed(broken, '2026-07-10').total]).toEqual(['performing', 3_000 * YUAN]);
    expect(refused(broken, ['2026-07-10', head, 'break-agreement', { document: '协议1', reason: '未履行' }])).toBe(
      'case.break-agreement.stands',
    );
  });

  test('not on the days of a reconsideration', () => {
    const matter = story(
      [
        ['2026-07-06', officer, 'record-reconsideration', reconsideration],
        ['2026-07-20', reviewer, 'record-remedy-outcome', outcome('upheld')],
      ],
      served,
    );
    // Two to five July, then from 21 July on.
    expect(owed(matter, '2026-07-20').surchargeOutstanding).toBe(4 * 1_500 * YUAN);
    expect(owed(matter, '2026-07-21').surchargeOutstanding).toBe(5 * 1_500 * YUAN);
  });
});

describe('deferral and instalments', () => {
  const defer = (dueOn: string): Step => [
    '2026-06-29',
    head,
    'grant-deferral',
    { number: '江阳市监延分〔2026〕1号', requestedOn: '2026-06-26', dueOn, reason: '资金困难' },
  ];
  const instalments = (...parts: readonly (readonly [string, number])[]): Step => [
    '2026-06-29',
    head,
    'grant-instalments',
    {
      number: '江阳市监延分〔2026〕1号',
      requestedOn: '2026-06-26',
      parts: parts.map(([dueOn, yuan]) => ({ dueOn, fen: yuan * YUAN })),
      reason: '资金困难',
    },
  ];

  test('what is deferred is not overdue before its day', () => {
    const matter = story([defer('2026-08-31')], served);
    expect(matter.clocks.pay?.due).toBe('2026-08-31');
    expect(owed(matter, '2026-08-31').surchargeOutstanding).toBe(0);
    expect(owed(matter, '2026-09-01').surchargeOutstanding).toBe(1_500 * YUAN);
  });

  test('instalments add up to what is unpaid, in the order of their days', () => {
    const rule = 'case.grant-instalments';
    expect(refused(served, instalments(['2026-07-31', 20_000], ['2026-08-31', 29_999]))).toBe(`${rule}.sum`);
    expect(refused(served, instalments(['2026-08-31', 20_000], ['2026-07-31', 30_000]))).toBe(`${rule}.days`);
    expect(refused(served, defer('2026-06-29'))).toBe('case.grant-deferral.days');
    const matter = story([instalments(['2026-07-31', 20_000], ['2026-08-31', 30_000])], served);
    expect(owed(matter, '2026-08-01').surchargeOutstanding).toBe(600 * YUAN);
  });

  test('by a head who does not handle the case, while something is unpaid', () => {
    const paid = { ...story([pay('2026-06-25', SMALL)], served), state: 'performing' };
    expect(refused(paid, defer('2026-08-31'))).toBe('case.grant-deferral.unpaid');
    const handler = { ...officer, roles: ['head'] };
    expect(refused(served, ['2026-06-29', handler, 'grant-deferral', defer('2026-08-31')[3] as JsonObject])).toBe(
      'case.not-handlers',
    );
  });

  test('a receipt that came in late fits a plan that did not know of it', () => {
    const matter = story([defer('2026-08-31')], served);
    const late: Step = ['2026-07-02', intake, 'record-payment', payment('2026-06-26', 20_000)];
    expect(owed(story([late], matter), '2026-09-01')).toMatchObject({
      fineUnpaid: 30_000 * YUAN,
      surchargeOutstanding: 900 * YUAN,
    });
  });
});

/** Payments of any size on any day, entered for what they are; what the rule book refuses does not happen. */
const payments = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 60 }),
    yuan: fc.integer({ min: 1, max: 60_000 }),
    no: fc.integer({ min: 1, max: 6 }),
  }),
  { maxLength: 8 },
);
const remedies = fc.option(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 60 })), { nil: null });

/** What is wrong with the money of a case whose events are drawn at random; empty where nothing is. */
function wrongs(drawn: readonly (readonly [day: PlainDate, steps: Step])[], procedure: Procedure): readonly string[] {
  let matter = served;
  const wrong: string[] = [];
  const booked = new Map<string, number>();
  let pending = false;
  for (const [day, step] of [...drawn].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const before = owedOn(matter, day).surchargeOutstanding;
    const refusal = refused(matter, step, procedure);
    if (refusal !== null) continue;
    matter = story([step], matter, procedure);
    if (step[2] === 'record-reconsideration') pending = true;
    if (step[2] === 'record-remedy-outcome') pending = false;
    if (step[2] === 'record-payment') {
      const no = String(step[3]?.receipt);
      if (booked.has(no)) wrong.push('a receipt counted twice');
      booked.set(no, 1);
    }
    const { surcharge, total } = owedOn(matter, addDays(day, 1));
    if (surcharge !== null && surcharge.accrued > SMALL * YUAN) wrong.push('surcharge above the fine');
    if (pending && owedOn(matter, addDays(day, 1)).surchargeOutstanding > before)
      wrong.push('surcharge while a remedy runs');
    if (matter.state === 'closable' && total > 0) wrong.push('closable with dues');
  }
  return wrong;
}

const events = fc.tuple(payments, remedies).map(([paid, remedy]) => {
  const first = plainDate('2026-06-16');
  const steps: (readonly [PlainDate, Step])[] = paid.map(({ after, yuan, no }) => {
    const day = addDays(first, after);
    return [day, pay(day, yuan, `P${no}`)] as const;
  });
  if (remedy !== null) {
    const from = addDays(first, remedy[0]);
    const to = addDays(from, remedy[1]);
    steps.push([from, [from, officer, 'record-reconsideration', reconsideration]]);
    steps.push([to, [to, reviewer, 'record-remedy-outcome', outcome('upheld')]]);
  }
  return steps;
});

const lawful = (procedure: Procedure) =>
  fc.property(events, (steps) => {
    expect(wrongs(steps, procedure)).toEqual([]);
  });

test('a receipt counts once; no surcharge above the fine, none while a remedy runs', () => {
  fc.assert(lawful(penaltyCase), { numRuns: 150, seed: 72 });
});

/** The procedure with one verb made worse. */
const broken = (id: string, change: (verb: NonNullable<Procedure['verbs'][string]>) => object): Procedure => {
  const verb = penaltyCase.verbs[id];
  return verb === undefined
    ? penaltyCase
    : { ...penaltyCase, verbs: { ...penaltyCase.verbs, [id]: { ...verb, ...change(verb) } } };
};

test.each([
  ['that books a receipt twice', broken('record-payment', () => ({ fits: [] }))],
  [
    'that forgets that a remedy runs',
    broken('record-reconsideration', () => ({ fold: () => ({ facts: { forgotten: true } }) })),
  ],
] as const)('a procedure %s is found out', (_name, procedure) => {
  expect(fc.check(lawful(procedure), { numRuns: 400, seed: 72 }).failed).toBe(true);
});
