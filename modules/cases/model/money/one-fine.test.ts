import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fen } from '../../../../kernel/money.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { sources } from '../sources.ts';
import { duplicateFines, type EarlierDecision, type FinedAct, higherAmount } from './one-fine.ts';

const provision = (id: string, min: number, max: number) => ({
  id,
  source: sources.proportion,
  range: { min: fen(min), max: fen(max) },
});

describe('the higher amount governs', () => {
  test('by the maximum, then by the minimum', () => {
    const found = higherAmount([provision('a', 100, 500), provision('b', 100, 900), provision('c', 200, 900)]);
    expect([found?.governs.id, found?.steps.length, found?.cautions]).toEqual(['c', 4, []]);
  });

  test('one alone governs; none, none', () => {
    expect(higherAmount([provision('a', 1, 2)])?.steps).toHaveLength(1);
    expect(higherAmount([])).toBeUndefined();
  });

  test('where the comparison is not plain it is said', () => {
    const crossed = higherAmount([provision('a', 100, 900), provision('b', 200, 500)]);
    expect([crossed?.governs.id, crossed?.cautions.map(({ rule }) => rule)]).toEqual(['a', ['one-fine.crossed']]);
    const equal = higherAmount([provision('a', 1, 2), provision('b', 1, 2)]);
    expect(equal?.cautions.map(({ rule }) => rule)).toEqual(['one-fine.equal']);
  });

  test('no other provision allows more, in whatever order they come', () => {
    const any = fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(any, (ranges) => {
        const list = ranges.map(([min, width], index) => provision(String(index), min, min + width));
        const found = higherAmount(list)?.governs.range;
        expect(found?.max).toBe(Math.max(...list.map(({ range }) => range.max)));
        expect(higherAmount(list.toReversed())?.governs.range).toEqual(found);
      }),
    );
  });
});

const act: FinedAct = {
  party: '91980102MA0000001X',
  fact: 'finding-1',
  violation: 'pyramid-recruiting',
  from: plainDate('2026-01-01'),
  to: plainDate('2026-03-01'),
  objects: ['batch-7'],
};
const decision: EarlierDecision = {
  ...act,
  number: '青梧市监处罚〔2026〕3号',
  authority: '青梧市市场监督管理局',
  fine: fen(100_000),
  stands: true,
};
const against = (...changes: readonly Partial<EarlierDecision>[]) => {
  const { certain, possible } = duplicateFines(
    act,
    changes.map((change) => ({ ...decision, ...change })),
  );
  return [certain.length, possible.length];
};

describe('no second fine for one act', () => {
  test('the same facts: certain', () => {
    const found = duplicateFines(act, [decision]);
    expect([found.certain, found.cautions.map(({ severity }) => severity)]).toEqual([[decision], ['unlawful']]);
    expect(found.cautions[0]?.text.zh).toContain('青梧市监处罚〔2026〕3号');
  });

  test.each([
    ['another party', { party: 'x' }, [0, 0]],
    ['annulled', { stands: false }, [0, 0]],
    ['a warning only', { fine: fen(0) }, [0, 0]],
    ['other facts, same days and violation', { fact: 'finding-2' }, [0, 1]],
    ['facts without an id', { fact: null }, [0, 1]],
    ['same goods under another violation', { fact: null, violation: 'false-advertising' }, [0, 1]],
    ['other goods, another violation', { fact: null, violation: 'x', objects: ['batch-8'] }, [0, 0]],
    ['over before it began', { fact: null, from: plainDate('2025-01-01'), to: plainDate('2025-12-31') }, [0, 0]],
    ['touching on one day', { fact: null, from: plainDate('2025-01-01'), to: plainDate('2026-01-01') }, [0, 1]],
    ['beginning on its last day', { fact: null, from: plainDate('2026-03-01'), to: plainDate('2026-06-01') }, [0, 1]],
    ['beginning after it', { fact: null, from: plainDate('2026-03-02'), to: plainDate('2026-06-01') }, [0, 0]],
  ])('%s', (_, change, expected) => {
    expect(against(change)).toEqual(expected);
  });

  test('facts without an id on both sides are never certain', () => {
    expect(duplicateFines({ ...act, fact: null }, [{ ...decision, fact: null }]).certain).toEqual([]);
  });
});
