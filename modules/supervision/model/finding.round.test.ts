import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { Refused, type Step, walk } from '../../intake/model/testing/journey.ts';
import { finding } from './finding.ts';
import { FOUND, players, refusalOfLast } from './testing/players.ts';

const { lead, orderer, visited, county } = players;
const order: JsonObject = { document: '督改〔2026〕1号', requirements: '补登台账。', due: '2026-06-30', to: '510500' };
const recorded: readonly Step[] = [[lead, 'record', '2026-06-10', FOUND]];
const ordered: readonly Step[] = [...recorded, [orderer, 'order', '2026-06-11', order]];
const replied: readonly Step[] = [...ordered, [visited, 'reply', '2026-06-25', { text: '已补登。' }]];
const holds: JsonObject = { result: 'holds', on: '2026-06-28', text: '抽查五件均已登记。' };
const cells = (matter: Matter) => Object.fromEntries(finding.measures.map(({ id, cells: of }) => [id, of(matter)]));

describe('a finding', () => {
  test('goes to the authority that mends it with its order, comes back by its reply, and is struck off after a re-check', () => {
    expect(walk(finding, ...recorded).handlingCode).toBe('510000');
    const there = walk(finding, ...ordered);
    expect([there.handlingCode, there.clocks.rectify?.due]).toEqual(['510500', '2026-06-30']);
    expect(refusalOfLast(finding, [...ordered, [county, 'reply', '2026-06-25', { text: '已补登。' }]])).toBe(
      'procedure.place',
    );
    const matter = walk(
      finding,
      ...replied,
      [orderer, 'recheck', '2026-06-28', holds],
      [lead, 'close', '2026-06-29', {}],
    );
    expect([matter.state, matter.closedOn]).toEqual(['closed', '2026-06-29']);
    expect(cells(matter)).toMatchObject({
      'finding.found': [{ day: '2026-06-10', authority: '510500' }],
      'finding.rectified': [{ day: '2026-06-28', authority: '510500' }],
    });
  });

  test('that does not hold is ordered again by a new day, with a clock of its own', () => {
    const not: JsonObject = { result: 'not', on: '2026-06-28', text: '仍有缺漏。', due: '2026-07-15' };
    expect(refusalOfLast(finding, [...replied, [lead, 'recheck', '2026-06-28', { ...not, result: 'holds' }]])).toBe(
      'finding.recheck.again',
    );
    const again = walk(finding, ...replied, [lead, 'recheck', '2026-06-28', not]);
    expect([again.state, again.clocks['rectify-2']?.due, again.clocks.rectify?.endedOn]).toEqual([
      'ordered',
      '2026-07-15',
      '2026-06-25',
    ]);
    expect(refusalOfLast(finding, [...recorded, [lead, 'recheck', '2026-06-28', not]])).toBe('finding.recheck.again');
  });

  test('is ordered within the area of the finder, by a day to come', () => {
    expect(refusalOfLast(finding, [...recorded, [lead, 'order', '2026-06-11', { ...order, to: '610000' }]])).toBe(
      'finding.order.below',
    );
    expect(refusalOfLast(finding, [...recorded, [lead, 'order', '2026-07-11', order]])).toBe(
      'finding.order.due-not-past',
    );
  });

  test('is exposed with its names masked where it says so', () => {
    const shop: JsonObject = { ...FOUND, subject: { kind: 'operator', authority: '510500', name: '甲商行' } };
    const there: readonly Step[] = [[lead, 'record', '2026-06-10', shop]];
    const expose = (text: string, names: string): Step => [
      ...([orderer, 'expose', '2026-06-12'] as const),
      { channel: 'website', outlet: '省局网站', on: '2026-06-12', names, text },
    ];
    expect(refusalOfLast(finding, [...there, expose('甲商行销售过期药品', 'masked')])).toBe('finding.expose.masked');
    expect(cells(walk(finding, ...there, expose('某商行销售过期药品', 'masked')))['finding.exposed']).toHaveLength(1);
    expect(cells(walk(finding, ...there, expose('甲商行销售过期药品', 'named')))['finding.exposed']).toHaveLength(1);
  });

  test('is referred once; a note on accountability decides nothing', () => {
    const refer: Step = [orderer, 'refer', '2026-06-12', { to: '510502' }];
    expect(refusalOfLast(finding, [...recorded, refer, refer])).toBe('finding.refer.once');
    const note: Step = [
      ...([orderer, 'note-accountability', '2026-06-12'] as const),
      { organ: '市纪委监委驻局纪检组', on: '2026-06-12', facts: '台账长期无人登记。' },
    ];
    const matter = walk(finding, ...recorded, note);
    expect([matter.state, cells(matter)['finding.accountability']?.length]).toEqual(['recorded', 1]);
  });

  test('that was withdrawn counts nowhere', () => {
    const matter = walk(finding, ...recorded, [orderer, 'withdraw', '2026-06-11', { reason: '登记错误' }]);
    expect(Object.values(cells(matter)).flat()).toEqual([]);
  });
});

test('property: whatever is tried in whatever order, no finding is struck off without a re-check that holds', () => {
  const attempts: readonly Step[] = [
    [orderer, 'order', '2026-06-11', order],
    [visited, 'reply', '2026-06-11', { text: '已补登。' }],
    [lead, 'recheck', '2026-06-11', { ...holds, on: '2026-06-11' }],
    [lead, 'recheck', '2026-06-11', { result: 'not', on: '2026-06-11', text: '未改。', due: '2026-07-15' }],
    [lead, 'close', '2026-06-11', {}],
    [visited, 'close', '2026-06-11', {}],
    [orderer, 'refer', '2026-06-11', { to: '510502' }],
    [orderer, 'withdraw', '2026-06-11', { reason: '登记错误' }],
  ];
  let closed = 0;
  fc.assert(
    fc.property(fc.array(fc.nat(attempts.length - 1), { minLength: 3, maxLength: 12 }), (order_) => {
      const done: Step[] = [...recorded];
      for (const index of order_) {
        const step = attempts[index] as Step;
        try {
          walk(finding, ...done, step);
          done.push(step);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
        }
      }
      if (walk(finding, ...done).state !== 'closed') return;
      closed += 1;
      const last = done.findLastIndex(([, verb, , body]) => verb === 'recheck' && body?.result === 'holds');
      expect(last).toBeGreaterThan(0);
      expect(done.findIndex(([, verb]) => verb === 'close')).toBeGreaterThan(last);
    }),
    { numRuns: 300 },
  );
  expect(closed).toBeGreaterThan(5);
});
