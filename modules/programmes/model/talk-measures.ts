import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import type { Matter, Measure } from '../../../platform/procedure/types.ts';

const COMMON: Text = {
  zh: '计入发起约谈的机关。',
  en: 'Counted at the authority that called the talk.',
};
const PROMISES: Text = { zh: '项', en: 'promises' };

const measure = (
  id: string,
  title: Text,
  unit: Text,
  definition: Text,
  days: (matter: Matter) => readonly string[],
): Measure => ({
  ...{ id: `talk.${id}`, title, unit },
  definition: { zh: `${definition.zh}${COMMON.zh}`, en: `${definition.en} ${COMMON.en}` },
  cells: (matter) =>
    matter.state === 'cancelled'
      ? []
      : days(matter)
          .filter((on) => on !== '')
          .map((on) => ({ day: on as PlainDate, authority: matter.homeCode })),
});

/** Talks held, what was promised, and what was kept (row B2). */
export const talkMeasures: readonly Measure[] = [
  measure(
    'held',
    { zh: '开展约谈', en: 'Talks held' },
    { zh: '次', en: 'talks' },
    { zh: '按约谈日期计数。', en: 'By the day of the talk.' },
    (matter) => [str(obj(matter.facts, 'held'), 'on')],
  ),
  measure(
    'promises',
    { zh: '约谈承诺', en: 'Promises' },
    PROMISES,
    { zh: '按登记日期计数。', en: 'By the day on which they were recorded.' },
    (matter) => entriesOf(matter, 'promises').map(([, each]) => str(each, 'on')),
  ),
  measure(
    'promises-kept',
    { zh: '承诺兑现', en: 'Promises kept' },
    PROMISES,
    {
      zh: '对应的任务已经验收通过、没有被认定为未兑现的，按证明的提交日期计数。',
      en: 'Whose task has accepted evidence and that were not judged otherwise, by the day of the evidence.',
    },
    (matter) =>
      entriesOf(matter, 'promises').flatMap(([, each]) =>
        str(each, 'state') === 'done' && str(each, 'verdict') !== 'not-kept' ? [str(each, 'doneOn')] : [],
      ),
  ),
];
