import { addDays, type PlainDate } from '../../../../kernel/plain-date.ts';
import type { CrossedRow } from '../../../../platform/rollup/read.ts';
import { childOf } from '../../../bulletins/model/rows.ts';
import { domainTitle } from '../../../intake/model/labels.ts';
import type { Cockpit } from '../../cockpit-contract.ts';
import { growthOf } from '../../model/growth.ts';
import type { Heading } from '../headings.ts';
import { addsTo, countsOf, figuresOf, type Looking } from './looking.ts';

const DAYS = 28;
/** The first day that is looked at, and the day that is told apart from it. */
export const hotCuts = (today: PlainDate): readonly PlainDate[] => [addDays(today, -2 * DAYS), addDays(today, -DAYS)];
export const HOT_FIGURE = 'intake.received';
const MOST = 8;

/** The fields and places with most of what came in over four weeks, beside the four weeks before. `byPart` as for the laggards. */
export async function readHot(looking: Looking, byPart: readonly CrossedRow[]): Promise<Cockpit['hot']> {
  const { area, today, parts } = looking;
  const [figure] = figuresOf(looking, [HOT_FIGURE]);
  if (figure === undefined) throw new Error('the figure of what was received is not declared');
  const period = { from: addDays(today, -DAYS), to: addDays(today, -1) };
  const compared = { from: addDays(today, -2 * DAYS), to: addDays(today, -DAYS - 1) };
  const both = { from: compared.from, to: period.to };
  const cuts = [compared.from, period.from, today];
  const hottest = (
    rows: readonly CrossedRow[],
    headingOf: (key: string) => Heading | undefined,
    keyOf = (key: string) => key,
  ) => {
    const sums = new Map<string, { value: number; before: number }>();
    for (const row of rows) {
      const key = keyOf(row.key);
      const known = sums.get(key) ?? { value: 0, before: 0 };
      const n = addsTo(figure, row);
      sums.set(
        key,
        row.day >= period.from ? { ...known, value: known.value + n } : { ...known, before: known.before + n },
      );
    }
    return [...sums]
      .flatMap(([key, { value, before }]) => {
        const heading = headingOf(key);
        return heading === undefined || value === 0
          ? []
          : [{ ...heading, value, before, growth: growthOf(value, before) }];
      })
      .sort((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1))
      .slice(0, MOST);
  };
  const byDomain = await countsOf(looking, [figure], ['domain'], both, cuts);
  const byPlace = byPart.filter(({ day }) => day >= both.from);
  return {
    ...period,
    compared,
    figure,
    domains: hottest(byDomain, (key) => ({ key, title: domainTitle(key), canOpen: false })),
    places: hottest(
      byPlace,
      (key) => parts.find((part) => part.key === key),
      (key) => childOf(area, key),
    ),
  };
}
