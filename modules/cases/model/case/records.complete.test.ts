import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { obj } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { findLegalBasis } from '../../../../rules/index.ts';
import { formsMadeBy } from '../forms/catalogue.ts';
import type { Signer } from '../forms/form.ts';
import { penaltyCase } from './case.ts';
import { evidenceVerbs } from './evidence.ts';
import { goodsVerbs } from './goods.ts';
import { keepVerbs } from './keep.ts';
import { measureVerbs } from './measures.ts';
import { addressConfirmedOn, agreedElectronic, recordVerbs } from './records.ts';
import { gathering, shared, told } from './testing/gathering.ts';
import { refused, staff, standing, story } from './testing/story.ts';

const on = '2026-06-10';
const { officer, partner, stranger, head } = staff;
const start = standing('investigating');
const all = { ...evidenceVerbs, ...recordVerbs, ...keepVerbs, ...measureVerbs, ...goodsVerbs };

describe.each(Object.entries(all))('%s', (id, verb) => {
  const body = gathering[id]?.(on) ?? {};

  test('has an example that its schema takes, and bases that are known', () => {
    expect(verb.body.safeParse(body).error?.issues).toBeUndefined();
    for (const basis of verb.basis) expect(findLegalBasis(basis)).toBeDefined();
    expect(penaltyCase.verbs[id]).toBeDefined();
  });

  test('prints its forms from its body alone: who is named is there, in the part that can be erased', () => {
    for (const form of formsMadeBy(id)) {
      for (const part of form.personal)
        expect([form.no, verb.personal]).toEqual([form.no, expect.arrayContaining([part])]);
      if (form.numberWord !== null) expect(body).toHaveProperty('documentNo');
    }
  });

  test('says who signed, where its form is signed by the people concerned', () => {
    const outside: readonly Signer[] = ['party', 'inquired', 'witness', 'provider', 'keeper', 'recipient'];
    for (const form of formsMadeBy(id)) {
      if (!form.signedBy.some((signer) => outside.includes(signer)) || [20, 24].includes(form.no)) continue;
      const signs = ['signature', 'confirmations', 'delivery', 'witness'].some((key) => key in body);
      expect([form.no, signs]).toEqual([form.no, true]);
      if (form.signedBy.includes('officers')) expect(body).toHaveProperty('officers');
    }
  });
});

/** A case that has one of each: evidence, a request, an urgent measure, an order. */
const busy = story(
  [
    [on, officer, 'add-evidence', told('add-evidence', on)],
    [on, officer, 'request-measure', told('request-measure', on)],
    [
      on,
      officer,
      'impose-measure',
      told('impose-measure', on, { request: undefined, urgent: { reason: '正在转移。' } }),
    ],
    [on, officer, 'order-refund', told('order-refund', on)],
  ],
  start,
);

test.each(Object.entries(all))('%s means the same once its personal part is erased', (id, verb) => {
  for (const change of [{}, { request: undefined, urgent: { reason: '正在转移。' } }]) {
    const body = told(id, on, id === 'impose-measure' || id === 'register-keep' ? change : {});
    const part = (inside: boolean) =>
      Object.fromEntries(Object.entries(body).filter(([key]) => (verb.personal ?? []).includes(key) === inside));
    const act = {
      seq: busy.version + 1,
      verb: id,
      actor: officer.personId,
      authority: officer.authority,
      eventAt: `${on}T02:00:00Z`,
      on: plainDate(on),
      body: part(false),
    };
    const whole = verb.fold(busy, { ...act, personal: part(true) });
    expect(verb.fold(busy, { ...act, personal: {} })).toEqual(whole);
    expect(JSON.stringify(whole)).not.toMatch(/李某|王某|赵某/);
  }
});

test('texts about people stay out of the facts', () => {
  const matter = story(
    ['record-scene', 'summon', 'record-inquiry', 'confirm-address', 'demand-materials', 'sample', 'order-refund'].map(
      (verb) => [on, officer, verb, told(verb, on)] as const,
    ),
    start,
  );
  for (const word of ['李某', '王某', '城西路8号仓库', '价目表', 'wang@example.com']) {
    expect(JSON.stringify({ ...matter.facts, party: null })).not.toContain(word);
  }
  expect([agreedElectronic(matter), addressConfirmedOn(matter)]).toEqual([true, on]);
  expect([agreedElectronic(start), addressConfirmedOn(start)]).toEqual([false, null]);
});

const scene = ['record-scene', 'record-inquiry', 'sample'] as const;
const absent = { ...shared.party, present: undefined };
const unsigned = { how: 'refused', reason: '拒签', witnesses: [shared.witness], on };
const confirmed = (page: number) => ({ page, confirmed: shared.signed(on) });

const refusals: readonly (readonly [rule: string, verb: string, change: Readonly<Record<string, unknown>>])[] = [
  ...scene.flatMap((verb) => [
    [`case.${verb}.two-officers`, verb, { officers: [shared.officers[1], shared.officers[1]] }] as const,
    [`case.${verb}.order`, verb, { to: `${on}T00:59:00Z` }] as const,
    [`case.${verb}.to-not-later`, verb, { to: `${on}T16:00:00Z` }] as const,
  ]),
  ['case.record-scene.witnessed', 'record-scene', { party: JSON.parse(JSON.stringify(absent)) }],
  ['case.sample.witnessed', 'sample', { party: JSON.parse(JSON.stringify(absent)) }],
  ['case.summon.on-not-past', 'summon', { on: '2026-06-09' }],
  ['case.demand-materials.until-not-past', 'demand-materials', { until: '2026-06-09' }],
  ['case.record-inquiry.recorder', 'record-inquiry', { recorder: stranger.personId }],
  ['case.record-inquiry.pages', 'record-inquiry', { confirmations: [confirmed(1)] }],
  ['case.record-inquiry.pages', 'record-inquiry', { confirmations: [confirmed(1), confirmed(1)] }],
  ['case.record-inquiry.pages', 'record-inquiry', { confirmations: [confirmed(1), confirmed(3)] }],
  [
    'case.record-inquiry.corrections',
    'record-inquiry',
    { corrections: [{ page: 3, was: '三日', is: '二日', marked: true }] },
  ],
  ['case.confirm-address.on-not-later', 'confirm-address', { on: '2026-06-11' }],
  ['case.confirm-address.signed', 'confirm-address', { signature: unsigned }],
  [
    'case.confirm-address.where',
    'confirm-address',
    { recipient: { name: '王某', address: '城西路8号', phone: '13800000000' } },
  ],
  ['case.order-correction.until', 'order-correction', { until: undefined }],
  ['case.order-correction.until', 'order-correction', { mode: 'at-once' }],
  ['case.order-correction.until-not-past', 'order-correction', { until: '2026-06-09' }],
  ['case.order-refund.until-not-past', 'order-refund', { until: '2026-06-09' }],
];

describe('refused', () => {
  test.each(refusals)('%s', (rule, verb, change) => {
    expect(refused(start, [on, officer, verb, told(verb, on)])).toBeNull();
    expect(refused(start, [on, officer, verb, told(verb, on, change)])).toBe(rule);
  });

  test('a licence that was not shown, a page that one witness alone saw refused', () => {
    const unseen = told('record-scene', on, { licenceShown: false });
    expect(refused(start, [on, officer, 'record-scene', unseen])).toContain('licenceShown');
    const alone = { page: 2, confirmed: unsigned };
    const inquiry = told('record-inquiry', on, { confirmations: [confirmed(1), alone] });
    expect(refused(start, [on, officer, 'record-inquiry', inquiry])).toContain('witnesses');
  });

  test('who does not handle the case', () => {
    for (const verb of Object.keys(recordVerbs)) {
      expect(refused(start, [on, stranger, verb, told(verb, on)])).toBe('case.handlers');
    }
  });
});

describe('a refund that was ordered', () => {
  const ordered = story([[on, head, 'order-refund', told('order-refund', on)]], start);
  const result: readonly [string, typeof officer, string, JsonObject] = [
    '2026-06-20',
    partner,
    'record-refund',
    told('record-refund', '2026-06-20'),
  ];

  test('stops the time to decide until its result is on record', () => {
    expect(ordered.clocks.decide?.paused).toBe(true);
    const done = story([result], ordered);
    expect(done.clocks.decide?.paused).toBe(false);
    // 90 days from 1 June end on 30 August; from 10 to 20 June do not count: eleven days more.
    expect(start.clocks.decide?.unrolled).toBe('2026-08-30');
    expect(done.clocks.decide?.unrolled).toBe('2026-09-10');
    expect(obj(done.facts, 'refunds').o1).toMatchObject({ state: 'recorded', refundedFen: 3_500 });
  });

  test('cannot be recorded twice, as more than was ordered, for the future, or bear a number that runs', () => {
    const body = (change: Readonly<Record<string, unknown>>) => told('record-refund', '2026-06-20', change);
    expect(refused(ordered, ['2026-06-20', officer, 'record-refund', body({ refundedFen: 3_501 })])).toBe(
      'case.record-refund.amount',
    );
    expect(refused(ordered, ['2026-06-20', officer, 'record-refund', body({ on: '2026-06-21' })])).toBe(
      'case.record-refund.on-not-later',
    );
    expect(refused(story([result], ordered), result)).toBe('case.record-refund.order');
    expect(refused(ordered, ['2026-06-11', officer, 'order-refund', told('order-refund', '2026-06-11')])).toBe(
      'case.order-refund.number',
    );
  });
});

test('every condition has a case that fails it', () => {
  const failed = new Set([
    ...refusals.map(([rule]) => rule),
    ...['amount', 'on-not-later', 'order'].map((rule) => `case.record-refund.${rule}`),
    'case.order-refund.number',
  ]);
  const declared = Object.values(recordVerbs).flatMap(({ says = [], fits = [] }) => [...says, ...fits]);
  expect(declared.map(({ rule }) => rule).filter((rule) => !failed.has(rule))).toEqual([]);
});
