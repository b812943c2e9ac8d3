import { describe, expect, test } from 'vitest';
import type { AuthorityCode, PersonId } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { cellsOf } from '../../../platform/procedure/fold.ts';
import type { ActingAs, Matter, Procedure } from '../../../platform/procedure/types.ts';
import { go, Refused, type Step, walk } from '../../intake/model/testing/journey.ts';
import { disclosure } from './disclosure.ts';
import { isShownOn, lastDayOf } from './display.ts';
import { listEntry } from './list-entry.ts';
import { recall } from './recall.ts';
import { disclosureExamples, listEntryExamples, recallExamples, seriousEntry } from './testing/examples.ts';

const actor = (n: number, ...roles: readonly string[]): ActingAs => ({
  personId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as PersonId,
  authority: '510502' as AuthorityCode,
  roles,
  onBehalfOf: null,
});
const officer = actor(1, 'officer');
const head = actor(2, 'head');
const colleague = actor(3, 'officer');

const stepsOf =
  (examples: Readonly<Record<string, JsonObject>>) =>
  (by: ActingAs, verb: string, on: string, more: JsonObject = {}): Step => [
    by,
    verb,
    on,
    { ...examples[verb], ...more },
  ];
const refusal = (procedure: Procedure, from: Matter, ...steps: readonly Step[]): string => {
  try {
    go(procedure, from, ...steps);
    return '';
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
};

describe('complaint information', () => {
  const step = stepsOf(disclosureExamples);
  const proposed = walk(disclosure, step(officer, 'propose', '2026-07-06'));
  const told = go(disclosure, proposed, step(officer, 'tell-firm', '2026-07-06'));
  const objected = go(disclosure, told, step(officer, 'record-objection', '2026-07-06'));

  test('is published only after the firm was told, and answered or had its time; by another person', () => {
    expect(refusal(disclosure, proposed, step(head, 'publish', '2026-07-07'))).toBe('procedure.state');
    expect(refusal(disclosure, told, step(head, 'publish', '2026-07-10'))).toBe('disclosure.publish.heard');
    // Ten working days after 6 July: a default of ours, where the paper names no other day.
    expect(told.clocks.answer?.due).toBe('2026-07-20');
    expect(refusal(disclosure, told, step(head, 'publish', '2026-07-20'))).toBe('disclosure.publish.heard');
    expect(refusal(disclosure, told, step(head, 'publish', '2026-07-21'))).toBe('');
    expect(refusal(disclosure, objected, step(officer, 'publish', '2026-07-07'))).toBe('procedure.role');
    const own = walk(disclosure, step(head, 'propose', '2026-07-06'), step(head, 'tell-firm', '2026-07-06'));
    expect(refusal(disclosure, own, step(head, 'publish', '2026-07-21'))).toBe('disclosure.publish.other');
    const named = go(disclosure, proposed, step(officer, 'tell-firm', '2026-07-06', { answerBy: '2026-07-08' }));
    expect(refusal(disclosure, named, step(head, 'publish', '2026-07-09'))).toBe('');
  });

  test('is read from its day through its last, and not a day longer', () => {
    const shown = go(disclosure, objected, step(head, 'publish', '2026-07-07', { until: '2026-08-01' }));
    expect([lastDayOf(shown), isShownOn(shown, '2026-07-07'), isShownOn(shown, '2026-08-01')]).toEqual([
      '2026-08-01',
      true,
      true,
    ]);
    expect([isShownOn(shown, '2026-07-06'), isShownOn(shown, '2026-08-02')]).toEqual([false, false]);
    const usual = go(disclosure, objected, step(head, 'publish', '2026-07-07'));
    expect(lastDayOf(usual)).toBe('2027-07-07');
    const cells = [...cellsOf(disclosure, usual).values()].filter(({ campaign }) => campaign === '');
    expect(cells.map(({ measure, day }) => `${measure} ${day}`)).toEqual(['disclosure.published 2026-07-07']);
  });

  test('taken down or exempt it is read by nobody; mended it says what is right', () => {
    const shown = go(disclosure, objected, step(head, 'publish', '2026-07-07'));
    const mended = go(disclosure, shown, step(head, 'mend', '2026-07-08'));
    expect([mended.title, isShownOn(mended, '2026-07-08')]).toEqual(['投诉信息：云岚家电', true]);
    expect(isShownOn(go(disclosure, mended, step(head, 'take-down', '2026-07-09')), '2026-07-09')).toBe(false);
    expect(isShownOn(go(disclosure, objected, step(head, 'exempt', '2026-07-07')), '2026-07-07')).toBe(false);
    expect(refusal(disclosure, proposed, step(officer, 'exempt', '2026-07-07'))).toBe('procedure.role');
  });

  test('what was rejected or withdrawn has no way in; dates stand in their order', () => {
    const open = disclosure.verbs.propose?.body;
    for (const outcome of ['rejected', 'withdrawn', 'out-of-scope']) {
      expect(open?.safeParse({ ...disclosureExamples.propose, outcome }).success).toBe(false);
    }
    for (const more of [{ outcome: 'terminated' }, { ground: 'T1' }, { outcome: 'terminated', ground: 'T6' }]) {
      expect(open?.safeParse({ ...disclosureExamples.propose, ...more }).success).toBe(false);
    }
    const late = step(officer, 'propose', '2026-06-30');
    expect(() => walk(disclosure, late)).toThrow('disclosure.propose.dates');
  });
});

describe('an entry of a list', () => {
  const step = stepsOf(listEntryExamples);
  const serious = { entry: seriousEntry };
  const listed = (more: JsonObject = {}, until: JsonObject = {}) =>
    walk(
      listEntry,
      step(officer, 'propose', '2026-07-06', more),
      step(officer, 'tell-firm', '2026-07-06'),
      step(officer, 'record-objection', '2026-07-06'),
      step(head, 'publish', '2026-07-07', until),
    );

  test('of serious violations is gone after three years by itself; of abnormal operation by its removal', () => {
    const three = listed(serious);
    expect(lastDayOf(three)).toBe('2029-07-07');
    expect([isShownOn(three, '2029-07-07'), isShownOn(three, '2029-07-08')]).toEqual([true, false]);
    const abnormal = listed();
    expect([lastDayOf(abnormal), isShownOn(abnormal, '2036-01-01')]).toEqual(['', true]);
    const off = go(listEntry, abnormal, step(head, 'remove', '2026-08-01'));
    expect([off.state, isShownOn(off, '2026-08-01')]).toEqual(['removed', false]);
  });

  test('leaves early only after a year, for its term only when that is over; a term is never shortened', () => {
    expect(refusal(listEntry, listed(serious), step(head, 'remove', '2027-01-01', { how: 'early' }))).toBe(
      'list-entry.remove.early',
    );
    expect(refusal(listEntry, listed(serious), step(head, 'remove', '2027-07-08', { how: 'early' }))).toBe('');
    expect(refusal(listEntry, listed(), step(head, 'remove', '2028-01-01', { how: 'early' }))).toBe(
      'list-entry.remove.early',
    );
    expect(refusal(listEntry, listed(serious), step(head, 'remove', '2028-01-01', { how: 'term-over' }))).toBe(
      'list-entry.remove.term',
    );
    expect(() => listed(serious, { until: '2027-07-07' })).toThrow('list-entry.publish.until');
    expect(() => listed({}, { until: '2031-07-07' })).toThrow('list-entry.publish.until');
    expect(lastDayOf(listed(serious, { until: '2031-07-07' }))).toBe('2031-07-07');
    expect(refusal(listEntry, listed(), step(head, 'mend', '2026-07-08', serious))).toBe('list-entry.mend.list');
  });
});

describe('a recall', () => {
  const step = stepsOf(recallExamples);
  const proposed = walk(recall, step(officer, 'propose', '2026-07-06'));

  test('is checked against its notice by another officer and read at once; progress is told with it', () => {
    expect(refusal(recall, proposed, step(officer, 'publish', '2026-07-06'))).toBe('recall.publish.other');
    const shown = go(recall, proposed, step(colleague, 'publish', '2026-07-06'));
    expect([shown.title, isShownOn(shown, '2026-07-06')]).toEqual(['召回：山泉牌酱油（云岚家电商行）', true]);
    const done = go(
      recall,
      shown,
      step(officer, 'record-progress', '2026-07-08', { on: '2026-07-08', finished: true }),
    );
    // Finished is not forgotten: somebody may have a bottle of it still.
    expect([done.facts.finishedOn, isShownOn(done, '2027-07-08')]).toEqual(['2026-07-08', true]);
    expect(refusal(recall, shown, step(officer, 'record-progress', '2026-07-06', { on: '2026-07-07' }))).toBe(
      'recall.record-progress.on-not-later',
    );
    expect(isShownOn(go(recall, done, step(head, 'take-down', '2026-07-09')), '2026-07-09')).toBe(false);
  });
});
