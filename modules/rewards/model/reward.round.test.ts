import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../kernel/text.ts';
import { reward } from './reward.ts';
import { examples } from './testing/examples.ts';
import { counted, refusal, type Step, staff, walk } from './testing/walk.ts';

const { officer, head, otherHead, clerk, second, cityHead, neighbourHead, system } = staff;
const propose = (more: JsonObject = {}): Step => [
  officer,
  'propose',
  '2026-07-02',
  { ...(examples.propose as JsonObject), ...more },
];
const proposed: readonly Step[] = [propose()];
const approve: Step = [head, 'approve', '2026-07-03'];
const approved: readonly Step[] = [...proposed, approve];
const tell: Step = [officer, 'tell', '2026-07-06'];
const told: readonly Step[] = [...approved, tell];
const claim = (on = '2026-07-10', by = system): Step => [by, 'claim', on];
const claimed: readonly Step[] = [...told, claim()];
const pay: Step = [second, 'pay', '2026-07-20'];
const paid: readonly Step[] = [...claimed, pay];
const lapse = (on: string): Step => [officer, 'lapse', on];
/** 30 working days from 2026-07-06. */
const LAST = '2026-08-17';
const ask = (on = '2026-08-18'): Step => [system, 'ask-excuse', on];
const decide = (more: JsonObject = {}): Step => [
  head,
  'decide-excuse',
  '2026-08-19',
  { ...(examples['decide-excuse'] as JsonObject), ...more },
];

describe('a proposal', () => {
  test('computes the amount and keeps the way to it; its title holds closed words and the decision alone', () => {
    const matter = walk(...proposed);
    expect(matter.title).toBe('举报奖励（一级）某市监处罚〔2026〕12号');
    expect(matter.facts).toMatchObject({ amountFen: 1_000_000, computation: { rule: 'reward-rate', confidence: 'S' } });
    expect(matter.facts.origin).toMatchObject({ procedure: 'report', region: '510502' });
    expect(JSON.stringify(matter)).not.toContain('直接证据');
    expect(matter.clocks.tell).toMatchObject({ rule: 'reward-tell', startedOn: '2026-07-01', due: '2026-07-22' });
  });

  test('names another amount with a reason only, within floor and cap, above the rate for insiders only', () => {
    expect(refusal(propose({ amountFen: 900_000 }))).toBe('reward.propose.amount-reason');
    const reason = { amountReason: '内部人员举报' };
    expect(refusal(propose({ amountFen: 900_000, ...reason }))).toBe('');
    expect(refusal(propose({ amountFen: 1_100_000, ...reason }))).toBe('reward.propose.above');
    expect(refusal(propose({ amountFen: 1_100_000, insider: true }))).toBe('reward.propose.amount-reason');
    expect(refusal(propose({ amountFen: 1_100_000, insider: true, ...reason }))).toBe('');
    for (const amountFen of [499_999, 100_000_001])
      expect(refusal(propose({ amountFen, insider: true, ...reason })), String(amountFen)).toBe(
        'reward.propose.bounds',
      );
    expect(refusal(propose({ amountFen: 1_000_000 }))).toBe('');
  });

  test('is for natural persons, after the case was closed, by rates that hold', () => {
    expect(refusal(propose({ naturalPerson: false }))).toBe('reward.propose.natural-person');
    expect(refusal(propose({ trigger: { kind: 'closed', on: '2026-07-03' } }))).toBe(
      'reward.propose.trigger-not-later',
    );
    expect(refusal(propose({ trigger: { kind: 'closed', on: '2026-05-31' } }))).toBe(
      'reward.propose.trigger-not-later',
    );
    const early = { decision: { number: '1号', on: '2021-01-01' }, trigger: { kind: 'closed', on: '2021-11-30' } };
    expect(refusal(propose(early))).toBe('reward.propose.in-force');
  });

  test('ticks what it falls under, each once', () => {
    for (const scope of [[], ['food', 'food'], ['unheard-of']])
      expect(reward.verbs.propose?.body.safeParse({ ...examples.propose, scope }).success).toBe(false);
  });

  test('sent back is amended and comes again; its clock stays that of the closing', () => {
    const back: Step = [head, 'send-back', '2026-07-03'];
    const amend: Step = [officer, 'amend', '2026-07-06'];
    const matter = walk(...proposed, back, amend);
    expect([matter.state, matter.facts.amountFen]).toEqual(['proposed', 600_000]);
    expect(matter.clocks.tell?.due).toBe('2026-07-22');
    expect(refusal(...proposed, back, [head, 'amend', '2026-07-06'], [head, 'approve', '2026-07-06'])).toBe(
      'reward.approve.other-person',
    );
  });

  test('withdrawn counts nowhere, and nothing was due', () => {
    const matter = walk(...proposed, [officer, 'withdraw', '2026-07-03']);
    expect(matter.clocks.tell?.dropped).toBeDefined();
    expect(counted(matter, 'proposed')).toEqual([]);
    expect(counted(walk(...proposed), 'proposed')).toEqual([['2026-07-02', '510502']]);
  });
});

describe('the decision', () => {
  test('is that of another person, also of a head who proposed', () => {
    const own: readonly Step[] = [[head, 'propose', '2026-07-02']];
    for (const verb of ['approve', 'refuse', 'send-back'])
      expect(refusal(...own, [head, verb, '2026-07-03'])).toBe(`reward.${verb}.other-person`);
    expect(refusal(...own, [otherHead, 'approve', '2026-07-03'])).toBe('');
  });

  test('from 500,000 yuan on it needs the number of the finance department', () => {
    const large = propose({ collectedFen: 1_000_000_000 });
    expect(refusal(large, approve)).toBe('reward.approve.finance');
    expect(refusal(propose({ collectedFen: 999_999_900 }), approve)).toBe('');
    const document = { document: '某市监奖〔2026〕1号', financeDocument: '某财函〔2026〕3号' };
    expect(refusal(large, [head, 'approve', '2026-07-03', document])).toBe('');
  });

  test('refused is told with its remedies and is over; it counts as refused', () => {
    const refused = walk(...proposed, [head, 'refuse', '2026-07-03'], tell);
    expect([refused.state, refused.facts.outcome]).toEqual(['cleared', 'refused']);
    expect(refused.clocks.claim).toBeUndefined();
    expect(counted(refused, 'refused')).toEqual([['2026-07-03', '510502']]);
    expect(counted(refused, 'granted')).toEqual([]);
    expect(reward.verbs.refuse?.body.safeParse({ ...examples.refuse, remedies: '' }).success).toBe(false);
  });
});

describe('told and claimed', () => {
  test('telling ends its clock and starts thirty working days', () => {
    const matter = walk(...told);
    expect(matter.clocks.tell?.endedOn).toBe('2026-07-06');
    expect(matter.clocks.claim).toMatchObject({ rule: 'reward-claim', due: LAST, endedOn: null });
    expect(counted(matter, 'granted-sum')).toEqual([['2026-07-03', '510502', 1_000_000]]);
  });

  test('the last day is still the reporter’s, the day after is not', () => {
    expect(refusal(...told, claim(LAST))).toBe('');
    expect(refusal(...told, claim('2026-08-18'))).toBe('reward.claim.in-time');
    expect(refusal(...told, lapse(LAST))).toBe('reward.lapse.after');
    expect(refusal(...told, lapse('2026-08-18'))).toBe('');
    expect(refusal(...told, ask(LAST))).toBe('reward.ask-excuse.after');
  });

  test('an account belongs to a transfer and to nothing else, and reaches no fold', () => {
    const account = { holder: '某人', bank: '某银行', number: '6222000011112222' };
    const parse = (body: object) => reward.verbs.claim?.body.safeParse(body).success;
    expect([parse({ way: 'bank' }), parse({ way: 'counter', account })]).toEqual([false, false]);
    const matter = walk(...told, [system, 'claim', '2026-07-10', { way: 'bank', account }]);
    expect(JSON.stringify(matter)).not.toMatch(/某人|某银行|6222/);
    expect(matter.facts.claim).toMatchObject({ way: 'bank' });
  });

  test('a good reason gives another day, decided by a head who did not record it; while it waits nothing lapses', () => {
    expect(refusal(...told, ask(), lapse('2026-08-19'))).toBe('reward.lapse.excuse');
    expect(refusal(...told, ask(), ask('2026-08-19'))).toBe('reward.ask-excuse.pending');
    expect(refusal(...told, decide())).toBe('reward.decide-excuse.asked');
    const given = walk(...told, ask(), decide());
    expect(given.clocks.claim?.due).toBe('2026-09-30');
    expect(given.facts.excuse).toMatchObject({ state: 'accepted', firstUntil: LAST });
    expect(refusal(...told, ask(), decide(), claim('2026-09-30'))).toBe('');
    expect(refusal(...told, ask(), decide({ until: '2026-08-18' }))).toBe('reward.decide-excuse.until-not-past');
  });

  test('lapsed counts until a reason is accepted, and then no more', () => {
    const lapsed = [...told, lapse('2026-08-18')];
    expect(counted(walk(...lapsed), 'lapsed')).toEqual([['2026-08-18', '510502']]);
    const again = walk(...lapsed, ask('2026-08-19'), decide());
    expect([again.state, again.closedOn, again.facts.outcome]).toEqual(['told', null, undefined]);
    expect(counted(again, 'lapsed')).toEqual([]);
    const { until: _, ...without } = examples['decide-excuse'] as JsonObject;
    const not: Step = [head, 'decide-excuse', '2026-08-19', { ...without, result: 'refused' }];
    expect(walk(...lapsed, ask('2026-08-19'), not).state).toBe('lapsed');
  });
});

describe('paid', () => {
  test('whole, after it was claimed, before the eyes of somebody else; a third person closes it', () => {
    const paying = (more: JsonObject): Step => [
      second,
      'pay',
      '2026-07-20',
      { ...(examples.pay as JsonObject), ...more },
    ];
    expect(refusal(...claimed, paying({ witness: String(examples.pay?.payer) }))).toBe('reward.pay.witness');
    expect(refusal(...claimed, paying({ amountFen: 999_999 }))).toBe('reward.pay.amount');
    expect(refusal(...claimed, paying({ on: '2026-07-09' }))).toBe('reward.pay.not-before');
    expect(refusal(...claimed, paying({ on: '2026-07-21' }))).toBe('reward.pay.on-not-later');
    const matter = walk(...paid, [head, 'clear', '2026-07-21']);
    expect([matter.state, matter.facts.outcome]).toEqual(['cleared', 'paid']);
    expect(counted(matter, 'paid-sum')).toEqual([['2026-07-20', '510502', 1_000_000]]);
    const byHead = paying({ payer: head.personId as string });
    expect(refusal(...claimed, byHead, [head, 'clear', '2026-07-21'])).toBe('reward.clear.other-person');
    expect(refusal(...claimed, byHead, [otherHead, 'clear', '2026-07-21'])).toBe('');
  });
});

describe('who may', () => {
  const actors = { officer, head, otherHead, clerk, second, cityHead, neighbourHead, system } as const;
  const cases: readonly (readonly [
    verb: string,
    from: readonly Step[],
    on: string,
    may: readonly (keyof typeof actors)[],
  ])[] = [
    ['amend', proposed, '2026-07-03', ['officer', 'head', 'otherHead', 'second']],
    ['approve', proposed, '2026-07-03', ['head', 'otherHead']],
    ['refuse', proposed, '2026-07-03', ['head', 'otherHead']],
    ['tell', approved, '2026-07-06', ['officer', 'head', 'otherHead', 'clerk', 'second']],
    ['claim', told, '2026-07-10', ['officer', 'clerk', 'second', 'system']],
    ['lapse', told, '2026-08-18', ['officer', 'head', 'otherHead', 'second']],
    ['decide-excuse', [...told, ask()], '2026-08-19', ['head', 'otherHead']],
    ['pay', claimed, '2026-07-20', ['officer', 'head', 'otherHead', 'second']],
    ['clear', paid, '2026-07-21', ['head', 'otherHead']],
  ];
  test.each(cases)('%s', (verb, from, on, may) => {
    const names = Object.keys(actors) as (keyof typeof actors)[];
    // The bureau above and the neighbour have no part in it.
    expect(names.filter((name) => refusal(...from, [actors[name], verb, on]) === '')).toEqual(may);
  });
});
