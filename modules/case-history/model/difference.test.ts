import { expect, test } from 'vitest';
import { NEVER, type PlainDate } from '../../../kernel/plain-date.ts';
import { penaltyCase } from '../../cases/model/case/case.ts';
import { decidedOn15th, paid, payment, servedOn16th } from '../../cases/model/case/testing/finishing.ts';
import { blank, environment, filed, type Step, staff, toldActs } from '../../cases/model/case/testing/story.ts';
import { standingOn } from './as-of.ts';
import { type Difference, differences, type Reader } from './difference.ts';
import { differing, leavesOf } from './leaves.ts';

const reader: Reader = {
  names: { person: (id) => `P${id.slice(-2)}`, authority: (code) => ({ zh: code, en: code }) },
  facts: (facts) => facts,
  text: (text) => text,
};

function changed(steps: readonly Step[], from: string, to: string, as: Reader = reader): readonly Difference[] {
  const acts = toldActs(steps);
  const at = (day: string) => ({
    ...standingOn(penaltyCase, blank(), acts, { day: day as PlainDate, known: NEVER }, environment),
    day: day as PlainDate,
  });
  return differences(penaltyCase, at(from), at(to), as);
}
const of = (all: readonly Difference[], key: string): Difference | undefined => all.find((each) => each.key === key);

test('facts differ key by key, lists counted from one', () => {
  expect(differing({ a: { b: 1 } }, { a: { b: 2, c: [1] } })).toEqual(['a.b', 'a.c']);
  expect([...leavesOf({ a: [{ b: 1 }, { b: 2 }], none: {}, empty: '' })]).toEqual([
    ['a.1.b', 1],
    ['a.2.b', 2],
  ]);
});

test('between decision and service: state, clocks with their why, facts, each by its act', () => {
  const all = changed(servedOn16th(), '2026-06-15', '2026-06-16');
  const serve = servedOn16th().length;
  expect(of(all, 'state')).toMatchObject({ before: { zh: '已决定待送达' }, after: { zh: '执行中' }, acts: [serve] });
  expect(of(all, 'pay')).toMatchObject({
    area: 'clocks',
    before: null,
    after: { zh: '2026-07-01 届满' },
    why: { zh: '自2026-06-16起算' },
    acts: [serve],
  });
  expect(of(all, 'service.on')).toMatchObject({
    area: 'facts',
    title: { zh: '送达 › 日期' },
    before: null,
    after: { zh: '2026-06-16' },
    acts: [serve],
  });
  expect(of(all, 'service.method')?.after?.zh).not.toBe('direct');
});

test('money moves by acts, and by days alone where nobody did anything', () => {
  const part: readonly Step[] = [
    ...servedOn16th(),
    ['2026-06-20', staff.intake, 'record-payment', payment('2026-06-20', 20_000)],
  ];
  const byAct = of(changed(part, '2026-06-18', '2026-06-20'), 'paid');
  expect(byAct).toMatchObject({ before: { zh: '0元' }, after: { zh: '20,000元' }, acts: [part.length], why: null });
  const byDays = changed(part, '2026-07-01', '2026-07-03');
  expect(of(byDays, 'surcharge')).toMatchObject({ after: { zh: '1,800元' }, acts: [], why: { zh: '逐日计算' } });
  expect(byDays.filter(({ area }) => area !== 'money')).toEqual([]);
});

test('from before the beginning, everything is new and the filing did it', () => {
  const all = changed([filed()], '2026-05-31', '2026-06-01');
  expect(of(all, 'cause')).toMatchObject({ before: null, after: { zh: '未按规定明码标价' }, acts: [1] });
  expect(of(all, 'officers')).toMatchObject({ area: 'people', after: { zh: 'P01、P02' } });
  expect(of(all, 'state')?.acts).toEqual([1]);
  expect(changed([filed()], '2026-05-01', '2026-05-31')).toEqual([]);
});

test('a fact that several acts touched names them all; one and the same day differs in nothing', () => {
  const all = changed(paid, '2026-06-03', '2026-06-25');
  expect(of(all, 'review.passed')).toBeUndefined();
  expect(of(all, 'state')?.acts.length).toBeGreaterThan(3);
  expect(changed(paid, '2026-06-25', '2026-06-25')).toEqual([]);
});

test('what this reader may not read is masked on both sides and still told of', () => {
  const steps: readonly Step[] = [
    ...decidedOn15th(),
    [
      '2026-06-16',
      staff.officer,
      'add-task',
      { title: '电话13800000000核实', owner: staff.partner.personId, due: '2026-06-20' },
    ],
    ['2026-06-17', staff.officer, 'change-task', { task: 'k1', title: '电话13900000000核实' }],
  ];
  const masked: Reader = {
    ...reader,
    facts: (facts) => JSON.parse(JSON.stringify(facts).replace(/1[3-9]\d{9}/g, '1**********')),
  };
  expect(of(changed(steps, '2026-06-16', '2026-06-17'), 'tasks.k1.title')?.after?.zh).toBe('电话13900000000核实');
  expect(of(changed(steps, '2026-06-16', '2026-06-17', masked), 'tasks.k1.title')).toMatchObject({
    before: { zh: '电话1**********核实' },
    after: { zh: '电话1**********核实' },
    acts: [steps.length],
  });
});
