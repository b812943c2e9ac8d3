import type { PlainDate } from '../../../kernel/plain-date.ts';
import { num, str } from '../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import type { Matter, Measure } from '../../../platform/procedure/types.ts';
import { outreachChannels } from './outreach.ts';

const COMMON: Text = {
  zh: '计入登记的机关；取消的专项行动不计。',
  en: 'Counted at the authority that recorded it; none of a campaign that was cancelled.',
};

const of =
  (list: string, n: (entry: JsonObject) => number): Measure['cells'] =>
  (matter: Matter) =>
    matter.state === 'cancelled'
      ? []
      : entriesOf(matter, list).flatMap(([, each]) => {
          const count = n(each);
          return count === 0
            ? []
            : [{ day: str(each, 'on') as PlainDate, authority: str(each, 'authority'), n: count }];
        });

const measure = (id: string, title: Text, unit: Text, definition: Text, cells: Measure['cells']): Measure => ({
  ...{ id: `campaign.${id}`, title, unit, cells },
  definition: { zh: `${definition.zh}${COMMON.zh}`, en: `${definition.en} ${COMMON.en}` },
});

const WORKS: Text = { zh: '件', en: 'works' };
const PLACES: Text = { zh: '处', en: 'places' };

/** Works, those that national outlets took over, and placements by channel (figures A1). */
export const outreachMeasures: readonly Measure[] = [
  measure(
    'works',
    { zh: '宣传作品', en: 'Works' },
    WORKS,
    { zh: '按完成日期计数。', en: 'By the day of completion.' },
    of('works', () => 1),
  ),
  measure(
    'adopted-nationally',
    { zh: '国家级媒体采用', en: 'Taken over nationally' },
    WORKS,
    {
      zh: '国家级媒体采用的作品，按首次采用日期计数，同一作品只计一次。',
      en: 'Works that a national outlet took over, by the first day; each once.',
    },
    (matter) => {
      const first = new Map<string, JsonObject>();
      for (const [, each] of entriesOf(matter, 'adoptions')) {
        const known = first.get(str(each, 'work'));
        if (str(each, 'level') !== 'national') continue;
        if (known === undefined || str(each, 'on') < str(known, 'on')) first.set(str(each, 'work'), each);
      }
      return matter.state === 'cancelled'
        ? []
        : [...first.values()].map((each) => ({ day: str(each, 'on') as PlainDate, authority: str(each, 'authority') }));
    },
  ),
  measure(
    'reach',
    { zh: '宣传覆盖人次', en: 'People reached' },
    { zh: '人次', en: 'people' },
    {
      zh: '按投放日期汇总登记的覆盖人次；没有统计人次的投放不计。',
      en: 'People reached as recorded, by the day of placement; nothing of placements for which nobody counted them.',
    },
    of('placements', (each) => num(each, 'reach')),
  ),
  ...Object.entries(outreachChannels).map(([channel, { zh, en }]) =>
    measure(
      `placed-${channel}`,
      { zh: `宣传投放：${zh}`, en: `Placements: ${en.toLowerCase()}` },
      PLACES,
      { zh: '按投放日期汇总登记的处数。', en: 'Places as recorded, by the day of placement.' },
      of('placements', (each) => (str(each, 'channel') === channel ? num(each, 'places') : 0)),
    ),
  ),
];
