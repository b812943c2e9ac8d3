import { describe, expect, test } from 'vitest';
import type { AuthorityCode, PersonId } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { cellsOf } from '../../../platform/procedure/fold.ts';
import type { ActingAs, Matter } from '../../../platform/procedure/types.ts';
import { go, Refused, refused, type Step, walk } from '../../intake/model/testing/journey.ts';
import { shownDoorCode } from './door-code.ts';
import { inspection } from './inspection.ts';

const actor = (n: number, ...roles: readonly string[]): ActingAs => ({
  personId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as PersonId,
  authority: '510502' as AuthorityCode,
  roles,
  onBehalfOf: null,
});
const first = actor(1, 'officer');
const second = actor(2, 'officer');
const stranger = actor(3, 'officer');
const head = actor(4, 'head');

const body: JsonObject = {
  firm: { name: '某某超市有限公司' },
  items: [
    { id: '1', title: '食品经营许可' },
    { id: '2', title: '明码标价' },
  ],
  officers: [first.personId, second.personId],
  period: { from: '2026-06-01', to: '2026-06-30' },
  purpose: 'inspection',
  ground: 'cause',
  reason: '接到举报。',
};
const proposed = (change: JsonObject = {}): Step => [first, 'propose', '2026-06-01', { ...body, ...change }];
const approve: Step = [head, 'approve', '2026-06-02', { document: '审批1' }];
const codeOf = (matter: Matter): string => String(matter.facts.doorCode);
const scanned = (matter: Matter): Step => [first, 'scan', '2026-06-03', { code: codeOf(matter) }];
const record = (results: JsonObject[], by: ActingAs = first, other: ActingAs = second): Step => [
  ...([by, 'record', '2026-06-03'] as const),
  { officer: other.personId, results, text: '检查经过。' },
];
const fine: JsonObject[] = [
  { item: '1', result: 'no-problem' },
  { item: '2', result: 'not-applicable' },
];
const bad: JsonObject[] = [
  { item: '1', result: 'no-problem' },
  { item: '2', result: 'ordered', note: '三种商品无标价签', next: 'here' },
];
const refusal = (from: Matter, ...steps: readonly Step[]): string => {
  try {
    go(inspection, from, ...steps);
    return '';
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
};
const inside = (): Matter => {
  const matter = walk(inspection, proposed(), approve);
  return go(inspection, matter, scanned(matter));
};
const counted = (matter: Matter): string[] =>
  [...cellsOf(inspection, matter).values()]
    .filter(({ campaign }) => campaign === '')
    .map(({ measure, day, n }) => `${measure} ${day} ${n}`)
    .sort();

test('from its approval to the published result, in time', () => {
  const matter = go(inspection, inside(), record(bad));
  expect(matter.clocks.publication?.due).toBe('2026-07-02');
  expect(counted(matter)).toEqual(['inspection.done 2026-06-03 1', 'inspection.problems 2026-06-03 1']);
  const shown = go(inspection, matter, [first, 'publish', '2026-06-10', {}]);
  expect(shown.clocks.publication?.endedOn).toBe('2026-06-10');
  expect(shown.facts.display).toMatchObject({
    ...{ state: 'shown', edition: 1, on: '2026-06-10' },
    // Codes only: no word of the record goes to the public.
    results: [
      { item: '1', result: 'no-problem' },
      { item: '2', result: 'ordered' },
    ],
  });
  expect(refused(inspection, shown, head, 'close', '2026-06-11')).toBe('inspection.close.problems');
  const done = go(
    inspection,
    shown,
    [second, 'follow-up', '2026-06-20', { item: '2', on: '2026-06-20', text: '已标价。' }],
    [head, 'close', '2026-06-21', {}],
  );
  expect([done.state, counted(done).at(-1)]).toEqual(['closed', 'inspection.published 2026-06-10 1']);
});

describe('nobody goes in', () => {
  test('before the approval, and who inspects does not approve', () => {
    const asked = walk(inspection, proposed());
    expect(refused(inspection, asked, first, 'scan', '2026-06-03')).toBe('procedure.state');
    const own = walk(inspection, proposed({ officers: [head.personId, second.personId] }));
    expect(refused(inspection, own, head, 'approve', '2026-06-02')).toBe('inspection.approve.other');
  });

  test('without the code of this approval; grouping and case are of no account', () => {
    const matter = walk(inspection, proposed(), approve);
    const scan = (code: string): Step => [first, 'scan', '2026-06-03', { code }];
    expect(refusal(matter, scan('0000-0000-0000'))).toBe('inspection.scan.code');
    expect(go(inspection, matter, scan(shownDoorCode(codeOf(matter)).toLowerCase())).state).toBe('on-site');
    expect(go(inspection, matter, scan(`https://bureau.example/door?code=${codeOf(matter)}`)).state).toBe('on-site');
    expect(codeOf(matter)).not.toBe(
      codeOf(walk(inspection, proposed(), [head, 'approve', '2026-06-03', { document: '2' }])),
    );
  });

  test('who was not sent, nor outside the days that were approved', () => {
    const matter = walk(inspection, proposed(), approve);
    expect(refused(inspection, matter, stranger, 'scan', '2026-06-03')).toBe('inspection.scan.sent');
    expect(refused(inspection, matter, first, 'scan', '2026-07-01')).toBe('inspection.scan.period');
  });

  test('alone', () => {
    expect(() => walk(inspection, proposed({ officers: [first.personId, first.personId] }))).toThrow(
      'inspection.propose.officers',
    );
    expect(refusal(inside(), record(fine, first, first))).toBe('inspection.record.second');
    expect(refusal(inside(), record(fine, first, stranger))).toBe('inspection.record.second');
  });
});

test('nothing is recorded without the scan', () => {
  const matter = walk(inspection, proposed(), approve);
  expect(refused(inspection, matter, first, 'record', '2026-06-03')).toBe('procedure.state');
});

test('every item is answered and no other; a problem says what and how it goes on', () => {
  expect(refusal(inside(), record(fine.slice(1)))).toBe('inspection.record.items');
  expect(refusal(inside(), record([...fine, { item: '3', result: 'no-problem' }]))).toBe('inspection.record.items');
  expect(refusal(inside(), record([{ item: '1', result: 'found' }, fine[1] ?? {}]))).toBe('inspection.record.next');
});

test('an urgent one goes in first and is approved afterwards; nothing is published before', () => {
  const late = walk(inspection, proposed({ urgent: { reason: '正在转移涉案物品', approveBy: '2026-06-03' } }));
  expect([late.state, late.clocks.approval?.due]).toEqual(['approved', '2026-06-03']);
  const recorded = go(
    inspection,
    late,
    [first, 'scan', '2026-06-01', { code: codeOf(late) }],
    [...([first, 'record', '2026-06-01'] as const), { officer: second.personId, results: fine, text: '检查经过。' }],
  );
  expect(refused(inspection, recorded, first, 'publish', '2026-06-02')).toBe('inspection.publish.approved');
  const approved = go(inspection, recorded, approve);
  expect(approved.clocks.approval?.endedOn).toBe('2026-06-02');
  expect(refused(inspection, approved, head, 'approve', '2026-06-02')).toBe('inspection.approve.open');
  expect(go(inspection, approved, [first, 'publish', '2026-06-02', {}]).facts.display).toMatchObject({
    edition: 1,
  });
  const reminded = walk(inspection, proposed({ urgent: { reason: '紧急' } }));
  expect(reminded.clocks.approval?.due).toBe('2026-06-03');
});

test('a visit called otherwise leaves the same trace, is not counted and not published', () => {
  const visit = walk(inspection, proposed({ purpose: 'observation' }), approve);
  expect(refused(inspection, visit, first, 'record', '2026-06-03')).toBe('procedure.state');
  const done = go(inspection, visit, scanned(visit), record(fine));
  expect([done.clocks, counted(done)]).toEqual([{}, []]);
  expect(refused(inspection, done, first, 'publish', '2026-06-10')).toBe('inspection.publish.kind');
  expect(refused(inspection, done, head, 'close', '2026-06-10')).toBeNull();
});

test('what is published is corrected by a new edition and withdrawn with a reason', () => {
  const shown = go(inspection, inside(), record(fine), [first, 'publish', '2026-06-10', {}]);
  const corrected = go(inspection, shown, [
    ...([head, 'correct-publication', '2026-06-12'] as const),
    { results: bad, reason: '登记错误' },
  ]);
  expect(corrected.facts.display).toMatchObject({ edition: 2, firstOn: '2026-06-10', on: '2026-06-12' });
  const gone = go(inspection, corrected, [head, 'withdraw-publication', '2026-06-15', { reason: '复核后撤回' }]);
  expect(gone.facts.display).toMatchObject({ state: 'withdrawn', withdrawnOn: '2026-06-15' });
  expect(gone.facts.display).not.toHaveProperty('results');
  expect(counted(gone)).toEqual(['inspection.done 2026-06-03 1']);
});

test('a special inspection ordered from above names its order', () => {
  expect(() => walk(inspection, proposed({ ground: 'ordered' }))).toThrow('inspection.propose.order');
});
