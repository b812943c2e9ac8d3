import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Measure } from '../../../platform/procedure/types.ts';

const UNIT: Text = { zh: '件', en: 'rectifications' };
const COMMON: Text = {
  zh: '计入牵头整改的机关；已撤销的不计。',
  en: 'Counted at the authority that mends; none that was cancelled.',
};

/** Six organised-crime cases, one rectification each (figures B3). */
export const rectificationMeasures: readonly Measure[] = [
  {
    id: 'rectification.opened',
    title: { zh: '启动一案一整治', en: 'Rectifications opened' },
    unit: UNIT,
    definition: { zh: `按启动日期计数。${COMMON.zh}`, en: `By the day on which it was opened. ${COMMON.en}` },
    cells: (matter) => (matter.state === 'cancelled' ? [] : [{ day: matter.openedOn, authority: matter.handlingCode }]),
  },
  {
    id: 'rectification.completed',
    title: { zh: '完成一案一整治', en: 'Rectifications completed' },
    unit: UNIT,
    definition: {
      zh: `验收通过的，按验收日期计数；问题反弹重新整改的不再计入。${COMMON.zh}`,
      en: `Accepted, by the day of acceptance; not while it is mended again. ${COMMON.en}`,
    },
    cells: (matter) =>
      matter.state === 'accepted'
        ? [{ day: str(obj(matter.facts, 'acceptance'), 'on') as PlainDate, authority: matter.handlingCode }]
        : [],
  },
];
