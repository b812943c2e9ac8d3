import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Matter, Measure } from '../../../platform/procedure/types.ts';
import { type CommitmentKind, commitmentKinds } from './kinds.ts';
import { kindOf, lastDayOf, recordsOf, sinceOf } from './standing.ts';

const ITEMS: Text = { zh: '项', en: 'commitments' };
const CASES: Text = { zh: '次', en: 'cases' };

interface Counting {
  readonly id: string;
  readonly title: Text;
  readonly unit: Text;
  readonly definition: Text;
  /** Each day counts once. */
  readonly days: (matter: Matter) => readonly string[];
}

const recorded = (matter: Matter, ...results: readonly string[]): readonly string[] =>
  recordsOf(matter).flatMap(({ on, result }) => (results.includes(result) ? [on] : []));

const overBy = (matter: Matter, how: string): readonly string[] => {
  const over = obj(matter.facts, 'over');
  return str(over, 'how') === how ? [str(over, 'on')] : [];
};

const countings: readonly Counting[] = [
  {
    id: 'begun',
    title: { zh: '开始有效的承诺', en: 'came into force' },
    unit: ITEMS,
    definition: {
      zh: '已经公示的承诺，按首个版本的生效日期计数。某日有效数＝截至当日的开始有效数－截至当日的不再有效数。',
      en: 'Published ones, by the first day of the first edition. In force on a day: begun through that day less over through that day.',
    },
    days: (matter) => [sinceOf(matter) ?? ''],
  },
  {
    id: 'over',
    title: { zh: '不再有效的承诺', en: 'no longer in force' },
    unit: ITEMS,
    definition: {
      zh: '期满、撤回、终止、移出的承诺，按最后有效日的次日计数。',
      en: 'Those expired, withdrawn, ended or struck off, by the day after the last on which they bound.',
    },
    days: (matter) => {
      const [since = '', last] = [sinceOf(matter), lastDayOf(matter)];
      if (since === '' || last === '') return [];
      // One that was taken back before it began never was in force: it leaves on the day on which it would have come.
      return [last < since ? since : addDays(last as PlainDate, 1)];
    },
  },
  {
    id: 'registered',
    title: { zh: '登记公示的承诺', en: 'published' },
    unit: ITEMS,
    definition: { zh: '按首次公示日期计数。', en: 'By the day of first publication.' },
    days: (matter) => [str(matter.facts, 'publishedOn')],
  },
  {
    id: 'withdrawn',
    title: { zh: '经营者撤回的承诺', en: 'withdrawn by the firm' },
    unit: ITEMS,
    definition: { zh: '按登记撤回的日期计数。', en: 'By the day on which the withdrawal was recorded.' },
    days: (matter) => overBy(matter, 'withdrawn'),
  },
  {
    id: 'struck-off',
    title: { zh: '移出登记的承诺', en: 'struck off' },
    unit: ITEMS,
    definition: { zh: '按移出登记的日期计数。', en: 'By the day of striking off.' },
    days: (matter) => overBy(matter, 'struck-off'),
  },
  {
    id: 'tested',
    title: { zh: '经检验的承诺', en: 'put to the test' },
    unit: CASES,
    definition: {
      zh: '由投诉、举报、检查或者消费者反映检验的次数，按提出（检查）日期计数；撤销的记录不计。',
      en: 'Cases that tested one, by the day on which it was asked for or looked at; records struck out do not count.',
    },
    days: (matter) => recorded(matter, 'kept', 'broken'),
  },
  {
    id: 'kept',
    title: { zh: '兑现', en: 'kept' },
    unit: CASES,
    definition: { zh: '其中兑现的。', en: 'Of these, kept.' },
    days: (matter) => recorded(matter, 'kept'),
  },
  {
    id: 'broken',
    title: { zh: '未兑现', en: 'broken' },
    unit: CASES,
    definition: {
      zh: '其中未兑现的；不论经营者是否已经说明，公示页上的数以说明或者说明期满为准。',
      en: 'Of these, broken, answered or not; the public page counts them once the firm has answered or its time is over.',
    },
    days: (matter) => recorded(matter, 'broken'),
  },
];

const WHERE: Text = { zh: '计入登记机关。', en: 'Counted at the authority that keeps the register.' };

const measureOf = (kind: CommitmentKind, { id, title, unit, definition, days }: Counting): Measure => ({
  id: `commitment.${id}.${kind}`,
  title: { zh: `${commitmentKinds[kind].zh}：${title.zh}`, en: `${commitmentKinds[kind].en}: ${title.en}` },
  unit,
  definition: { zh: `${definition.zh}${WHERE.zh}`, en: `${definition.en} ${WHERE.en}` },
  cells: (matter) =>
    kindOf(matter) === kind
      ? days(matter)
          .filter((on) => on !== '')
          .map((on) => ({ day: on as PlainDate, authority: matter.homeCode }))
      : [],
});

/** Commitments by kind: in force, registered, withdrawn, struck off, tested, kept, broken. */
export const commitmentMeasures: readonly Measure[] = (Object.keys(commitmentKinds) as CommitmentKind[]).flatMap(
  (kind) => countings.map((counting) => measureOf(kind, counting)),
);
