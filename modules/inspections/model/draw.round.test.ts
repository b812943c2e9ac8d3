import { describe, expect, test } from 'vitest';
import type { AuthorityCode, PersonId } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { cellsOf } from '../../../platform/procedure/fold.ts';
import type { ActingAs } from '../../../platform/procedure/types.ts';
import { go, Refused, refused, type Step, walk } from '../../intake/model/testing/journey.ts';
import { draw } from './draw.ts';
import { commitmentOf, DRAW_ALGORITHM, seedOf } from './draw-from.ts';
import { amountOf, groupOf, weightOf } from './draw-plan.ts';
import { itemList, listInForce } from './item-list.ts';

const actor = (n: number, ...roles: readonly string[]): ActingAs => ({
  personId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as PersonId,
  authority: '510502' as AuthorityCode,
  roles,
  onBehalfOf: null,
});
const officer = actor(1, 'officer');
const other = actor(2, 'officer');
const head = actor(3, 'head');

const plan: JsonObject = {
  title: '2026年第二季度双随机抽查',
  document: '抽查方案1',
  items: [{ id: '1', title: '食品经营许可' }],
  population: { area: '510502', kinds: ['enterprise'] },
  groups: [
    { id: 'high', risks: ['high', 'medium-high'], credits: [], permille: 300 },
    { id: 'rest', risks: [], credits: [], number: 5 },
  ],
  weights: [
    { credit: 'abnormal', weight: 3 },
    { risk: 'high', weight: 2 },
  ],
  officersPerFirm: 2,
  period: { from: '2026-06-01', to: '2026-06-30' },
  beacon: { kind: 'head' },
};
const hex = (letter: string): string => letter.repeat(64);
const planned: Step = [officer, 'plan', '2026-05-20', plan];
const frozen: readonly Step[] = [
  planned,
  [head, 'approve', '2026-05-21', { document: '审批1' }],
  [
    ...([officer, 'freeze', '2026-05-22'] as const),
    {
      ...{ algorithm: DRAW_ALGORITHM, digest: hex('a'), commitment: commitmentOf(hex('b')) },
      ...{ firms: 100, officers: 12, toDraw: 9, capped: 1 },
    },
  ],
];
const reveal: Step = [
  ...([other, 'reveal', '2026-05-23'] as const),
  {
    ...{ secret: hex('b'), contribution: '骰子 3 5 2 6', beacon: { kind: 'head', root: hex('c'), size: 9 } },
    ...{ seed: seedOf(hex('b'), hex('c'), '骰子 3 5 2 6'), result: hex('d'), drawn: 9 },
  },
];

test('from the plan to what is published', () => {
  const matter = walk(draw, ...frozen, reveal, [officer, 'publish', '2026-05-23', {}]);
  expect(matter.state).toBe('published');
  expect([...cellsOf(draw, matter).values()].filter(({ campaign }) => campaign === '')).toMatchObject([
    { measure: 'draw.drawn', n: 9, day: '2026-05-23' },
  ]);
  expect(go(draw, matter, [head, 'close', '2026-07-20', { summary: '检查完毕。' }]).state).toBe('closed');
});

describe('nobody alone draws', () => {
  test('whoever froze the lists does not reveal', () => {
    expect(refused(draw, walk(draw, ...frozen), officer, 'reveal', '2026-05-23')).toBe('draw.reveal.other');
    expect(refused(draw, walk(draw, ...frozen), other, 'reveal', '2026-05-23')).toBeNull();
    const stoodIn: ActingAs = { ...other, onBehalfOf: officer.personId };
    expect(refused(draw, walk(draw, ...frozen), stoodIn, 'reveal', '2026-05-23')).toBe('draw.reveal.other');
  });

  test('lists are not frozen before the approval, and not twice', () => {
    expect(refused(draw, walk(draw, planned), officer, 'freeze', '2026-05-22')).toBe('procedure.state');
    expect(refused(draw, walk(draw, ...frozen), officer, 'freeze', '2026-05-23')).toBe('procedure.state');
  });

  test('what was drawn is not abandoned', () => {
    expect(refused(draw, walk(draw, ...frozen, reveal), head, 'abandon', '2026-05-23')).toBe('procedure.state');
    expect(walk(draw, ...frozen, [head, 'abandon', '2026-05-23', { reason: '名单有误' }]).facts.frozen).toBeDefined();
  });
});

test.each<[string, JsonObject]>([
  [
    'groups',
    {
      groups: [
        { id: 'a', risks: [], credits: [], number: 1 },
        { id: 'a', risks: [], credits: [], number: 1 },
      ],
    },
  ],
  ['amount', { groups: [{ id: 'a', risks: [], credits: [], number: 1, permille: 5 }] }],
  ['amount', { groups: [{ id: 'a', risks: [], credits: [] }] }],
  ['period-order', { period: { from: '2026-06-02', to: '2026-06-01' } }],
  ['source', { beacon: { kind: 'public' } }],
  ['area', { population: { area: '510500', kinds: [] } }],
])('no plan with wrong %s', (rule, change) => {
  expect(() => walk(draw, [officer, 'plan', '2026-05-20', { ...plan, ...change }])).toThrow(
    new Refused(`draw.plan.${rule}`),
  );
});

test('the first group that fits takes a firm; weights multiply; shares are rounded up', () => {
  const matter = { facts: plan };
  expect(groupOf(matter, { risk: 'high', credit: 'abnormal' })).toBe('high');
  expect(groupOf(matter, { risk: 'none', credit: 'none' })).toBe('rest');
  expect(weightOf(matter, { risk: 'high', credit: 'abnormal' })).toBe(6);
  expect(weightOf(matter, { risk: 'low', credit: 'good' })).toBe(1);
  expect(amountOf({ id: 'a', risks: [], credits: [], permille: 30 }, 101)).toBe(4);
  expect(amountOf({ id: 'a', risks: [], credits: [], number: 9 }, 4)).toBe(4);
});

describe('the list of items', () => {
  const items = [
    { id: '1', title: '食品经营许可', basis: '食品安全法', objects: '食品经营者', method: 'on-site', who: '本局' },
  ];
  const content: JsonObject = { title: '2026年检查事项清单', items, yearlyCap: 2, capMode: 'block' };
  const published: readonly Step[] = [
    [officer, 'draft', '2026-01-05', content],
    [head, 'publish', '2026-01-06', { document: '公告1', from: '2026-01-10' }],
  ];
  test('is in force from its day, in editions; a cap that is not named again is gone', () => {
    const matter = walk(itemList, ...published);
    expect(listInForce(matter, '2026-01-09')).toBeUndefined();
    expect(listInForce(matter, '2026-01-10')).toMatchObject({ edition: 1, yearlyCap: 2, capMode: 'block' });
    const { yearlyCap: _, ...uncapped } = content;
    const amended = go(itemList, matter, [
      head,
      'amend',
      '2026-03-01',
      { ...uncapped, capMode: 'warn', reason: '调整' },
    ]);
    expect(listInForce(amended, '2026-03-01')).toMatchObject({ edition: 2, yearlyCap: null, capMode: 'warn' });
    expect(amended.facts.editions).toMatchObject([{ edition: 1, until: '2026-03-01' }]);
    expect(
      listInForce(go(itemList, amended, [head, 'withdraw', '2026-04-01', { reason: '废止' }]), '2026-04-02'),
    ).toBeUndefined();
  });

  test('is never in force before its publication, and names each item once', () => {
    expect(() =>
      walk(
        itemList,
        [officer, 'draft', '2026-01-05', content],
        [head, 'publish', '2026-01-06', { document: '1', from: '2026-01-05' }],
      ),
    ).toThrow('item-list.publish.from-not-past');
    expect(() => walk(itemList, [officer, 'draft', '2026-01-05', { ...content, items: [...items, ...items] }])).toThrow(
      'item-list.draft.items',
    );
  });
});
