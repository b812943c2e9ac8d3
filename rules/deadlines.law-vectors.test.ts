import { describe, expect, test } from 'vitest';
import type { ClockInput, DeadlineRule } from '../kernel/deadline.ts';
import { computeDeadline, traceDeadline } from '../kernel/deadline-engine.ts';
import { isAppError } from '../kernel/error.ts';
import { chinaCalendar, pauseNames, ruleBook } from './index.ts';
import { day } from './worked-rule.ts';

const REGION = '510502';

function clock(rule: DeadlineRule, startedOn: string, more: Partial<ClockInput> = {}): ClockInput {
  return {
    rule: rule.id,
    version: rule.effectiveFrom,
    startedOn: day(startedOn),
    startedAt: `${startedOn}T01:00:00Z`,
    pauses: [],
    extensions: [],
    endedOn: null,
    ...more,
  };
}

describe('which edition governs', () => {
  test('accepted 2026-04-14: 45 working days; accepted 2026-04-15: 60 days', () => {
    const old = ruleBook.get('complaint-mediate', day('2026-04-14'), REGION);
    const current = ruleBook.get('complaint-mediate', day('2026-04-15'), REGION);
    expect(old.limit).toEqual({ amount: 45, unit: 'wd' });
    expect(current.limit).toEqual({ amount: 60, unit: 'd' });
    expect(computeDeadline(old, clock(old, '2026-04-14'), chinaCalendar).due).toBe('2026-06-18');
    expect(computeDeadline(current, clock(current, '2026-04-15'), chinaCalendar).due).toBe('2026-06-15');
    expect(ruleBook.edition('complaint-mediate', old.effectiveFrom)).toBe(old);
  });

  test('the five working days to tell a reporter ended with order 20', () => {
    expect(ruleBook.find('report-result-notice', day('2026-04-14'), REGION)?.limit.amount).toBe(5);
    expect(ruleBook.find('report-result-notice', day('2026-04-15'), REGION)).toBeUndefined();
  });

  test('nothing in force is a coded error, and so is an edition that never was', () => {
    const codeOf = (run: () => unknown): unknown => {
      try {
        return run();
      } catch (error) {
        return isAppError(error) ? error.code : error;
      }
    };
    expect(codeOf(() => ruleBook.get('complaint-mediate', day('2019-12-31'), REGION))).toBe('rules.none-in-force');
    expect(codeOf(() => ruleBook.get('no-such-rule', day('2026-05-01'), REGION))).toBe('rules.none-in-force');
    expect(codeOf(() => ruleBook.edition('complaint-mediate', day('2026-04-16')))).toBe('rules.no-such-edition');
  });
});

describe('law.md §14', () => {
  const accept = ruleBook.get('complaint-accept', day('2026-09-24'), REGION);

  test('seizure 2026-09-01 + 30 d: 2026-10-08, and 2026-09-30 stays the safe day before the holiday', () => {
    const seizure: DeadlineRule = { ...accept, limit: { amount: 30, unit: 'd' }, rollForward: true };
    expect(computeDeadline(seizure, clock(seizure, '2026-09-01'), chinaCalendar)).toMatchObject({
      due: '2026-10-08',
      unrolled: '2026-10-01',
    });
  });

  test('a date that touches 2027 is provisional', () => {
    const late = computeDeadline(accept, clock(accept, '2027-02-05'), chinaCalendar);
    expect(late).toMatchObject({ provisional: true });
    const one: DeadlineRule = { ...accept, limit: { amount: 1, unit: 'wd' } };
    expect(computeDeadline(one, clock(one, '2027-02-07'), chinaCalendar)).toMatchObject({
      due: '2027-02-08',
      provisional: true,
    });
    expect(computeDeadline(accept, clock(accept, '2026-12-22'), chinaCalendar)).toMatchObject({
      due: '2026-12-31',
      provisional: false,
    });
    const trace = traceDeadline(accept, clock(accept, '2026-12-25'), chinaCalendar);
    expect(trace.at(-1)?.note.zh).toContain('放假安排未载入');
  });
});

test('the trace of a verification with testing and an extension reads like the law', () => {
  const rule = ruleBook.get('report-verify', day('2026-09-21'), REGION);
  const input = clock(rule, '2026-09-21', {
    pauses: [{ kind: 'testing', from: day('2026-10-12'), to: day('2026-10-13'), document: '检测委托书1号' }],
    extensions: [{ on: day('2026-10-19'), limit: { amount: 2, unit: 'wd' }, approver: '张局长', reason: '案情复杂' }],
  });
  const trace = traceDeadline(rule, input, chinaCalendar, pauseNames).map(({ date, note }) => `${date} ${note.zh}`);
  expect(trace).toEqual([
    '2026-09-21 起算之日，不计入，自次日起算',
    '2026-09-22 第1个工作日',
    '2026-09-23 第2个工作日',
    '2026-09-24 第3个工作日',
    '2026-09-25 中秋节假期，不计入',
    '2026-09-26 中秋节假期，不计入',
    '2026-09-27 中秋节假期，不计入',
    '2026-09-28 第4个工作日',
    '2026-09-29 第5个工作日',
    '2026-09-30 第6个工作日',
    ...[1, 2, 3, 4, 5, 6, 7].map((date) => `2026-10-0${date} 国庆节假期，不计入`),
    '2026-10-08 第7个工作日',
    '2026-10-09 第8个工作日',
    '2026-10-10 调休上班日，第9个工作日',
    '2026-10-11 星期日，不计入',
    '2026-10-12 中止计算：检测（检测委托书1号）',
    '2026-10-13 中止计算：检测（检测委托书1号）',
    '2026-10-14 第10个工作日',
    '2026-10-15 第11个工作日',
    '2026-10-16 第12个工作日',
    '2026-10-17 星期六，不计入',
    '2026-10-18 星期日，不计入',
    '2026-10-19 第13个工作日',
    '2026-10-20 第14个工作日',
    '2026-10-21 第15个工作日',
    '2026-10-22 第16个工作日，延长期限自本日起（张局长批准，2个工作日）',
    '2026-10-23 第17个工作日，期限届满',
  ]);
});

test('the trace of a mediation says why its last day moved', () => {
  const rule = ruleBook.get('complaint-mediate', day('2026-08-08'), REGION);
  const trace = traceDeadline(rule, clock(rule, '2026-08-08'), chinaCalendar);
  expect(trace.slice(-2).map((entry) => entry.note)).toEqual([
    {
      zh: '第60日，期限最后一日为国庆节假期，顺延',
      en: 'day 60; the last day is a day off (National Day): carried forward',
    },
    { zh: '顺延至本日，期限届满', en: 'carried forward to this day: due' },
  ]);
});
