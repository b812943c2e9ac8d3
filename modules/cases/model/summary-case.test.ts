import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { cellsOf } from '../../../platform/procedure/fold.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { findLegalBasis } from '../../../rules/index.ts';
import { owedOn } from './case/settlement.ts';
import { blank, refused as refusedIn, type Step, staff, story as storyOf } from './case/testing/story.ts';
import { summaryCase } from './summary-case.ts';

const { officer, partner, head, intake } = staff;
const story = (steps: readonly Step[], from?: Matter): Matter => storyOf(steps, from ?? blank(), summaryCase);
const refused = (matter: Matter, step: Step): string | null => refusedIn(matter, step, summaryCase);

const fined = (yuan: number) => [{ kind: 'fine', fen: yuan * 100, citation: '《价格违法行为行政处罚规定》第十三条' }];
const body = (more: JsonObject = {}): JsonObject => ({
  number: '江阳市监当罚〔2026〕8号',
  title: '某便利店未明码标价案',
  cause: '未按规定明码标价',
  violation: 'price-not-marked',
  domain: 'price',
  channel: 'inspection',
  party: { kind: 'organisation', name: '某便利店' },
  place: '城西路8号',
  sources: [{ kind: 'inspection', region: '510502' }],
  campaigns: ['parking-fees-2026'],
  officers: [
    { person: officer.personId, licence: '川0502001' },
    { person: partner.personId, licence: '川0502002' },
  ],
  certain: true,
  facts: '现场三种商品没有标价。',
  told: true,
  defence: { made: false },
  penalties: fined(300),
  signature: { how: 'signed', name: '店主李某', on: '2026-07-01' },
  ...more,
});
const decide = (more: JsonObject = {}): Step => ['2026-07-01', officer, 'decide-on-spot', body(more)];
const person = { party: { kind: 'person' }, person: { name: '李某' } };
const small = decide({ ...person, penalties: fined(100), collected: { receipt: 'S1', hardLater: false } });
const decided = story([decide()]);
const file = (day: string): Step => [day, intake, 'file-summary', { shelf: '2-1', pages: 3 }];
const pay = (day: string, yuan: number, no = 'P1'): Step => [
  day,
  intake,
  'record-payment',
  { receipt: no, paidOn: day, parts: [{ towards: 'fine', fen: yuan * 100 }] },
];

test('a picture of the spot is kept by who decided, with the hash of its bytes', () => {
  const file = { id: '018f3b5e-7c1a-7d3e-8f2a-5b6c7d8e9f01', sha256: 'ab'.repeat(32), size: 10, name: '签名.png' };
  const keep = (by: typeof officer): Step => [
    '2026-07-02',
    by,
    'keep-record',
    { title: '签名', on: '2026-07-01', file },
  ];
  expect(refused(decided, keep(officer))).toBeNull();
  expect(refused(decided, keep(partner))).toBeNull();
  expect(refused(decided, keep({ ...officer, personId: head.personId }))).toBe('summary-case.keep-record.own');
  expect(story([keep(officer)], decided).state).toBe('decided');
});

describe('on the spot', () => {
  test('two hundred yuan for a person, three thousand for an organisation, a warning for either', () => {
    const rule = 'summary-case.decide-on-spot.limits';
    expect(refused(blank(), decide({ penalties: fined(3_000) }))).toBeNull();
    expect(refused(blank(), decide({ penalties: fined(3_001) }))).toBe(rule);
    expect(refused(blank(), decide({ ...person, penalties: fined(200) }))).toBeNull();
    expect(refused(blank(), decide({ ...person, penalties: fined(201) }))).toBe(rule);
    expect(refused(blank(), decide({ penalties: [{ kind: 'warning', citation: '第一条' }] }))).toBeNull();
  });

  test('two officers, each kind once, a name where it belongs', () => {
    const lone = [{ person: officer.personId, licence: '川0502001' }];
    expect(refused(blank(), decide({ officers: [...lone, ...lone] }))).toBe('summary-case.decide-on-spot.officers');
    expect(refused(blank(), decide({ penalties: [...fined(100), ...fined(100)] }))).toBe(
      'summary-case.decide-on-spot.penalties',
    );
    expect(refused(blank(), decide({ penalties: [{ kind: 'warning', fen: 1, citation: '第一条' }] }))).toBe(
      'summary-case.decide-on-spot.penalties',
    );
    expect(refused(blank(), decide({ party: { kind: 'person', name: '李某' } }))).toBe(
      'summary-case.decide-on-spot.party-name',
    );
    expect(refused(blank(), decide({ certain: false }))).toContain('schema');
    expect(refused(blank(), ['2026-07-01', staff.third, 'decide-on-spot', body()])).toBe(
      'summary-case.decide-on-spot.own',
    );
  });

  test('money is taken at once up to a hundred yuan, or where it would be hard to get later, or far away on request', () => {
    const taken = (yuan: number, more: JsonObject): Step =>
      decide({ penalties: fined(yuan), collected: { receipt: 'S1', hardLater: false, ...more } });
    expect(refused(blank(), taken(100, {}))).toBeNull();
    expect(refused(blank(), taken(101, {}))).toBe('summary-case.decide-on-spot.collect');
    expect(refused(blank(), taken(101, { hardLater: true }))).toBeNull();
    expect(refused(blank(), taken(101, { request: '水上作业，当事人请求当场缴纳' }))).toBeNull();
    const warned = decide({
      penalties: [{ kind: 'warning', citation: '第一条' }],
      collected: { receipt: 'S1', hardLater: true },
    });
    expect(refused(blank(), warned)).toBe('summary-case.decide-on-spot.collected-fine');
  });

  test('handed in within two working days, banked within two more', () => {
    const taken = story([small]);
    expect(taken.clocks['hand-in']).toMatchObject({ rule: 'case-onspot-hand-in', due: '2026-07-03' });
    expect(refused(taken, ['2026-07-02', intake, 'bank', { document: '1' }])).toBe('summary-case.bank.handed-in');
    const handed = story([['2026-07-03', officer, 'hand-in', { document: '交款1' }]], taken);
    expect(handed.clocks['hand-in']?.endedOn).toBe('2026-07-03');
    expect(handed.clocks.bank).toMatchObject({ rule: 'case-onspot-bank', due: '2026-07-07' });
    expect(refused(handed, ['2026-07-03', officer, 'hand-in', { document: '2' }])).toBe('summary-case.hand-in.once');
    const filed = story([file('2026-07-06')], handed);
    expect(filed.state).toBe('filed');
    expect(story([['2026-07-07', intake, 'bank', { document: '银行1' }]], filed).state).toBe('closed');
    expect(refused(decided, ['2026-07-02', officer, 'hand-in', { document: '1' }])).toBe(
      'summary-case.hand-in.collected',
    );
    expect(refused(decided, ['2026-07-02', intake, 'bank', { document: '1' }])).toBe('summary-case.bank.collected');
  });
});

describe('afterwards', () => {
  test('filed within seven working days, paid within fifteen days, done with both', () => {
    expect(decided.clocks.archive).toMatchObject({ rule: 'case-summary-archive', due: '2026-07-10' });
    expect(decided.clocks.pay).toMatchObject({ due: '2026-07-16' });
    const filed = story([file('2026-07-10')], decided);
    expect([filed.state, filed.clocks.archive?.endedOn, filed.closedOn]).toEqual(['filed', '2026-07-10', null]);
    expect(story([pay('2026-07-16', 300)], filed).state).toBe('closed');
    expect(story([pay('2026-07-08', 300), file('2026-07-10')], decided).state).toBe('closed');
  });

  test('filed with a dossier, it keeps digest and figures; one without the other is refused', () => {
    const dossier = { digest: 'd'.repeat(64), documents: 2 };
    const filing = (more: JsonObject): Step => [
      '2026-07-10',
      intake,
      'file-summary',
      { shelf: '2-1', pages: 3, ...more },
    ];
    expect(refused(decided, filing({ documents: 2 }))).toBe('summary-case.file-summary.dossier');
    expect(story([filing(dossier)], decided).facts.dossier).toEqual({ on: '2026-07-10', pages: 3, ...dossier });
    expect('dossier' in story([filing({})], decided).facts).toBe(false);
  });

  test('late it bears the surcharge, and is not done before that is paid', () => {
    const late = story([file('2026-07-10'), pay('2026-07-18', 300)], decided);
    expect([late.state, owedOn(late, plainDate('2026-07-20')).total]).toEqual(['filed', 1_800]);
    const rest: Step = [
      '2026-07-20',
      intake,
      'record-payment',
      { receipt: 'P2', paidOn: '2026-07-20', parts: [{ towards: 'surcharge', fen: 1_800 }] },
    ];
    expect(story([rest], late).state).toBe('closed');
  });

  test('a receipt counts once, and no more is booked than is owed', () => {
    const half = story([pay('2026-07-08', 100)], decided);
    const rule = 'summary-case.record-payment';
    expect(refused(half, pay('2026-07-09', 100))).toBe(`${rule}.receipt-twice`);
    expect(refused(half, pay('2026-07-09', 201, 'P2'))).toBe(`${rule}.overpaid`);
    expect(refused(half, ['2026-07-09', intake, 'record-payment', { ...(pay('2026-07-10', 1, 'P3')[3] ?? {}) }])).toBe(
      `${rule}.paidOn-not-later`,
    );
    expect(refused(half, ['2026-07-09', intake, 'record-payment', { ...(pay('2026-06-30', 1, 'P3')[3] ?? {}) }])).toBe(
      `${rule}.after-decision`,
    );
  });

  test('voided by a head who was not there, with all that was paid given back', () => {
    const paid = story([pay('2026-07-08', 300)], decided);
    const undo = (more: JsonObject, by = head): Step => [
      '2026-07-09',
      by,
      'void',
      { document: '撤1', reason: '事实有误', ...more },
    ];
    expect(refused(paid, undo({}))).toBe('summary-case.void.returned');
    const back = { returned: { fen: 30_000, document: '退1' } };
    expect(refused(paid, undo(back, { ...officer, roles: ['head'] }))).toBe('summary-case.void.not-handlers');
    const gone = story([undo(back)], paid);
    expect([gone.state, gone.closedOn, cellsOf(summaryCase, gone).size]).toEqual(['voided', '2026-07-09', 0]);
    expect(story([undo({})], decided).state).toBe('voided');
  });
});

test('counted in its own figures', () => {
  const done = story([pay('2026-07-08', 300), file('2026-07-10')], decided);
  const counted = [...cellsOf(summaryCase, done).values()].filter(({ campaign }) => campaign === '');
  expect(
    Object.fromEntries(counted.map(({ measure, day, n, amount }) => [measure, [day, amount === 0 ? n : amount]])),
  ).toEqual({
    'summary-case.decided': ['2026-07-01', 1],
    'summary-case.imposed': ['2026-07-01', 30_000],
    'summary-case.fined': ['2026-07-01', 30_000],
    'summary-case.closed': ['2026-07-10', 1],
  });
});

const han = /\p{Script=Han}/u;
test('declared whole: titles, bases, states, refusals in both languages', () => {
  for (const [id, verb] of Object.entries(summaryCase.verbs)) {
    expect([id, han.test(verb.title.zh), han.test(verb.title.en)]).toEqual([id, true, false]);
    expect(verb.basis.filter((basis) => findLegalBasis(basis) === undefined)).toEqual([]);
    expect(verb.basis.length).toBeGreaterThan(0);
    expect(verb.from.filter((state) => !(state in summaryCase.states))).toEqual([]);
    expect(verb.body.safeParse({ unheardOf: 1 }).error?.issues.map(({ code }) => code)).toContain('unrecognized_keys');
    for (const { rule, text } of [...(verb.conditions ?? []), ...(verb.says ?? []), ...(verb.fits ?? [])]) {
      expect(rule).toMatch(/^summary-case\./);
      expect([rule, han.test(text.zh), han.test(text.en)]).toEqual([rule, true, false]);
    }
  }
});
