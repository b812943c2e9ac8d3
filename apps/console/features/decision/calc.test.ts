import { describe, expect, it } from 'vitest';
import { benchmark } from '../../../../modules/cases/model/discretion/testing.ts';
import { beginCalc, calculate, differing, judgedAmount, recordIn, recordOf } from './calc.ts';
import { withDeparture, withoutDeparture } from './departure.ts';

const facts = { conduct: { occurredOn: '2026-05-01', endedOn: '2026-05-10' } };
const fresh = beginCalc(null, '', '2026-05-10');

describe('the calculator of the console', () => {
  it('keeps a record from which the same result comes again', () => {
    const calc = { ...fresh, goodsValue: 1_000_000, factors: [{ id: 'no-such-factor', evidence: ['e1'] }] };
    const record = recordOf(calc, benchmark, facts, '980102');
    // A factor that this edition does not know would stop the calculation.
    expect(record.factors).toEqual([]);
    const kept = recordIn({ discretion: JSON.parse(JSON.stringify(record)) });
    expect(kept).toEqual(record);
    const first = calculate(benchmark, record, calc, null).assessment;
    if (kept === null) throw new Error('the record was not read');
    expect(differing(first, calculate(benchmark, kept, fresh, null).assessment)).toEqual([]);
    expect(differing(first, { ...first, band: 'heavier', range: null })).toContain('band');
  });

  it('wants a reason where another band than the benchmark’s is proposed, and none where it follows it', () => {
    const calc = { ...fresh, goodsValue: 1_000_000 };
    const record = recordOf(calc, benchmark, facts, '980102');
    const { assessment } = calculate(benchmark, record, calc, null);
    const { range } = assessment;
    if (range === null) throw new Error('no range to propose in');
    expect(calculate(benchmark, record, calc, range.min).wantsReason).toBe(false);
    expect(calculate(benchmark, record, { ...calc, band: 'lighter' }, range.min).wantsReason).toBe(true);
  });

  it('judges the sum of fines, nothing for a refusal to punish, and leaves a transfer alone', () => {
    const penalties = [{ kind: 'fine', fen: 100 }, { kind: 'warning' }, { kind: 'fine', fen: 50 }];
    expect(judgedAmount('report', { outcome: 'penalise', penalties })).toBe(150);
    expect(judgedAmount('report', { outcome: 'penalise', penalties: [{ kind: 'warning' }] })).toBeNull();
    expect(judgedAmount('report', { outcome: 'not-punished-minor' })).toBe(0);
    expect(judgedAmount('report', { outcome: 'transfer-judicial' })).toBeNull();
  });
});

describe('the reason of a departure', () => {
  it('stands in the reasons once and is found there again', () => {
    const once = withDeparture('事实清楚。', '已全部退款，\n生活困难。');
    expect(once).toBe('事实清楚。\n偏离裁量基准的理由：已全部退款， 生活困难。');
    expect(withDeparture(once, '已退款。')).toBe('事实清楚。\n偏离裁量基准的理由：已退款。');
    expect(withoutDeparture(once)).toEqual({ text: '事实清楚。', reason: '已全部退款， 生活困难。' });
    expect(withDeparture(once, '')).toBe('事实清楚。');
  });
});
