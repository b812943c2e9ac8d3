import { addDays, daysBetween } from '../../../../kernel/plain-date.ts';
import type { Cockpit } from '../../cockpit-contract.ts';
import { densityOf } from '../../model/interval.ts';
import { addsTo, countsOf, figuresOf, type Looking } from './looking.ts';

const WEEKS = 8;
const FIGURES = [
  'clues.received',
  'complaint.received',
  'clues.cleared',
  'cases.filed',
  'cases.decided',
  'cases.imposed',
];

/** Where a mean lies beside what a week's number may be by chance (Garwood's interval of a Poisson number). */
function beyondOf(value: number, mean: number): 'above' | 'below' | null {
  const chance = densityOf(value, 1);
  if (chance === null) return null;
  if (mean < chance.low) return 'above';
  return mean > chance.high ? 'below' : null;
}

/** The seven whole days up to yesterday beside the mean of the eight weeks before. */
export async function readMoved(looking: Looking): Promise<Cockpit['moved']> {
  const { today } = looking;
  const figures = figuresOf(looking, FIGURES);
  const weeks = Array.from({ length: WEEKS + 1 }, (_, back) => addDays(today, -7 * (back + 1)));
  const oldest = addDays(today, -7 * (WEEKS + 1));
  const rows = await countsOf(looking, figures, [], { from: oldest, to: addDays(today, -1) }, [...weeks, today]);
  return {
    from: addDays(today, -7),
    to: addDays(today, -1),
    weeksBefore: WEEKS,
    figures: figures.map((figure) => {
      const sums = weeks.map(() => 0);
      for (const row of rows) {
        const back = Math.floor((daysBetween(row.day, today) - 1) / 7);
        if (back >= 0 && back <= WEEKS) sums[back] = (sums[back] ?? 0) + addsTo(figure, row);
      }
      const [value = 0, ...earlier] = sums;
      const mean = earlier.reduce((sum, n) => sum + n, 0) / WEEKS;
      return { figure, value, mean, before: earlier.reverse(), beyond: figure.money ? null : beyondOf(value, mean) };
    }),
    note: {
      zh: '截至昨日的七天与此前八周的周均值相比；仅当均值落在本周数字的95%置信区间之外才说高于、低于，金额只列数字。',
      en: 'The seven days up to yesterday beside the weekly mean of the eight weeks before; above or below is said only where the mean lies outside the 95 % interval of the week’s number, and never of money.',
    },
  };
}
