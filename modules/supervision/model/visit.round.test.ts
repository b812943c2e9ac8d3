import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { go, type Step, walk } from '../../intake/model/testing/journey.ts';
import { CHECKLIST, CITY_PLACE, MARKET, players, QUESTIONS, refusalOfLast, TEAM } from './testing/players.ts';
import { SEALED_TITLE, visit } from './visit.ts';

const { lead, member, orderer, colleague } = players;
const plan = { place: CITY_PLACE, day: '2026-06-10', note: '先看办事大厅' };
const sealed: readonly Step[] = [
  [orderer, 'order-unannounced', '2026-06-01', { team: TEAM, checklist: CHECKLIST, plan }],
];
const opened: readonly Step[] = [...sealed, [lead, 'open', '2026-06-10', { on: '2026-06-10', place: CITY_PLACE }]];
const answers = (list: readonly JsonObject[], texts?: JsonObject): JsonObject => ({
  answers: list.map((each) => ({ seen: 0, ...each })),
  ...(texts === undefined ? {} : { texts }),
});
const cells = (matter: Matter) =>
  Object.fromEntries(visit.measures.map(({ id, cells: of }) => [id, of(matter).length]));

describe('a sealed visit', () => {
  test('knows neither place nor day before it is opened, and counts nowhere', () => {
    const matter = walk(visit, ...sealed);
    expect([matter.state, matter.title]).toEqual(['sealed', SEALED_TITLE]);
    expect(JSON.stringify(matter)).not.toMatch(/510500|2026-06-10|市场监督管理局|办事大厅/);
    expect(Object.values(cells(matter))).toEqual([0, 0, 0, 0]);
  });

  test('is opened by its team alone, with the place', () => {
    const open: JsonObject = { on: '2026-06-10', place: CITY_PLACE };
    expect(refusalOfLast(visit, [...sealed, [colleague, 'open', '2026-06-10', open]])).toBe('visit.team');
    expect(refusalOfLast(visit, [...sealed, [lead, 'open', '2026-06-10', { on: '2026-06-10' }]])).toBe(
      'visit.open.place',
    );
    expect(refusalOfLast(visit, [...sealed, [lead, 'open', '2026-06-10', { ...open, on: '2026-06-11' }]])).toBe(
      'visit.open.on-not-later',
    );
    const matter = walk(visit, ...opened);
    expect([matter.state, matter.title]).toEqual(['open', '暗访某市市场监督管理局']);
    expect(cells(matter)).toEqual({
      'visit.cities': 1,
      'visit.counties': 0,
      'visit.markets': 0,
      'visit.unannounced': 1,
    });
  });

  test('is cancelled by who knows of it, and stays sealed', () => {
    expect(refusalOfLast(visit, [...sealed, [colleague, 'cancel', '2026-06-02', { reason: '改期' }]])).toBe(
      'visit.cancel.knows',
    );
    const matter = walk(visit, ...sealed, [orderer, 'cancel', '2026-06-02', { reason: '改期' }]);
    expect(matter.state).toBe('cancelled');
    expect(JSON.stringify(matter)).not.toContain('510500');
  });
});

test('property: whatever the plan, nothing that can be read, searched or counted depends on it before it is opened', () => {
  const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
  const plans = fc.record({
    kind: fc.constantFrom('authority', 'market'),
    authority: fc.constantFrom('510500', '510502', '510600'),
    name: fc.stringMatching(/^[a-z]{8,20}$/),
    day: day.map((each) => each.toISOString().slice(0, 10)),
    note: fc.stringMatching(/^[a-z]{8,40}$/),
  });
  const told = ({
    day: on,
    note,
    ...there
  }: {
    day: string;
    note: string;
    kind: string;
    authority: string;
    name: string;
  }) =>
    walk(visit, [
      ...([orderer, 'order-unannounced', '2026-06-01'] as const),
      { team: TEAM, checklist: CHECKLIST, plan: { place: there, day: on, note } },
    ]);
  fc.assert(
    fc.property(plans, plans, (one, other) => {
      const [a, b] = [told(one), told(other)];
      expect(a).toEqual(b);
      expect([visit.words?.(a), visit.campaigns?.(a), cells(a)]).toEqual([
        visit.words?.(b),
        visit.campaigns?.(b),
        cells(b),
      ]);
      // Opened, they do differ: the comparison would see it.
      const open = (matter: Matter, { kind, authority, name }: typeof one) =>
        go(visit, matter, [lead, 'open', '2026-06-10', { on: '2026-06-10', place: { kind, authority, name } }]);
      if (one.name !== other.name) expect(open(a, one)).not.toEqual(open(b, other));
    }),
  );
});

test('a firm is not visited: that is an inspection', () => {
  const firm = { ...MARKET, kind: 'operator' };
  expect(
    refusalOfLast(visit, [
      [orderer, 'prepare', '2026-06-01', { team: TEAM, checklist: CHECKLIST, place: firm, day: '2026-06-02' }],
    ]),
  ).toBe('visit.prepare.operator');
  expect(
    refusalOfLast(visit, [
      [
        orderer,
        'order-unannounced',
        '2026-06-01',
        { team: TEAM, checklist: CHECKLIST, plan: { ...plan, place: firm } },
      ],
    ]),
  ).toBe('visit.order-unannounced.operator');
  expect(refusalOfLast(visit, [...sealed, [lead, 'open', '2026-06-10', { on: '2026-06-10', place: firm }]])).toBe(
    'visit.open.operator',
  );
});

test('a market is visited in company of the authority that looks after it', () => {
  const prepared: readonly Step[] = [
    [orderer, 'prepare', '2026-06-01', { team: TEAM, checklist: CHECKLIST, place: MARKET, day: '2026-06-02' }],
  ];
  expect(refusalOfLast(visit, [...prepared, [lead, 'open', '2026-06-02', { on: '2026-06-02' }]])).toBe(
    'visit.open.company',
  );
  const matter = walk(visit, ...prepared, [
    ...([lead, 'open', '2026-06-02'] as const),
    { on: '2026-06-02', company: '区局市场科 赵科长' },
  ]);
  expect(cells(matter)['visit.markets']).toBe(1);
});

describe('answers', () => {
  const all = answers([
    { question: 'q1', value: 'yes' },
    { question: 'q2', value: 12 },
    { question: 'q3', value: '专人' },
  ]);
  test('fit the kind of their question', () => {
    for (const [question, value] of [
      ['q1', 'perhaps'],
      ['q2', 'twelve'],
      ['q3', '某人'],
      ['q4', 'x'],
      ['q9', 'yes'],
    ] as const) {
      expect(refusalOfLast(visit, [...opened, [lead, 'answer', '2026-06-10', answers([{ question, value }])]])).toBe(
        'visit.answer.question',
      );
    }
    const matter = walk(
      visit,
      ...opened,
      [lead, 'answer', '2026-06-10', all],
      [lead, 'answer', '2026-06-10', answers([{ question: 'q4' }], { q4: '人手不足' })],
    );
    expect(matter.facts.answers).toMatchObject({ q1: { value: 'yes' }, q2: { value: 12 }, q4: { text: '人手不足' } });
  });

  test('of somebody else meanwhile are not overwritten unseen', () => {
    const first: readonly Step[] = [
      ...opened,
      [member, 'answer', '2026-06-10', answers([{ question: 'q1', value: 'no' }])],
    ];
    const unseen: Step = [lead, 'answer', '2026-06-10', answers([{ question: 'q1', value: 'yes' }])];
    expect(refusalOfLast(visit, [...first, unseen])).toBe('visit.answer.changed');
    const seq = walk(visit, ...first).version;
    const matter = walk(visit, ...first, [
      ...([lead, 'answer', '2026-06-10'] as const),
      answers([{ question: 'q1', value: 'yes', seen: seq }]),
    ]);
    expect(matter.facts.answers).toMatchObject({ q1: { value: 'yes' } });
  });

  test('with a photograph name one that was handed in', () => {
    const file = '00000000-0000-7000-8000-0000000000aa';
    const shot = answers([{ question: 'q5', photos: [file] }]);
    expect(refusalOfLast(visit, [...opened, [lead, 'answer', '2026-06-10', shot]])).toBe('visit.answer.photos');
    const attach: Step = [lead, 'attach', '2026-06-10', { file, sha256: 'a'.repeat(64), name: '台账.jpg' }];
    expect(walk(visit, ...opened, attach, [lead, 'answer', '2026-06-10', shot]).facts.answers).toMatchObject({
      q5: { photos: [file] },
    });
  });

  test('to required questions stand before a visit is closed; it gives no score', () => {
    const close: Step = [lead, 'close', '2026-06-10', { summary: '台账齐全。' }];
    expect(refusalOfLast(visit, [...opened, close])).toBe('visit.close.answers');
    const matter = walk(visit, ...opened, [lead, 'answer', '2026-06-10', all], close);
    expect(matter.state).toBe('closed');
    expect(matter.closedOn).toBe('2026-06-10');
    expect(JSON.stringify(matter.facts.closed)).not.toMatch(/score|分/);
    expect(QUESTIONS.filter(({ required }) => required).length).toBe(2);
  });
});
