import { expect, test } from 'vitest';
import { cellsOf } from '../../../../platform/procedure/fold.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import { penaltyCase } from './case.ts';
import { caseMeasures } from './measures-counted.ts';
import { fine, SMALL } from './testing/deciding.ts';
import { closed, decidedOn15th, paid, receivedByPolice, service } from './testing/finishing.ts';
import { filed, type Step, staff, story } from './testing/story.ts';

const { officer, head } = staff;

/** Each counted place as `day value`, by measure; without the campaigns. */
function figures(matter: Matter): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const { measure, day, n, amount, campaign } of cellsOf(penaltyCase, matter).values()) {
    if (campaign !== '') continue;
    const id = measure.slice('case.'.length);
    found[id] = [...(found[id] ?? []), `${day} ${amount === 0 ? n : amount}`];
  }
  return found;
}

test('a case from filing to closing, each figure on its own day', () => {
  expect(figures(story(closed))).toEqual({
    filed: ['2026-06-01 1'],
    'from-complaints': ['2026-06-01 1'],
    decided: ['2026-06-15 1'],
    imposed: ['2026-06-15 5000000'],
    fined: ['2026-06-15 5000000'],
    collected: ['2026-06-25 5000000'],
    closed: ['2026-06-29 1'],
  });
});

test('in each campaign of the case, too', () => {
  const cells = [...cellsOf(penaltyCase, story(paid)).values()];
  expect(new Set(cells.map(({ campaign }) => campaign))).toEqual(new Set(['', '*', 'parking-fees-2026']));
});

test('amount involved, goods confiscated with the gains and the fine, loss recovered, a ban', () => {
  const all = fine(SMALL, {
    penalties: [
      { kind: 'fine', fen: 100, citation: '第一条' },
      { kind: 'confiscate-gains', fen: 20, citation: '第一条' },
      { kind: 'confiscate-goods', fen: 3, object: '商品', citation: '第一条' },
    ],
  });
  const recovery = (day: string, amount: number, document: string): Step => [
    day,
    officer,
    'record-recovery',
    { on: day, fen: amount, document },
  ];
  const matter = story([
    ...decidedOn15th(all),
    recovery('2026-06-16', 40, '收条1'),
    recovery('2026-06-17', 5, '收条2'),
    ['2026-06-18', officer, 'record-ban', { on: '2026-06-17', document: '取缔1', place: '城西路8号' }],
  ]);
  expect(figures({ ...matter, facts: { ...matter.facts, amountFen: 999 } })).toMatchObject({
    'amount-involved': ['2026-06-01 999'],
    imposed: ['2026-06-15 123'],
    fined: ['2026-06-15 100'],
    'loss-recovered': ['2026-06-16 40', '2026-06-17 5'],
    banned: ['2026-06-17 1'],
  });
});

test('sent to the police, on the day of sending', () => {
  const matter = story([filed(), ...receivedByPolice('2026-06-08')]);
  expect(figures(matter)['to-police']).toEqual(['2026-06-08 1']);
});

test('licences revoked count when they were surrendered, and not once the decision is annulled', () => {
  const decided = story([...decidedOn15th(), ['2026-06-16', officer, 'serve', service('2026-06-16')]]);
  const revoking: Matter = {
    ...decided,
    facts: {
      ...decided.facts,
      decision: { ...(decided.facts.decision as object), penalties: [{ kind: 'revoke-licence' }] },
    },
  };
  const licences = [
    { name: '食品经营许可证', number: 'JY1', issuer: '江阳区市场监督管理局' },
    { name: '营业执照', number: '91', issuer: '江阳区市场监督管理局' },
  ];
  const done = story(
    [
      [
        '2026-06-18',
        officer,
        'perform-duty',
        { kind: 'revoke-licence', on: '2026-06-17', document: '收缴1', how: '收缴并公告', licences },
      ],
    ],
    revoking,
  );
  expect(figures(done)['licences-revoked']).toEqual(['2026-06-17 2']);
  const revoked = story([['2026-06-19', head, 'revoke-decision', { document: '撤1', reason: '错' }]], done);
  expect(figures(revoked)).toEqual({ filed: ['2026-06-01 1'], 'from-complaints': ['2026-06-01 1'] });
});

test('a filing that was withdrawn counts nowhere', () => {
  expect(figures({ ...story(paid), state: 'withdrawn' })).toEqual({});
});

test('each figure says in both languages what is counted, when and by whom', () => {
  const han = /\p{Script=Han}/u;
  for (const { id, title, unit, definition } of caseMeasures) {
    expect([id, [title, unit, definition].every(({ zh, en }) => han.test(zh) && !han.test(en))]).toEqual([id, true]);
    expect(id).toMatch(/^case\.[a-z-]+$/);
  }
  expect(new Set(caseMeasures.map(({ id }) => id)).size).toBe(caseMeasures.length);
});
