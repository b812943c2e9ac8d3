import { addDays, daysBetween, type PlainDate } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import { jaccardOf } from '../../../platform/text/minhash.ts';
import { type Factors, type HabitId, OUR_FACTORS } from './factors.ts';

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

const within = (all: readonly Complaint[], to: PlainDate, days: number): Complaint[] =>
  all.filter(({ openedOn }) => openedOn > addDays(to, -days) && openedOn <= to);

/** The stretch of days in which complaints against most different respondents came. */
function trailOf(all: readonly Complaint[], days: number): readonly Complaint[] {
  const sorted = [...all].sort((a, b) => (a.openedOn < b.openedOn ? -1 : 1));
  let best: readonly Complaint[] = [];
  const different = (some: readonly Complaint[]): number => new Set(some.map(({ respondent }) => respondent)).size;
  for (const [at, first] of sorted.entries()) {
    const stretch = sorted.slice(at).filter(({ openedOn }) => daysBetween(first.openedOn, openedOn) < days);
    if (different(stretch) > different(best)) best = stretch;
  }
  return best;
}

const longOf = ({ longDays }: Factors): Text =>
  longDays === 365 ? { zh: '一年内', en: 'within a year' } : { zh: `${longDays}日内`, en: `within ${longDays} days` };

/**
 * What can be counted of the complaints that bear the same marks as this one, which is among them. Facts for an officer's
 * judgement whether a complaint is for daily needs (令121 art 16, 17); none refuses, none is a score. A fact that counts
 * less than is set is left out.
 */
export function habitsOf(one: Complaint, all: readonly Complaint[], by: Factors = OUR_FACTORS): readonly Habit[] {
  const to = one.openedOn;
  const year = within(all, to, by.longDays);
  const others = year.filter(({ id }) => id !== one.id);
  const same = within(all, to, by.sameTraderDays).filter(
    ({ respondent }) => respondent !== '' && respondent === one.respondent,
  );
  const alike = others.filter(({ shingles }) => jaccardOf(shingles, one.shingles) >= by.alikeFrom);
  const trail = trailOf(
    year.filter(({ respondent }) => respondent !== ''),
    by.trailDays,
  );
  const counties = new Set(trail.map(({ handlingCode }) => regionOf(handlingCode))).size;
  const traders = new Set(trail.map(({ respondent }) => respondent)).size;
  const after = others.filter(
    ({ respondent, outcome, closedOn }) =>
      respondent !== '' && respondent === one.respondent && outcome === 'agreed' && closedOn !== null && closedOn <= to,
  );
  const names = new Set(year.flatMap(({ name }) => (name === null ? [] : [name]))).size;
  const claimed = year.filter(({ claimFen }) => claimFen > 0);
  const yuan = Math.round(claimed.reduce((sum, { claimFen }) => sum + claimFen, 0) / 100);
  const month = within(all, to, by.recentDays);
  const long = longOf(by);
  const facts: readonly Habit[] = [
    {
      ...{ id: 'month', count: month.length, complaints: month },
      title: { zh: `${by.recentDays}日内的投诉`, en: `Complaints within ${by.recentDays} days` },
      of: { zh: '含本件，截至本件登记之日', en: 'with this one, up to the day of its registration' },
    },
    {
      ...{ id: 'year', count: year.length, complaints: year },
      title: { zh: `${long.zh}的投诉`, en: `Complaints ${long.en}` },
      of: { zh: '含本件，截至本件登记之日', en: 'with this one, up to the day of its registration' },
    },
    {
      ...{ id: 'same-trader', count: same.length, complaints: same },
      title: { zh: '投诉同一经营者', en: 'Against the same trader' },
      of: { zh: `${by.sameTraderDays}日内，含本件`, en: `within ${by.sameTraderDays} days, with this one` },
    },
    {
      ...{ id: 'alike', count: alike.length, complaints: alike },
      title: { zh: '文字与本件基本相同', en: 'Worded nearly as this one' },
      of: {
        zh: `${long.zh}其他 ${others.length} 件中，相似度 ${by.alikeFrom} 以上`,
        en: `of ${others.length} others ${long.en}, alike to ${by.alikeFrom} or more`,
      },
    },
    {
      ...{ id: 'many-traders', count: traders, complaints: trail },
      title: {
        zh: `${by.trailDays}日内投诉不同经营者最多`,
        en: `Different traders within ${by.trailDays} days, at most`,
      },
      of: { zh: `涉及 ${counties} 个县区，${long.zh}`, en: `in ${counties} counties, ${long.en}` },
    },
    {
      ...{ id: 'after-agreement', count: after.length, complaints: after },
      title: { zh: '此前与该经营者达成过调解', en: 'Agreed with this trader before' },
      of: long,
    },
    {
      ...{ id: 'shared-phone', count: names, complaints: year },
      title: { zh: '同一电话或者证件下的不同姓名', en: 'Different names under the same telephone or number' },
      of: { zh: `${long.zh} ${year.length} 件`, en: `in ${year.length} ${long.en}` },
    },
    {
      ...{ id: 'claims', count: claimed.length, complaints: claimed },
      title: { zh: '写明索赔金额的投诉', en: 'With a stated claim' },
      of: { zh: `${long.zh}，合计 ${yuan} 元`, en: `${long.en}, ${yuan} yuan in all` },
    },
  ];
  return facts
    .filter(({ id, count }) => count >= by.least[id])
    .map(({ complaints, ...fact }) => ({
      ...fact,
      complaints: complaints.map(({ region, id }) => ({ region, id })),
    }));
}
