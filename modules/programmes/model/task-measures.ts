import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import type { Matter, Measure } from '../../../platform/procedure/types.ts';

const UNIT: Text = { zh: '项', en: 'tasks' };
const COMMON: Text = {
  zh: '计入承办机关；已撤销的任务不计。',
  en: 'Counted at the authority that owes it; none that was withdrawn.',
};

const measure = (
  id: string,
  title: Text,
  definition: Text,
  days: (matter: Matter) => readonly string[],
  unit = UNIT,
): Measure => ({
  ...{ id: `task.${id}`, title, unit },
  definition: { zh: `${definition.zh}${COMMON.zh}`, en: `${definition.en} ${COMMON.en}` },
  cells: (matter) =>
    matter.state === 'withdrawn'
      ? []
      : days(matter).map((on) => ({ day: on as PlainDate, authority: matter.handlingCode })),
});

/** The day of the evidence that was accepted, where it stands so. */
const done = (late: boolean) => (matter: Matter) => {
  const { late: was, ...entry } = obj(matter.facts, 'done');
  return was === late ? [str(entry, 'on')] : [];
};

/** How tasks were kept: by the day of the evidence, against the day that was owed at that time. */
export const taskMeasures: readonly Measure[] = [
  measure(
    'set',
    { zh: '交办任务', en: 'Tasks set' },
    { zh: '按交办日期计数。', en: 'By the day it was set.' },
    (matter) => [matter.openedOn],
  ),
  measure(
    'done-on-time',
    { zh: '按时完成任务', en: 'Tasks done on time' },
    {
      zh: '证明经验收通过，且在当时的完成日期以内提交的，按提交日期计数；重新交办后不再计入。',
      en: 'Evidence accepted, handed in by the day owed then; by the day it was handed in. Not while it is open again.',
    },
    done(false),
  ),
  measure(
    'done-late',
    { zh: '逾期完成任务', en: 'Tasks done late' },
    {
      zh: '证明经验收通过，但提交晚于当时的完成日期的，按提交日期计数；重新交办后不再计入。',
      en: 'Evidence accepted, handed in after the day owed then; by the day it was handed in. Not while it is open again.',
    },
    done(true),
  ),
  measure(
    'refused',
    { zh: '任务证明退回', en: 'Evidence of tasks refused' },
    { zh: '按退回日期计数，每退回一次计一次。', en: 'Each refusal once, by its day.' },
    (matter) => entriesOf(matter, 'refusals').map(([, each]) => str(each, 'on')),
    { zh: '次', en: 'refusals' },
  ),
];
