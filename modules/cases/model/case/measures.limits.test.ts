import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import { goodsVerbs } from './goods.ts';
import {
  findHeld,
  heldOn,
  lapsedUnrecorded,
  lapsedUnreturned,
  measureClocks,
  openHoldings,
  settleHeld,
  undisposed,
} from './holdings.ts';
import { keepVerbs } from './keep.ts';
import { measureVerbs, untoldExtensions } from './measures.ts';
import { shared, told } from './testing/gathering.ts';
import { refused, type Step, staff, standing, story } from './testing/story.ts';

const { officer, partner, stranger, head, otherHead, system } = staff;
const day = plainDate;
const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);
const held = (matter: Matter, on: string) => ids(heldOn(matter, day(on)));
const overdue = (matter: Matter, on: string) => lapsedUnreturned(matter, day(on)).map(({ id, why }) => [id, why]);

type Change = Readonly<Record<string, unknown>>;
const withFacts = (matter: Matter, facts: JsonObject): Matter => ({ ...matter, facts: { ...matter.facts, ...facts } });
const step = (on: string, by: typeof officer, verb: string, change: Change = {}): Step => [
  on,
  by,
  verb,
  told(verb, on, change),
];

const blank = standing('investigating', {}, {}, '2026-01-05');
const MLM = '《禁止传销条例》第十八条';
const URGENT = { request: undefined, urgent: { reason: '正在转移货物。' } };

/** Asked and approved the same day, then done. */
const approved = (on: string, kind: string, law?: string): readonly Step[] => [
  step(on, officer, 'request-measure', { kind, law }),
  step(on, head, 'approve-measure'),
];
const seized = (on: string, from = blank) =>
  story([...approved(on, 'seize', 'coercion'), step(on, officer, 'impose-measure')], from);
const seizedMlm = (on: string) =>
  story([...approved(on, 'seize', 'mlm'), step(on, officer, 'impose-measure', { law: 'mlm', citation: MLM })], blank);
const sealed = (on: string) =>
  story([...approved(on, 'seal', 'coercion'), step(on, officer, 'impose-measure', { kind: 'seal' })], blank);
const kept = (on: string) => story([...approved(on, 'register-keep'), step(on, officer, 'register-keep')], blank);

describe('a seizure', () => {
  const matter = seized('2026-07-01');

  test('holds for 30 days, and not a day longer, without any act', () => {
    expect(matter.clocks['seize:m1']).toMatchObject({ rule: 'case-seize', due: '2026-07-31' });
    expect(held(matter, '2026-06-30')).toEqual([]);
    expect(held(matter, '2026-07-31')).toEqual(['m1']);
    expect(held(matter, '2026-08-01')).toEqual([]);
    expect(overdue(matter, '2026-07-31')).toEqual([]);
    expect(overdue(matter, '2026-08-01')).toEqual([['m1', 'lapsed']]);
    expect(findHeld(matter, 'm1')).toMatchObject({ goods: 2, valueFen: 105_000, left: { 1: 10, 2: 2.5 } });
  });

  test('does not last over a holiday on a reading that no article gives', () => {
    const autumn = seized('2026-09-01');
    expect(autumn.clocks['seize:m1']).toMatchObject({ unrolled: '2026-10-01', due: '2026-10-08' });
    expect(held(autumn, '2026-10-01')).toEqual(['m1']);
    expect(held(autumn, '2026-10-02')).toEqual([]);
    expect(refused(autumn, step('2026-10-02', head, 'extend-measure'))).toBe('case.extend-measure.in-time');
  });

  test('is prolonged on its last day, once, by 30 days at most', () => {
    const longer = story([step('2026-07-31', head, 'extend-measure')], matter);
    expect(held(longer, '2026-08-30')).toEqual(['m1']);
    expect(held(longer, '2026-08-31')).toEqual([]);
    expect(refused(longer, step('2026-08-01', head, 'extend-measure', { days: 1 }))).toBe('case.extend-measure.once');
    expect(refused(matter, step('2026-08-01', head, 'extend-measure'))).toBe('case.extend-measure.in-time');
    expect(refused(matter, step('2026-07-31', head, 'extend-measure', { days: 31 }))).toContain('schema');
    expect(untoldExtensions(longer)).toEqual(['m1']);
    expect(untoldExtensions(story([step('2026-08-03', officer, 'deliver-measure')], longer))).toEqual([]);
  });

  test('under the regulations on pyramid selling: 15 days more, by the principal head', () => {
    const mlm = seizedMlm('2026-07-01');
    const more = (change: Change) => step('2026-07-31', head, 'extend-measure', change);
    expect(refused(mlm, more({ days: 16, approver: 'principal' }))).toBe('case.extend-measure.days');
    expect(refused(mlm, more({ days: 15 }))).toBe('case.extend-measure.approver');
    const longer = story([more({ days: 15, approver: 'principal' })], mlm);
    expect(held(longer, '2026-08-15')).toEqual(['m1']);
    expect(held(longer, '2026-08-16')).toEqual([]);
    expect([measureClocks(mlm), measureClocks(matter)]).toEqual([[], ['seize:m1']]);
  });

  test('cannot be begun again while goods whose time is over are in hand', () => {
    const late = story(approved('2026-08-01', 'seize', 'coercion').slice(0, 1), matter);
    const asked = story([step('2026-08-01', head, 'approve-measure', { request: 'q2' })], late);
    expect(refused(asked, step('2026-08-01', officer, 'impose-measure', { request: 'q2' }))).toBe(
      'case.impose-measure.return-first',
    );
    const back = story([step('2026-08-01', officer, 'return-goods')], asked);
    expect(refused(back, step('2026-08-01', officer, 'impose-measure', { request: 'q2' }))).toBeNull();
  });

  test('is counted from when it was done, also where it is written down the day after', () => {
    const written = story(
      [
        ...approved('2026-07-01', 'seize', 'coercion'),
        step('2026-07-02', officer, 'impose-measure', { at: '2026-07-01T14:00:00Z' }),
      ],
      blank,
    );
    expect(held(written, '2026-07-01')).toEqual(['m1']);
    expect(held(written, '2026-08-01')).toEqual([]);
  });
});

describe('testing', () => {
  const matter = seized('2026-07-01');
  const commission = (change: JsonObject): Step => [
    '2026-07-06',
    officer,
    'commission-test',
    { kind: 'testing', institute: '某检验院', subject: '白酒', commission: '检委1号', until: '2026-07-17', ...change },
  ];
  const result: Step = [
    '2026-07-25',
    officer,
    'record-test-result',
    { test: 't1', report: '报告1号', result: 'compliant', text: '合格' },
  ];

  test('leaves out the time that was told in writing: 12 days', () => {
    const tested = story([commission({ notice: '检期1号' })], matter);
    expect(held(tested, '2026-08-12')).toEqual(['m1']);
    expect(held(tested, '2026-08-13')).toEqual([]);
  });

  test('that takes longer than was told leaves out no more', () => {
    const tested = story([commission({ notice: '检期1号' }), result], matter);
    expect(held(tested, '2026-08-12')).toEqual(['m1']);
    expect(held(tested, '2026-08-13')).toEqual([]);
  });

  test('without a period told in writing leaves out nothing', () => {
    const tested = story([commission({})], matter);
    expect(held(tested, '2026-07-31')).toEqual(['m1']);
    expect(held(tested, '2026-08-01')).toEqual([]);
  });

  test('does not stop the 30 days of the regulations on pyramid selling', () => {
    const tested = story([commission({ notice: '检期1号' })], seizedMlm('2026-07-01'));
    expect(held(tested, '2026-08-01')).toEqual([]);
  });
});

describe('in urgency', () => {
  const at = '2026-02-14T10:00:00Z';
  const urgent = (verb: string) => story([step('2026-02-14', officer, verb, { ...URGENT, at })], blank);
  const approve = (on: string, when: string) =>
    step(on, head, 'approve-measure', { request: undefined, measure: 'm1', at: when });

  test.each(['impose-measure', 'register-keep'])('%s waits 24 hours for its approval, then lapses', (verb) => {
    const matter = urgent(verb);
    expect(matter.clocks['approve:m1']?.due).toBe('2026-02-15');
    expect(held(matter, '2026-02-15')).toEqual(['m1']);
    expect(held(matter, '2026-02-16')).toEqual([]);
    expect(overdue(matter, '2026-02-16')).toEqual([['m1', 'unapproved']]);
    expect(refused(matter, approve('2026-02-16', '2026-02-15T09:00:00Z'))).toBe('case.approve-measure.in-time');
    const lapsed = story([step('2026-02-16', system, 'record-lapse')], matter);
    expect(findHeld(lapsed, 'm1')).toMatchObject({ end: 'unapproved', endedOn: '2026-02-15' });
  });

  test('is approved in the last minute, and not in the next one', () => {
    const matter = urgent('impose-measure');
    const inTime = story([approve('2026-02-15', at.replace('02-14', '02-15'))], matter);
    expect(held(inTime, '2026-03-16')).toEqual(['m1']);
    expect(held(inTime, '2026-03-17')).toEqual([]);
    expect(refused(matter, approve('2026-02-15', '2026-02-15T10:00:01Z'))).toBe('case.approve-measure.in-time');
    expect(refused(matter, approve('2026-02-15', '2026-02-14T09:59:59Z'))).toBe('case.approve-measure.in-time');
    expect(refused(matter, approve('2026-02-14', '2026-02-14T16:00:00Z'))).toBe('case.approve-measure.at-not-later');
  });

  test('an hour that is told too early does not help: the ledger saw when the head did it', () => {
    const matter = urgent('impose-measure');
    const verb = measureVerbs['approve-measure'];
    const late = verb?.fold(matter, {
      seq: 3,
      verb: 'approve-measure',
      actor: head.personId,
      authority: head.authority,
      eventAt: '2026-02-15T10:00:01Z',
      on: day('2026-02-15'),
      body: { measure: 'm1', at: '2026-02-15T09:00:00Z' },
      personal: {},
    });
    expect(late?.facts?.held).toMatchObject({ m1: { end: 'unapproved', endedOn: '2026-02-15' } });
  });

  test('the head may refuse, and then it goes back at once', () => {
    const no = step('2026-02-14', head, 'refuse-measure', { request: undefined, measure: 'm1' });
    const matter = story([no], urgent('impose-measure'));
    expect(held(matter, '2026-02-15')).toEqual([]);
    expect(overdue(matter, '2026-02-15')).toEqual([['m1', 'refused']]);
  });
});

describe('prior registration', () => {
  const matter = kept('2026-09-24');

  test('is decided within seven working days, or lapses by itself', () => {
    expect(matter.clocks['keep:m1']?.due).toBe('2026-10-12');
    expect(held(matter, '2026-10-12')).toEqual(['m1']);
    expect(held(matter, '2026-10-13')).toEqual([]);
    expect(refused(matter, step('2026-10-12', officer, 'decide-kept'))).toBeNull();
    expect(refused(matter, step('2026-10-13', officer, 'decide-kept'))).toBe('case.decide-kept.in-time');
    const lapsed = story([step('2026-10-13', system, 'record-lapse')], matter);
    expect(findHeld(lapsed, 'm1')).toMatchObject({ end: 'lapsed', endedOn: '2026-10-12' });
    expect(lapsed.clocks['keep:m1']?.endedOn).toBe('2026-10-12');
    expect(overdue(lapsed, '2026-10-13')).toEqual([['m1', 'lapsed']]);
    const unrecorded = (of: Matter, on: string) => ids(lapsedUnrecorded(of, day(on)));
    expect([unrecorded(matter, '2026-10-12'), unrecorded(matter, '2026-10-13')]).toEqual([[], ['m1']]);
    expect(unrecorded(lapsed, '2026-10-13')).toEqual([]);
    expect(ids(openHoldings(story([step('2026-10-14', officer, 'return-goods')], lapsed)))).toEqual([]);
  });

  const way = (change: Change) => step('2026-09-28', officer, 'decide-kept', change);
  const released = [
    [{ way: 'release' }, 'released', ['m1']],
    [{ way: 'secure' }, 'released', ['m1']],
    [{ way: 'test', document: '检委1号' }, 'released', ['m1']],
    [{ way: 'transfer', document: '移1号', to: '某局' }, 'handed-over', []],
  ] as const;
  test.each(released)('%o', (change, end, left) => {
    const after = story([way(change)], matter);
    expect(findHeld(after, 'm1')).toMatchObject({ end, endedOn: '2026-09-28' });
    expect([ids(openHoldings(after)), held(after, '2026-09-29')]).toEqual([left, []]);
  });

  test('what stayed with the party is free with the decision', () => {
    const there = story(
      [...approved('2026-09-24', 'register-keep'), step('2026-09-24', officer, 'register-keep', { custody: 'party' })],
      blank,
    );
    expect(openHoldings(story([way({ way: 'release' })], there))).toEqual([]);
  });

  test('becomes a seizure that is in force', () => {
    const next: readonly Step[] = [
      step('2026-09-28', officer, 'request-measure'),
      step('2026-09-28', head, 'approve-measure', { request: 'q2' }),
      step('2026-09-28', officer, 'impose-measure', { request: 'q2' }),
    ];
    expect(refused(matter, way({ way: 'seize', by: 'm2' }))).toBe('case.decide-kept.by');
    const after = story([...next, way({ way: 'seize', by: 'm2' })], matter);
    expect(refused(matter, way({ way: 'seize', by: 'm1' }))).toBe('case.decide-kept.by');
    expect([ids(openHoldings(after)), held(after, '2026-09-29')]).toEqual([['m2'], ['m2']]);
  });

  test('is confiscated by a decision', () => {
    expect(refused(matter, way({ way: 'confiscate' }))).toBe('case.decide-kept.decision');
    const decided = withFacts(matter, { decision: { on: '2026-09-28', summary: { kinds: ['confiscate-goods'] } } });
    const after = story([way({ way: 'confiscate' })], decided);
    expect([ids(openHoldings(after)), ids(undisposed(after))]).toEqual([[], ['m1']]);
  });
});

describe('what becomes of the goods', () => {
  const matter = seized('2026-07-01');
  const some = (line: number, quantity: number) => ({ goods: [{ line, quantity }] });

  test('part of them goes back while the rest is held; the last of them ends the measure', () => {
    const part = story([step('2026-07-10', officer, 'return-goods', some(1, 4))], matter);
    expect(findHeld(part, 'm1')).toMatchObject({ left: { 1: 6, 2: 2.5 }, endedOn: null });
    expect(refused(part, step('2026-07-11', officer, 'return-goods', some(1, 7)))).toBe('case.return-goods.goods');
    const rest = [some(1, 6), some(2, 2.5)].map((each) => step('2026-07-11', officer, 'return-goods', each));
    const none = story(rest, part);
    expect(findHeld(none, 'm1')).toMatchObject({ left: {}, end: 'settled', endedOn: '2026-07-11' });
    expect(none.clocks['seize:m1']?.endedOn).toBe('2026-07-11');
  });

  test('lifted and not given back is the highest alert from the next day', () => {
    const lifted = story([step('2026-07-10', officer, 'lift-measure')], matter);
    expect([overdue(lifted, '2026-07-10'), overdue(lifted, '2026-07-11')]).toEqual([[], [['m1', 'lifted']]]);
    expect(overdue(story([step('2026-07-10', officer, 'return-goods')], lifted), '2026-07-11')).toEqual([]);
  });

  test('lifting after the time is over does not make the days between lawful', () => {
    const late = story([step('2026-08-05', officer, 'lift-measure', { ground: 'expired' })], matter);
    expect(findHeld(late, 'm1')).toMatchObject({ end: 'lapsed', endedOn: '2026-07-31' });
    expect(held(late, '2026-08-02')).toEqual([]);
  });

  test('sold before the decision with consent or after notice: the money is held in their place', () => {
    const sale = step('2026-07-10', officer, 'dispose-goods');
    expect(refused(matter, sale)).toBe('case.dispose-goods.agreed');
    const sold = story([step('2026-07-09', officer, 'confirm-disposal'), sale], matter);
    expect(findHeld(sold, 'm1')).toMatchObject({ left: { 2: 2.5 }, proceedsFen: 80_000 });
    const rest = step('2026-07-11', officer, 'return-goods', some(2, 2.5));
    const money = story([rest], sold);
    expect(ids(openHoldings(money))).toEqual(['m1']);
    const pay = (proceedsFen: number) => step('2026-07-12', officer, 'return-goods', { goods: undefined, proceedsFen });
    expect(refused(money, pay(79_999))).toBe('case.return-goods.proceeds');
    expect(openHoldings(story([pay(80_000)], money))).toEqual([]);

    const notice = step('2026-07-09', officer, 'announce-disposal', { until: '2026-07-10' });
    const announced = story([notice], matter);
    expect(refused(announced, sale)).toBe('case.dispose-goods.agreed');
    expect(refused(announced, step('2026-07-11', officer, 'dispose-goods'))).toBeNull();
    const used = step('2026-07-10', officer, 'dispose-goods', {
      ...some(1, 1),
      how: 'consumed',
      proceedsFen: 0,
      account: undefined,
    });
    expect(refused(matter, used)).toBeNull();
  });

  test('confiscated by the decision: no longer open, and its disposal is expected', () => {
    const { facts, clocks } = settleHeld(matter, day('2026-07-20'), 'confiscated');
    const after = withFacts(matter, {
      ...facts,
      decision: { on: '2026-07-20', summary: { kinds: ['confiscate-goods'] } },
      service: { on: '2026-07-20' },
    });
    expect(clocks).toEqual([{ clock: 'seize:m1', do: 'end', on: '2026-07-20' }]);
    expect([openHoldings(after), ids(undisposed(after))]).toEqual([[], ['m1']]);
    const gone = [some(1, 10), some(2, 2.5)].map((each) =>
      step('2026-07-21', officer, 'dispose-goods', {
        ...each,
        of: 'confiscated',
        how: 'destroyed',
        proceedsFen: 0,
        account: undefined,
      }),
    );
    expect(undisposed(story(gone, after))).toEqual([]);
    // The decision is annulled before anything was destroyed: what it took goes back.
    const back = step('2026-08-01', officer, 'return-goods', { of: 'confiscated' });
    expect(refused(after, back)).toBe('case.return-goods.void');
    const decision = {
      on: '2026-07-20',
      summary: { kinds: ['confiscate-goods'] },
      void: { on: '2026-07-31', how: 'annulled' },
    };
    const fallen = withFacts(after, { decision });
    expect([ids(openHoldings(fallen)), undisposed(fallen)]).toEqual([['m1'], []]);
    expect([overdue(fallen, '2026-07-31'), overdue(fallen, '2026-08-01')]).toEqual([[], [['m1', 'confiscated']]]);
    expect(openHoldings(story([back], fallen))).toEqual([]);
  });

  test('a decision in time that confiscates is a ground of its own; a late one is not', () => {
    const decided = (on: string) => withFacts(matter, { decision: { on, summary: { kinds: ['confiscate-goods'] } } });
    expect(overdue(decided('2026-07-31'), '2026-08-20')).toEqual([]);
    expect(overdue(decided('2026-08-01'), '2026-08-20')).toEqual([['m1', 'lapsed']]);
  });

  test('what was sealed is entrusted to a keeper; seized goods are kept by the authority', () => {
    const entrust = step('2026-07-02', officer, 'entrust-custody');
    expect(refused(matter, entrust)).toBe('case.entrust-custody.sealed');
    expect(findHeld(story([entrust], sealed('2026-07-01')), 'm1')?.custody).toBe('third');
  });
});

const asked = story(approved('2026-07-01', 'seize', 'coercion'), blank);
const shut = sealed('2026-07-01');
const keepAsked = story(approved('2026-07-01', 'register-keep'), blank);
const waiting = story(approved('2026-07-01', 'seize', 'coercion').slice(0, 1), blank);
const absent = JSON.parse(JSON.stringify({ ...shared.party, present: undefined })) as JsonObject;
const refusedBody = { how: 'refused', reason: '拒签', witnesses: [shared.witness], on: '2026-07-02' };
const matter = seized('2026-07-01');
const keep = kept('2026-07-01');

/** Each condition with a case that fails it, on 2 July unless the body says otherwise. */
const refusals: readonly (readonly [rule: string, from: Matter, verb: string, change: Change])[] = [
  ...(
    [
      ['impose-measure', asked],
      ['register-keep', keepAsked],
    ] as const
  ).flatMap(([verb, from]) => [
    [`case.${verb}.approved-or-urgent`, from, verb, { urgent: URGENT.urgent }] as const,
    [`case.${verb}.approved-or-urgent`, from, verb, { request: undefined }] as const,
    [`case.${verb}.two-officers`, from, verb, { officers: [shared.officers[0]] }] as const,
    [`case.${verb}.witnessed`, from, verb, { party: absent }] as const,
    [`case.${verb}.at-not-later`, from, verb, { at: '2026-07-03T00:00:00+08:00' }] as const,
    [`case.${verb}.at-opened`, from, verb, { at: '2026-01-04T00:00:00+08:00' }] as const,
    [`case.${verb}.approved`, from, verb, { request: 'q2' }] as const,
    [`case.${verb}.approved`, verb === 'impose-measure' ? keepAsked : asked, verb, {}] as const,
    [`case.${verb}.return-first`, story([step('2026-07-01', officer, 'lift-measure')], matter), verb, {}] as const,
  ]),
  ['case.impose-measure.approved', matter, 'impose-measure', {}],
  ['case.impose-measure.law', asked, 'impose-measure', { citation: MLM }],
  ['case.impose-measure.law', asked, 'impose-measure', { law: 'mlm' }],
  [
    'case.impose-measure.delivery-not-later',
    asked,
    'impose-measure',
    { delivery: { on: '2026-07-03', way: 'on-site' } },
  ],
  ['case.request-measure.law', blank, 'request-measure', { law: undefined }],
  ['case.request-measure.law', blank, 'request-measure', { kind: 'register-keep' }],
  ['case.approve-measure.any', blank, 'approve-measure', {}],
  ['case.approve-measure.any', asked, 'approve-measure', {}],
  ['case.refuse-measure.any', blank, 'refuse-measure', {}],
  ['case.approve-measure.one', waiting, 'approve-measure', { measure: 'm1' }],
  ['case.approve-measure.at', waiting, 'approve-measure', { at: '2026-07-02T00:00:00Z' }],
  ['case.approve-measure.waiting', waiting, 'approve-measure', { request: 'q2' }],
  ['case.refuse-measure.one', waiting, 'refuse-measure', { request: undefined }],
  ['case.refuse-measure.waiting', waiting, 'refuse-measure', { request: 'q2' }],
  ['case.decide-kept.names', keep, 'decide-kept', { way: 'transfer', document: '移1号' }],
  ['case.decide-kept.measure', matter, 'decide-kept', {}],
  ['case.extend-measure.measure', keep, 'extend-measure', {}],
  ['case.extend-measure.asked', matter, 'extend-measure', { askedBy: stranger.personId }],
  ['case.lift-measure.measure', keep, 'lift-measure', {}],
  ['case.deliver-measure.measure', blank, 'deliver-measure', {}],
  [
    'case.deliver-measure.delivery-not-later',
    matter,
    'deliver-measure',
    { delivery: { on: '2026-07-03', way: 'direct' } },
  ],
  ['case.record-lapse.measure', blank, 'record-lapse', {}],
  ['case.record-lapse.over', matter, 'record-lapse', {}],
  ['case.entrust-custody.on-not-later', shut, 'entrust-custody', { on: '2026-07-03' }],
  ['case.confirm-disposal.on-not-later', matter, 'confirm-disposal', { on: '2026-07-03' }],
  ['case.confirm-disposal.signed', matter, 'confirm-disposal', { signature: refusedBody }],
  ['case.announce-disposal.on-not-later', matter, 'announce-disposal', { on: '2026-07-03' }],
  ['case.announce-disposal.until', matter, 'announce-disposal', { until: '2026-07-02' }],
  ['case.dispose-goods.two-officers', matter, 'dispose-goods', { officers: [shared.officers[0]] }],
  ['case.dispose-goods.on-not-later', matter, 'dispose-goods', { on: '2026-07-03' }],
  ['case.dispose-goods.proceeds', matter, 'dispose-goods', { account: undefined }],
  ['case.dispose-goods.proceeds', matter, 'dispose-goods', { how: 'destroyed' }],
  ['case.dispose-goods.goods', matter, 'dispose-goods', { of: 'confiscated' }],
  ['case.return-goods.two-officers', matter, 'return-goods', { officers: [shared.officers[0]] }],
  ['case.return-goods.on-not-later', matter, 'return-goods', { on: '2026-07-03' }],
  ['case.return-goods.something', matter, 'return-goods', { goods: undefined }],
  ['case.return-goods.proceeds', matter, 'return-goods', { proceedsFen: 1 }],
  ['case.entrust-custody.sealed', matter, 'entrust-custody', {}],
  ...['entrust-custody', 'confirm-disposal', 'announce-disposal', 'dispose-goods', 'return-goods'].flatMap((verb) => [
    [`case.${verb}.measure`, blank, verb, {}] as const,
    [
      `case.${verb}.goods`,
      verb === 'entrust-custody' ? shut : matter,
      verb,
      verb === 'dispose-goods' ? { of: 'confiscated' } : { goods: [{ line: 3, quantity: 1 }] },
    ] as const,
  ]),
];

const actors = { 'approve-measure': head, 'refuse-measure': head, 'extend-measure': head, 'record-lapse': system };
const actorOf = (verb: string) => actors[verb as keyof typeof actors] ?? officer;

describe('refused', () => {
  test.each(refusals)('%s', (rule, from, verb, change) => {
    expect(refused(from, step('2026-07-02', actorOf(verb), verb, change))).toBe(rule);
  });

  test('a head who handles the case approves nothing of it', () => {
    const own = withFacts(asked, { officers: [officer.personId, head.personId] });
    for (const verb of ['approve-measure', 'refuse-measure', 'extend-measure']) {
      expect(refused(own, step('2026-07-02', head, verb))).toBe('case.not-handlers');
    }
    expect(refused(seized('2026-07-01'), step('2026-07-02', otherHead, 'extend-measure'))).toBeNull();
  });

  test('who does not handle the case', () => {
    for (const verb of [
      'request-measure',
      'register-keep',
      'impose-measure',
      'decide-kept',
      'lift-measure',
      'return-goods',
    ]) {
      expect(refused(matter, step('2026-07-02', stranger, verb))).toBe('case.handlers');
    }
    expect(refused(matter, step('2026-07-02', partner, 'lift-measure'))).toBeNull();
  });

  test('every condition has a case that fails it', () => {
    const above = [
      ...['once', 'days', 'approver', 'in-time'].map((rule) => `case.extend-measure.${rule}`),
      ...['in-time', 'by', 'decision'].map((rule) => `case.decide-kept.${rule}`),
      ...['in-time', 'at-not-later'].map((rule) => `case.approve-measure.${rule}`),
      'case.dispose-goods.agreed',
      // Not before service: `forbidden-orders.test.ts`.
      'case.dispose-goods.served',
      'case.return-goods.void',
      ...['handlers', 'not-handlers'].map((rule) => `case.${rule}`),
    ];
    const failed = new Set([...above, ...refusals.map(([rule]) => rule)]);
    const declared = Object.values({ ...measureVerbs, ...keepVerbs, ...goodsVerbs }).flatMap(
      ({ says = [], fits = [], conditions = [] }) => [...says, ...fits, ...conditions],
    );
    expect(declared.map(({ rule }) => rule).filter((rule) => !failed.has(rule))).toEqual([]);
  });
});

test('another organ is asked to assist in a seizure that is there, and in nothing else', () => {
  const ask = (measure: string): Step => [
    '2026-07-02',
    officer,
    'request-seizure-assistance',
    { measure, to: '江阳公安分局', document: '江阳市监协扣〔2026〕1号', text: '维持现场秩序。' },
  ];
  const holding = seized('2026-07-01');
  expect(refused(holding, ask('m1'))).toBeNull();
  // The measure and its limits stay ours.
  expect(story([ask('m1')], holding).clocks).toEqual(holding.clocks);
  expect(refused(holding, ask('m2'))).toBe('case.request-seizure-assistance.measure');
  expect(refused(kept('2026-07-01'), ask('m1'))).toBe('case.request-seizure-assistance.measure');
});
