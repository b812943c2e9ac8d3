import { addDays } from '../../../../kernel/plain-date.ts';
import type { CrossedRow } from '../../../../platform/rollup/read.ts';
import { childOf } from '../../../bulletins/model/rows.ts';
import type { Cockpit } from '../../cockpit-contract.ts';
import { CONFIDENCE, rateOf } from '../../model/interval.ts';
import { rankRates } from '../../model/rank.ts';
import { addsTo, figuresOf, type Looking, rateView } from './looking.ts';

/** So many whole days up to yesterday: enough for a county to have cleared something. */
export const LAGGING_DAYS = 90;
export const LAGGING_FIGURES = ['intake.cleared-on-time', 'intake.cleared-late'] as const;

/**
 * Who clears on time and who does not: the on-time rate of clues, reports and complaints by part of the area, with exact
 * intervals and the places between which each may truly stand. `byPart`: counts of those days by part of the area.
 */
export function laggingOf(looking: Looking, byPart: readonly CrossedRow[]): Cockpit['lagging'] {
  const { area, today } = looking;
  const period = { from: addDays(today, -LAGGING_DAYS), to: addDays(today, -1) };
  const [onTime, late] = figuresOf(looking, LAGGING_FIGURES);
  if (onTime === undefined || late === undefined) throw new Error('the figures of clearing are not declared');
  const parts = new Map<string, { part: number; base: number }>();
  for (const row of byPart) {
    const key = childOf(area, row.key);
    const known = parts.get(key) ?? { part: 0, base: 0 };
    const cleared = addsTo(onTime, row);
    parts.set(key, { part: known.part + cleared, base: known.base + cleared + addsTo(late, row) });
  }
  const standings = rankRates(looking.parts.map(({ key }) => ({ key, ...(parts.get(key) ?? { part: 0, base: 0 }) })));
  const ranked = standings.filter(({ rank }) => rank !== null).length;
  const all = [...parts.values()].reduce((sum, { part, base }) => ({ part: sum.part + part, base: sum.base + base }), {
    part: 0,
    base: 0,
  });
  return {
    ...period,
    title: { zh: '按期率', en: 'On-time rate' },
    definition: {
      zh: '线索、举报、投诉中按期办结的 ÷（按期办结＋超期办结）；不计期限的不在其中。',
      en: 'Clues, reports and complaints cleared on time ÷ (cleared on time + cleared late); none of those without a clock.',
    },
    part: onTime,
    base: [onTime, late],
    rows: looking.parts.map((part, index) => {
      const { rate, rank, from, to } = standings[index] ?? { rate: null, rank: null, from: null, to: null };
      // In the lower half even at its best: below that the numbers do not tell it from the others.
      return { ...part, rate: rateView(rate), rank, from, to, lags: from !== null && from > (ranked + 1) / 2 };
    }),
    total: rateView(rateOf(all.part, all.base)),
    note: {
      zh: `名次区间按${CONFIDENCE * 100}%同时置信给出：区间重叠的机关，数字分不出先后。只有名次区间全部落在后一半的，才说“落后”。`,
      en: `Places are given with ${CONFIDENCE * 100} % confidence for all at once: where they overlap, the numbers do not tell who is ahead. Only whose places all lie in the lower half is said to lag.`,
    },
  };
}
