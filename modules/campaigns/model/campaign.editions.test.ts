import { describe, expect, test } from 'vitest';
import type { AuthorityCode, PersonId } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { ActingAs, Matter } from '../../../platform/procedure/types.ts';
import { Refused, refused, type Step, walk } from '../../intake/model/testing/journey.ts';
import { actionsOf, campaign } from './campaign.ts';
import { outreachMeasures } from './outreach-measures.ts';

const actor = (n: number, authority: string, ...roles: readonly string[]): ActingAs => ({
  personId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as PersonId,
  authority: authority as AuthorityCode,
  roles,
  onBehalfOf: null,
});
const office = actor(1, '510500', 'campaign-office');
const head = actor(2, '510500', 'head');
const countyHead = actor(3, '510502', 'head');
const stranger = actor(4, '510603', 'head');

const definition = 'a'.repeat(64);
const body: JsonObject = {
  code: 'spring-thunder-2026',
  title: '春雷行动2026',
  order: { document: '某市监〔2026〕1号', issuer: '某省市场监督管理局', on: '2026-01-05' },
  scope: {
    ...{ from: '2026-02-01', to: '2026-06-30', authorities: ['510500'], procedures: ['case'] },
    ...{ domains: [], channels: [], words: [] },
  },
  actions: ['知识产权执法', '地沟油整治'],
  measures: [
    { id: 'case.filed', definition },
    { id: 'case.fined', definition },
  ],
  baseline: { from: '2025-02-01', to: '2025-06-30' },
  targets: [{ measure: 'case.filed', value: 300 }],
};
const planned: readonly Step[] = [[office, 'plan', '2026-01-10', body]];
const running: readonly Step[] = [...planned, [head, 'start', '2026-02-01', { document: '启动1' }]];
const refusal = (...steps: readonly Step[]): string => {
  try {
    walk(campaign, ...steps);
    return '';
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
};
const planning = (change: JsonObject): Step => [office, 'plan', '2026-01-10', { ...body, ...change }];

describe('what is counted', () => {
  test('is fixed by the plan; a change is a new edition with its reason', () => {
    const matter = walk(campaign, ...running);
    expect([matter.facts.edition, matter.facts.measures]).toEqual([1, body.measures]);
    const amended = walk(campaign, ...running, [
      ...([office, 'amend', '2026-03-01'] as const),
      { targets: [{ measure: 'case.fined', value: 100 }], reason: '上级调整目标' },
    ]);
    expect([amended.facts.edition, amended.facts.measures]).toEqual([2, body.measures]);
    expect(amended.facts.amended).toEqual([{ on: '2026-03-01' }]);
    expect(() => walk(campaign, ...running, [office, 'amend', '2026-03-01', { scope: body.scope ?? {} }])).toThrow();
    expect(refusal(...running, [office, 'amend', '2026-03-01', { reason: '无' }])).toBe('campaign.amend.something');
  });

  test.each([
    [
      'a target of a measure that it does not count',
      { targets: [{ measure: 'case.closed', value: 1 }] },
      'plan.measure',
    ],
    ['a measure named twice', { measures: [...(body.measures as []), ...(body.measures as [])] }, 'plan.measures'],
    ['a part of itself', { parent: 'spring-thunder-2026' }, 'plan.parent'],
    [
      'a baseline that ends before it begins',
      { baseline: { from: '2025-06-30', to: '2025-02-01' } },
      'plan.baseline-order',
    ],
  ])('no plan with %s', (_, change, rule) => {
    expect(refusal(planning(change as unknown as JsonObject))).toBe(`campaign.${rule}`);
  });

  test('a target given later must fit the measures given with it', () => {
    const amend = (change: JsonObject): Step => [office, 'amend', '2026-03-01', { ...change, reason: '调整' }];
    const targets = [{ measure: 'case.closed', value: 1 }];
    expect(refusal(...running, amend({ targets }))).toBe('campaign.amend.measure');
    expect(refusal(...running, amend({ targets, measures: [{ id: 'case.closed', definition }] }))).toBe('');
  });

  test('a measure is not dropped from under its target, nor named twice', () => {
    const amend = (change: JsonObject): Step => [office, 'amend', '2026-03-01', { ...change, reason: '调整' }];
    const measures = [{ id: 'case.fined', definition }];
    expect(refusal(...running, amend({ measures }))).toBe('campaign.amend.measure');
    expect(refusal(...running, amend({ measures, targets: [] }))).toBe('');
    expect(refusal(...running, amend({ measures: [...measures, ...measures] }))).toBe('campaign.amend.measures');
  });
});

test('prescribed actions come from above, whoever takes part adds its own, nobody else', () => {
  const own: Step = [countyHead, 'add-action', '2026-02-10', { title: '白酒质量安全' }];
  const matter = walk(campaign, ...running, own);
  expect(actionsOf(matter, 'prescribed')).toEqual(['知识产权执法', '地沟油整治']);
  expect(actionsOf(matter, 'self-selected')).toEqual(['白酒质量安全']);
  expect(refused(campaign, matter, stranger, 'add-action', '2026-02-10')).toBe('campaign.add-action.part');
  expect(refused(campaign, matter, countyHead, 'amend', '2026-02-10')).toBe('procedure.place');
});

test('it is concluded when its period is over, not before', () => {
  const matter = walk(campaign, ...running);
  expect(refused(campaign, matter, head, 'conclude', '2026-06-29')).toBe('campaign.conclude.over');
  expect(refused(campaign, matter, head, 'conclude', '2026-06-30')).toBeNull();
});

describe('what is told to the public', () => {
  const cells = (matter: Matter, id: string) =>
    outreachMeasures.find((each) => each.id === `campaign.${id}`)?.cells(matter) ?? [];
  const work: Step = [countyHead, 'add-work', '2026-03-02', { kind: 'song', title: '扫黑之歌', on: '2026-03-01' }];
  const adopted = (on: string, level: string): Step => [
    ...([office, 'adopt-work', '2026-04-01'] as const),
    { work: 'w1', outlet: '某国家级媒体', level, on, proof: '链接' },
  ];
  const placed = (places: number): Step => [
    ...([countyHead, 'place', '2026-04-01'] as const),
    { channel: 'elevator-screen', places, on: '2026-03-05', proof: '投放清单' },
  ];

  test('places add up by channel at whoever recorded them', () => {
    const matter = walk(campaign, ...running, work, placed(700), placed(500));
    expect(cells(matter, 'placed-elevator-screen').map(({ n, authority }) => [n, authority])).toEqual([
      [700, '510502'],
      [500, '510502'],
    ]);
    expect(cells(matter, 'placed-television')).toEqual([]);
    expect(cells(matter, 'works')).toHaveLength(1);
  });

  test('a placement does not end before it begins', () => {
    const until = (day: string): Step => [
      ...([countyHead, 'place', '2026-04-01'] as const),
      { channel: 'elevator-screen', places: 1, on: '2026-03-05', until: day, proof: '投放清单' },
    ];
    expect(refusal(...running, until('2026-03-04'))).toBe('campaign.place.until-order');
    expect(refusal(...running, until('2026-05-01'))).toBe('');
  });

  test('a work that several national outlets took over counts once, on the first day', () => {
    const matter = walk(
      campaign,
      ...running,
      work,
      adopted('2026-03-20', 'national'),
      adopted('2026-03-10', 'national'),
      adopted('2026-03-05', 'city'),
    );
    expect(cells(matter, 'adopted-nationally').map(({ day }) => day)).toEqual(['2026-03-10']);
    expect(refusal(...running, adopted('2026-03-10', 'national'))).toBe('campaign.adopt-work.work');
  });
});
