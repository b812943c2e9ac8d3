import { addDays, daysBetween, type PlainDate } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import { jaccardOf } from '../../../platform/text/minhash.ts';

/** A complaint as far as habits are counted over it. */
export interface Complaint {
  readonly region: string;
  readonly id: string;
  readonly openedOn: PlainDate;
  readonly closedOn: PlainDate | null;
  /** Code of the respondent, else its name without blanks; '' where nothing is said. */
  readonly respondent: string;
  readonly handlingCode: string;
  readonly outcome: string;
  readonly claimFen: number;
  readonly shingles: Uint32Array;
  /** Digest of the complainant's name; null where none was given. */
  readonly name: string | null;
}

export type HabitId =
  | 'month'
  | 'year'
  | 'same-trader'
  | 'alike'
  | 'many-traders'
  | 'after-agreement'
  | 'shared-phone'
  | 'claims';

/** A fact that is counted, with what it is counted over. No fact says anything about why. */
export interface Habit {
  readonly id: HabitId;
  readonly title: Text;
  readonly count: number;
  /** What the number is of, in words. */
  readonly of: Text;
  /** The complaints that it counts. */
  readonly complaints: readonly Pick<Complaint, 'region' | 'id'>[];
}

/** Ours; no law sets them. Cities may detail the factors (令121 art 17). */
export const SAME_TRADER_DAYS = 90;
export const ALIKE_FROM = 0.8;
const YEAR = 365;
const TRAIL_DAYS = 7;

const within = (all: readonly Complaint[], to: PlainDate, days: number): Complaint[] =>
  all.filter(({ openedOn }) => openedOn > addDays(to, -days) && openedOn <= to);

/** The stretch of days in which complaints against most different respondents came. */
function trailOf(all: readonly Complaint[]): readonly Complaint[] {
  const sorted = [...all].sort((a, b) => (a.openedOn < b.openedOn ? -1 : 1));
  let best: readonly Complaint[] = [];
  const different = (some: readonly Complaint[]): number => new Set(some.map(({ respondent }) => respondent)).size;
  for (const [at, first] of sorted.entries()) {
    const stretch = sorted.slice(at).filter(({ openedOn }) => daysBetween(first.openedOn, openedOn) < TRAIL_DAYS);
    if (different(stretch) > different(best)) best = stretch;
  }
  return best;
}

/**
 * What can be counted of the complaints that bear the same marks as this one, which is among them. Facts for an officer's
 * judgement whether a complaint is for daily needs (令121 art 16, 17); none refuses, none is a score. A fact of one complaint
 * alone is left out.
 */
export function habitsOf(one: Complaint, all: readonly Complaint[]): readonly Habit[] {
  const to = one.openedOn;
  const year = within(all, to, YEAR);
  const others = year.filter(({ id }) => id !== one.id);
  const same = within(all, to, SAME_TRADER_DAYS).filter(
    ({ respondent }) => respondent !== '' && respondent === one.respondent,
  );
  const alike = others.filter(({ shingles }) => jaccardOf(shingles, one.shingles) >= ALIKE_FROM);
  const trail = trailOf(year.filter(({ respondent }) => respondent !== ''));
  const counties = new Set(trail.map(({ handlingCode }) => regionOf(handlingCode))).size;
  const traders = new Set(trail.map(({ respondent }) => respondent)).size;
  const after = others.filter(
    ({ respondent, outcome, closedOn }) =>
      respondent !== '' && respondent === one.respondent && outcome === 'agreed' && closedOn !== null && closedOn <= to,
  );
  const names = new Set(year.flatMap(({ name }) => (name === null ? [] : [name]))).size;
  const claimed = year.filter(({ claimFen }) => claimFen > 0);
  const yuan = Math.round(claimed.reduce((sum, { claimFen }) => sum + claimFen, 0) / 100);
  const month = within(all, to, 30);
  const facts: readonly (Habit & { readonly from: number })[] = [
    {
      ...{ id: 'month', from: 2, count: month.length, complaints: month },
      title: { zh: '30日内的投诉', en: 'Complaints within 30 days' },
      of: { zh: '含本件，截至本件登记之日', en: 'with this one, up to the day of its registration' },
    },
    {
      ...{ id: 'year', from: 2, count: year.length, complaints: year },
      title: { zh: '一年内的投诉', en: 'Complaints within a year' },
      of: { zh: '含本件，截至本件登记之日', en: 'with this one, up to the day of its registration' },
    },
    {
      ...{ id: 'same-trader', from: 2, count: same.length, complaints: same },
      title: { zh: '投诉同一经营者', en: 'Against the same trader' },
      of: { zh: `${SAME_TRADER_DAYS}日内，含本件`, en: `within ${SAME_TRADER_DAYS} days, with this one` },
    },
    {
      ...{ id: 'alike', from: 1, count: alike.length, complaints: alike },
      title: { zh: '文字与本件基本相同', en: 'Worded nearly as this one' },
      of: {
        zh: `一年内其他 ${others.length} 件中，相似度 ${ALIKE_FROM} 以上`,
        en: `of ${others.length} others within a year, alike to ${ALIKE_FROM} or more`,
      },
    },
    {
      ...{ id: 'many-traders', from: 3, count: traders, complaints: trail },
      title: { zh: `${TRAIL_DAYS}日内投诉不同经营者最多`, en: `Different traders within ${TRAIL_DAYS} days, at most` },
      of: { zh: `涉及 ${counties} 个县区，一年内`, en: `in ${counties} counties, within a year` },
    },
    {
      ...{ id: 'after-agreement', from: 1, count: after.length, complaints: after },
      title: { zh: '此前与该经营者达成过调解', en: 'Agreed with this trader before' },
      of: { zh: '一年内', en: 'within a year' },
    },
    {
      ...{ id: 'shared-phone', from: 2, count: names, complaints: year },
      title: { zh: '同一电话或者证件下的不同姓名', en: 'Different names under the same telephone or number' },
      of: { zh: `一年内 ${year.length} 件`, en: `in ${year.length} within a year` },
    },
    {
      ...{ id: 'claims', from: 2, count: claimed.length, complaints: claimed },
      title: { zh: '写明索赔金额的投诉', en: 'With a stated claim' },
      of: { zh: `一年内，合计 ${yuan} 元`, en: `within a year, ${yuan} yuan in all` },
    },
  ];
  return facts
    .filter(({ from, count }) => count >= from)
    .map(({ from: _, complaints, ...fact }) => ({
      ...fact,
      complaints: complaints.map(({ region, id }) => ({ region, id })),
    }));
}
