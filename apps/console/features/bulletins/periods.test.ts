import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { monthsUpTo, periodOf } from './periods.ts';

describe('periods of the board', () => {
  it('crosses the turn of the year', () => {
    expect(periodOf('last-month', plainDate('2026-01-15'))).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(periodOf('quarter', plainDate('2026-11-22'))).toEqual({ from: '2026-10-01', to: '2026-11-22' });
    expect(monthsUpTo(plainDate('2026-02-10'), 3)).toEqual([
      { from: '2025-12-01', to: '2025-12-31' },
      { from: '2026-01-01', to: '2026-01-31' },
      { from: '2026-02-01', to: '2026-02-10' },
    ]);
  });

  it('ends February on its own last day', () => {
    expect(periodOf('last-month', plainDate('2024-03-31')).to).toBe('2024-02-29');
  });
});
