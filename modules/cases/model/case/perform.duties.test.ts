import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import { openHoldings, undisposed } from './holdings.ts';
import { dutiesLeft } from './settlement.ts';
import { decidedOn15th, payment, publication, servedOn16th, service } from './testing/finishing.ts';
import { refused, type Step, staff, standing, story } from './testing/story.ts';

const { officer, head, intake } = staff;
/** A case as if its decision had imposed this instead. */
const imposing = (matter: Matter, ...kinds: readonly string[]): Matter => {
  const decision = matter.facts.decision as JsonObject;
  const summary = { ...(decision.summary as JsonObject), kinds };
  return {
    ...matter,
    facts: { ...matter.facts, decision: { ...decision, summary, penalties: kinds.map((kind) => ({ kind })) } },
  };
};
const served = story(servedOn16th());
const perform = (kind: string, more: JsonObject = {}): Step => [
  '2026-06-18',
  officer,
  'perform-duty',
  { kind, on: '2026-06-17', document: '执行记录1', how: '当场监督执行', ...more },
];
const licences = [{ name: '食品经营许可证', number: 'JY1', issuer: '江阳区市场监督管理局' }];

describe('what is carried out beside money', () => {
  test('each kind once, as imposed; then the case is to be closed', () => {
    const matter = imposing(served, 'suspend-production', 'restrict-activity');
    expect(dutiesLeft(matter)).toEqual(['suspend-production', 'restrict-activity']);
    expect(refused(matter, perform('close'))).toBe('case.perform-duty.left');
    const one = story([perform('suspend-production')], matter);
    expect([one.state, refused(one, perform('suspend-production'))]).toEqual(['performing', 'case.perform-duty.left']);
    expect(story([perform('restrict-activity')], one).state).toBe('closable');
  });

  test('not in the future, and only under a decision that stands', () => {
    const matter = imposing(served, 'close');
    expect(refused(matter, perform('close', { on: '2026-06-19' }))).toBe('case.perform-duty.on-not-later');
    const fallen = story([['2026-06-17', head, 'revoke-decision', { document: '撤1', reason: '错' }]], matter);
    expect(refused({ ...fallen, state: 'performing' }, perform('close'))).toBe('case.decision-stands');
    expect(refused(standing('performing'), ['2026-06-18', intake, 'record-payment', payment('2026-06-18', 1)])).toBe(
      'case.decision-stands',
    );
  });

  test('a revocation names each licence, and no other penalty does', () => {
    const matter = imposing(served, 'revoke-licence', 'close');
    expect(refused(matter, perform('revoke-licence'))).toBe('case.perform-duty.licences');
    expect(refused(matter, perform('close', { licences }))).toBe('case.perform-duty.licences');
    const done = story([perform('revoke-licence', { licences })], matter);
    expect(done.facts.performance).toMatchObject({ licencesRevoked: [{ number: 'JY1', on: '2026-06-17' }] });
  });

  test('criticism is carried out by its publication', () => {
    const matter = imposing(served, 'criticism');
    expect(dutiesLeft(matter)).toEqual(['criticism']);
    expect(
      dutiesLeft(story([['2026-06-17', officer, 'publish', publication({ rule: 'publish-term-low' })]], matter)),
    ).toEqual([]);
  });
});

test('goods that are held pass with the decision, before it is served; everything else waits for service', () => {
  const held = { m1: { kind: 'seize', rule: 'case-seize', clock: 'seize:m1', on: '2026-06-05', left: { '1': 3 } } };
  const decided = imposing(story(decidedOn15th()), 'confiscate-goods', 'close');
  const holding = { ...decided, facts: { ...decided.facts, held } };
  expect(refused(holding, perform('close'))).toBe('case.perform-duty.served');
  expect(refused(holding, perform('confiscate-goods'))).toBe('case.perform-duty.served');
  const taken = story([perform('confiscate-goods', { measures: ['m1'] })], holding);
  expect([taken.state, openHoldings(taken).length, undisposed(taken).map(({ id }) => id)]).toEqual([
    'decided',
    0,
    ['m1'],
  ]);
  const last: readonly Step[] = [
    ['2026-06-19', officer, 'serve', service('2026-06-19')],
    ['2026-06-19', officer, 'perform-duty', { kind: 'close', on: '2026-06-19', document: '执行记录2', how: '关闭' }],
  ];
  expect(story(last, taken).state).toBe('closable');
});

test('a ban once a case; loss recovered once a document; nothing from the future', () => {
  const matter = standing('investigating');
  const ban = (on = '2026-06-17'): Step => [
    '2026-06-18',
    officer,
    'record-ban',
    { on, document: '取缔1', place: '城西路8号' },
  ];
  expect(refused(matter, ban('2026-06-19'))).toBe('case.record-ban.on-not-later');
  expect(refused(story([ban()], matter), ban())).toBe('case.record-ban.once');
  const recovery = (on = '2026-06-17'): Step => [
    '2026-06-18',
    officer,
    'record-recovery',
    { on, fen: 100, document: '收条1' },
  ];
  expect(refused(matter, recovery('2026-06-19'))).toBe('case.record-recovery.on-not-later');
  expect(refused(story([recovery()], matter), recovery())).toBe('case.record-recovery.document-twice');
});
