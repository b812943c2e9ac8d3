import type { PlainDate } from '../../../kernel/plain-date.ts';
import { str } from '../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import type { Measure } from '../../../platform/procedure/types.ts';
import { meetingKinds } from './meeting.ts';

const COMMON: Text = {
  zh: '计入制定方案的机关；取消的方案不计。',
  en: 'Counted at the authority whose programme it is; none of one that was cancelled.',
};

const measure = (
  id: string,
  title: Text,
  unit: Text,
  definition: Text,
  list: string,
  counts: (entry: JsonObject) => boolean,
): Measure => ({
  ...{ id: `programme.${id}`, title, unit },
  definition: { zh: `${definition.zh}${COMMON.zh}`, en: `${definition.en} ${COMMON.en}` },
  cells: (matter) =>
    matter.state === 'cancelled'
      ? []
      : entriesOf(matter, list)
          .filter(([, entry]) => counts(entry))
          .map(([, entry]) => ({ day: str(entry, 'on') as PlainDate, authority: matter.homeCode })),
});

const GROUPS: Text = { zh: '个', en: 'groups' };
const MEETINGS: Text = { zh: '次', en: 'meetings' };
const setUp: Text = { zh: '按成立日期计数。', en: 'By the day on which it was set up.' };
const always = (): boolean => true;

/** One leading group, task forces, and meetings by kind (figures B1). */
export const programmeMeasures: readonly Measure[] = [
  measure('leading-groups', { zh: '成立领导小组', en: 'Leading groups' }, GROUPS, setUp, 'groups', always),
  measure('task-forces', { zh: '组建工作专班', en: 'Task forces' }, GROUPS, setUp, 'forces', always),
  ...Object.entries(meetingKinds).map(([kind, { zh, en }]) =>
    measure(
      `meetings-${kind}`,
      { zh: `召开${zh}`, en: `${en}s held`.replace('Meeting to promote the works', 'Meetings to promote the work') },
      MEETINGS,
      { zh: '已经召开的，按召开日期计数。', en: 'Those that were held, by their day.' },
      'meetings',
      (entry) => str(entry, 'kind') === kind && str(entry, 'state') === 'held',
    ),
  ),
];
