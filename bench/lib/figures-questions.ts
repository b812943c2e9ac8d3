import type { PivotAsk } from '../../modules/figures/contract.ts';
import { MEASURES, type MeasureId } from './figures-world.ts';

/** What analysts and heads ask; the dearest kinds are among them: broken months, two keys, two filters. */
export const QUESTIONS: Readonly<Record<string, PivotAsk>> = {
  'cities, all figures, beside the year before': {
    ...{ figures: 'case.filed,case.decided,case.imposed,case.closed', authority: '980000' },
    ...{ from: '2026-01-01', to: '2026-06-30', compare: 'year' },
  },
  'fields, beside the year before': {
    ...{ figures: 'case.filed,case.imposed', authority: '980000', rows: 'domain' },
    ...{ from: '2025-07-01', to: '2026-06-30', compare: 'year' },
  },
  'three years by month': {
    ...{ figures: 'case.filed,case.decided,case.closed', authority: '980000', rows: 'month' },
    ...{ from: '2023-07-01', to: '2026-06-30' },
  },
  'cities by month': {
    ...{ figures: 'case.filed', authority: '980000', rows: 'authority', columns: 'month' },
    ...{ from: '2025-07-01', to: '2026-06-30' },
  },
  'cities by field': {
    ...{ figures: 'case.filed', authority: '980000', rows: 'authority', columns: 'domain' },
    ...{ from: '2026-01-01', to: '2026-06-30' },
  },
  'fields by quarter': {
    ...{ figures: 'case.imposed', authority: '980000', rows: 'domain', columns: 'quarter' },
    ...{ from: '2024-01-01', to: '2026-06-30' },
  },
  'campaigns, all figures': {
    ...{ figures: 'case.filed,case.decided,case.imposed,case.closed', authority: '980000', rows: 'campaign' },
    ...{ from: '2026-01-01', to: '2026-06-30' },
  },
  'cities by campaign': {
    ...{ figures: 'case.filed', authority: '980000', rows: 'authority', columns: 'campaign' },
    ...{ from: '2026-01-01', to: '2026-06-30' },
  },
  'channels by field': {
    ...{ figures: 'case.filed', authority: '980000', rows: 'channel', columns: 'domain' },
    ...{ from: '2026-01-01', to: '2026-06-30' },
  },
  'counties of a city, broken months, one field': {
    ...{ figures: 'case.filed,case.imposed', authority: '980500', domain: 'food' },
    ...{ from: '2026-02-10', to: '2026-05-20', compare: 'before' },
  },
  'nine weeks of the province': {
    ...{ figures: 'case.filed,case.decided,case.imposed', authority: '980000', rows: 'none', columns: 'figure' },
    ...{ from: '2026-04-28', to: '2026-06-29', compare: 'year' },
  },
  'cities, one channel and one field': {
    ...{ figures: 'case.filed', authority: '980000', channel: 'phone', domain: 'price' },
    ...{ from: '2026-01-01', to: '2026-06-30' },
  },
};

const month = (day: string): string => `substr(cast(${day} as varchar), 1, 7)`;

/** What a dimension is in the raw records. */
function expressionOf(dimension: string, area: string, measure: MeasureId): string {
  const { day } = MEASURES[measure];
  switch (dimension) {
    case 'authority':
      return area.endsWith('0000') ? `substr(authority, 1, 4) || '00'` : 'authority';
    case 'figure':
      return `'${measure}'`;
    case 'month':
      return month(day);
    case 'quarter':
      return `substr(cast(${day} as varchar), 1, 4) || '-Q' || cast(extract(quarter from ${day}) as varchar)`;
    case 'none':
      return `''`;
    default:
      return dimension;
  }
}

/** The same question of the raw records, as anybody would write it: rows `row, column, value`. */
export function rawQuestion(ask: PivotAsk, period: { readonly from: string; readonly to: string }): string {
  const area = ask.authority ?? '980000';
  const prefix = area.replace(/(00)+$/, '');
  const parts = ask.figures.split(',').map((id) => {
    const measure = id as MeasureId;
    const { day, amount } = MEASURES[measure];
    const filters = (['channel', 'domain', 'campaign'] as const).flatMap((key) =>
      ask[key] === undefined ? [] : [`and ${key} = '${ask[key]}'`],
    );
    return `select ${expressionOf(ask.rows ?? 'authority', area, measure)} as "row",
        ${expressionOf(ask.columns ?? 'figure', area, measure)} as "column",
        cast(${amount === '0' ? 'count(*)' : `sum(${amount})`} as bigint) as "value"
      from bench_case where ${day} between date '${period.from}' and date '${period.to}'
        and authority >= '${prefix}' and authority < '${prefix}:' ${filters.join(' ')} group by 1, 2`;
  });
  return parts.join(' union all ');
}
