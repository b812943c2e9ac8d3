import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import type { Matter, Measure } from '../../../platform/procedure/types.ts';

const FIRMS: Text = { zh: '户', en: 'firms' };

const overBy = (matter: Matter, how: string): readonly string[] => {
  const over = obj(matter.facts, 'over');
  return str(over, 'how') === how ? [str(over, 'on')] : [];
};

const figure = (
  id: string,
  title: Text,
  definition: Text,
  days: (matter: Matter) => readonly string[],
  unit: Text = FIRMS,
): Measure => ({
  id: `odr-firm.${id}`,
  ...{ title, unit },
  definition: {
    zh: `${definition.zh}计入登记机关。`,
    en: `${definition.en} Counted at the authority that keeps the register.`,
  },
  cells: (matter) =>
    days(matter)
      .filter((on) => on !== '')
      .map((on) => ({ day: on as PlainDate, authority: matter.homeCode })),
});

/** Firms in online settlement: who came, whose people answer, who went. Counts of the register, of no firm's conduct. */
export const firmFigures: readonly Measure[] = [
  figure(
    'enrolled',
    { zh: '加入在线消费纠纷解决的企业', en: 'Firms enrolled in online settlement' },
    { zh: '按核实加入的日期计数。', en: 'By the day of enrolment.' },
    ({ facts }) => [str(facts, 'enrolledOn')],
  ),
  figure(
    'letters',
    { zh: '寄送的激活信', en: 'Letters with a code' },
    { zh: '按寄送日期计数。', en: 'By the day of sending.' },
    (matter) => entriesOf(matter, 'letters').map(([, each]) => str(each, 'on')),
    { zh: '封', en: 'letters' },
  ),
  figure(
    'activated',
    { zh: '已激活账号的企业', en: 'Firms that activated their account' },
    { zh: '按首次激活的日期计数，每户一次。', en: 'By the day of the first activation, each firm once.' },
    ({ facts }) => [str(facts, 'activatedOn')],
  ),
  figure(
    'left',
    { zh: '退出的企业', en: 'Firms that left' },
    { zh: '加入后退出的，按退出日期计数。', en: 'Enrolled ones that left, by the day.' },
    (matter) => (str(matter.facts, 'enrolledOn') === '' ? [] : overBy(matter, 'left')),
  ),
  figure(
    'removed',
    { zh: '移出的企业', en: 'Firms removed' },
    { zh: '按移出日期计数。', en: 'By the day of removal.' },
    (matter) => overBy(matter, 'removed'),
  ),
];
