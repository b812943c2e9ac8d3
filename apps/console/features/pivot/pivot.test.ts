import { describe, expect, it } from 'vitest';
import type { Figure, Pivot } from '../../../../modules/figures/contract.ts';
import { askedOf } from './matters-query.ts';
import { drillAddress, type PivotState, pivotStateOf, settled, spanDays } from './pivot-address.ts';
import { nextSort, tableOf } from './table.ts';
import { growthText, largeOf } from './value.ts';

const text = (zh: string) => ({ zh, en: zh });
const figure = (id: string, over: Partial<Figure> = {}): Figure => ({
  ...{ id, measures: [id], title: text(id), unit: text('件'), definition: text(id), digest: id },
  ...{ money: false, stock: false, overdue: false },
  ...over,
});
const state: PivotState = {
  ...{ figures: 'filed', from: '2026-01-15', to: '2026-06-10' },
  ...{ rows: 'authority', columns: 'month', compare: 'none' },
};
const cell = (row: string, column: string, value: number) => ({ row, column, value, before: null, growth: null });
const heading = (key: string) => ({ key, title: text(key), canOpen: false });
const pivot: Pivot = {
  ...{ asOf: '2026-06-10T01:30:00Z', authority: { code: '980100', name: text('青梧') }, compared: null, notes: [] },
  ...{ from: state.from, to: state.to, figures: [figure('filed')] },
  rows: ['980100', '980102', '980103'].map(heading),
  columns: ['2026-01', '2026-02'].map(heading),
  cells: [cell('980100', '2026-01', 1), cell('980102', '2026-01', 8), cell('980102', '2026-02', 2)],
  totals: [cell('', '2026-01', 9), cell('', '2026-02', 2)],
};

describe('the address of a pivot', () => {
  it('always asks what can be answered: sides that differ, one figure where neither side is figures', () => {
    const of = (query: string) => {
      const { rows, columns, figures } = pivotStateOf(new URLSearchParams(query));
      return [rows, columns, figures];
    };
    expect(of('figures=a,b&rows=month&columns=year')).toEqual(['month', 'figure', 'a,b']);
    expect(of('figures=a,b&rows=figure&columns=figure')).toEqual(['figure', 'authority', 'a,b']);
    expect(of('figures=a,b&rows=domain&columns=month')).toEqual(['domain', 'month', 'a']);
    expect(of('figures=a&rows=nonsense&columns=')).toEqual(['authority', 'figure', 'a']);
    expect(settled({ ...state, rows: 'none', columns: 'none' }).columns).toBe('none');
  });

  it('of a place lists that place: its months inside the period, its own matters alone, those without a key', () => {
    const search = (address: string): Record<string, string> =>
      Object.fromEntries(new URLSearchParams(address.split('?')[1]));
    expect(search(drillAddress(state, pivot, { row: '980102', column: '2026-01' }))).toEqual({
      ...{ figure: 'filed', authority: '980102', from: '2026-01-15', to: '2026-01-31' },
    });
    expect(search(drillAddress(state, pivot, { row: '980100' }))).toMatchObject({ authority: '980100', own: 'yes' });
    const campaigns: PivotState = { ...state, rows: 'campaign', columns: 'domain' };
    expect(search(drillAddress(campaigns, pivot, { row: '', column: '' }))).toMatchObject({
      ...{ none: 'yes', domain: '' },
    });
    expect(search(drillAddress({ ...state, columns: 'figure' }, pivot, { column: 'closed' }))).toMatchObject({
      figure: 'closed',
    });
    // A number told in today's boundaries opens its matters in them.
    const moved: Pivot = { ...pivot, boundaries: 'today' };
    expect(search(drillAddress(state, moved, { row: '980102' }))).toMatchObject({ boundaries: 'today' });
    expect(askedOf(new URLSearchParams('boundaries=today&own=&sort=x')).toString()).toBe('boundaries=today');
  });

  it('knows the days of a span', () => {
    const whole = { from: '2025-01-01', to: '2026-12-31' };
    expect(spanDays('2026-02', whole)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(spanDays('2026-Q4', whole)).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(spanDays('2025', whole)).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  });
});

describe('a table of a pivot', () => {
  it('adds rows up only where the columns are parts of one figure', () => {
    expect(tableOf(pivot, state).rowTotal?.('980102')).toBe(10);
    expect(tableOf(pivot, { ...state, columns: 'campaign' }).rowTotal).toBeNull();
    expect(tableOf(pivot, { ...state, columns: 'figure' }).rowTotal).toBeNull();
    expect(tableOf({ ...pivot, figures: [figure('open', { stock: true })] }, state).rowTotal).toBeNull();
  });

  it('shades against the largest of the same figure, and nothing as nothing', () => {
    const table = tableOf(pivot, state);
    expect(['980102', '980100', '980103'].map((row) => table.heat(row, '2026-01'))).toEqual([4, 1, 0]);
  });

  it('orders by a column, by the sum, and as it comes again', () => {
    const order = (sort?: string): string[] => tableOf(pivot, { ...state, sort }).rows.map(({ key }) => key);
    expect(order('-2026-01')).toEqual(['980102', '980100', '980103']);
    expect(order('sum')).toEqual(['980103', '980100', '980102']);
    expect(order()).toEqual(['980100', '980102', '980103']);
    // A column without a key (no field, no campaign) is a column, not the sum.
    const columns = ['', '2026-01'].map(heading);
    const cells = [cell('980103', '', 1), cell('980102', '2026-01', 8)];
    const byNone = tableOf({ ...pivot, columns, cells }, { ...state, sort: '-' });
    expect(byNone.rows.map(({ key }) => key)).toEqual(['980103', '980100', '980102']);
    expect([undefined, '-a', 'a', '-b'].map((sort) => nextSort(sort, 'a'))).toEqual(['-a', 'a', undefined, '-a']);
  });
});

describe('numbers of figures', () => {
  it('say growth with its sign, and a dash where it is not told', () => {
    expect([1.48, -0.125, 0, null].map((growth) => growthText(growth))).toEqual(['+148.0%', '−12.5%', '±0.0%', '—']);
  });

  it('say money in the largest unit that fits, exactly', () => {
    expect(largeOf(figure('fined', { money: true }), 311_890_000, 'zh')).toEqual({ number: '311.89', unit: '万元' });
    expect(largeOf(figure('filed'), 1_234, 'en')).toEqual({ number: '1,234', unit: '件' });
  });
});
