import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Matter, Measure } from '../../../platform/procedure/types.ts';
import { answersIn } from './inspection-rules.ts';
import { isProblem } from './results.ts';

const isInspection = (matter: Matter): boolean => str(matter.facts, 'purpose') === 'inspection';
const FIRMS: Text = { zh: '户次', en: 'inspections' };

const recorded = (matter: Matter, n: number) => {
  const { on } = obj(matter.facts, 'recorded');
  return isInspection(matter) && on !== undefined && n > 0
    ? [{ day: String(on) as PlainDate, authority: str(obj(matter.facts, 'recorded'), 'authority'), n }]
    : [];
};

/** Inspections done, problems found, results published; visits of observation or supervision are none of them. */
export const inspectionMeasures: readonly Measure[] = [
  {
    id: 'inspection.done',
    title: { zh: '行政检查', en: 'Inspections done' },
    unit: FIRMS,
    definition: {
      zh: '已作现场检查记录的行政检查，按记录日期计入检查人员所在机关；观摩、督导等入企不计。',
      en: 'Inspections with a record, by its day, at the authority of the officer; visits of observation or supervision are none.',
    },
    cells: (matter) => recorded(matter, 1),
  },
  {
    id: 'inspection.problems',
    title: { zh: '检查发现问题', en: 'Problems found by inspections' },
    unit: { zh: '项', en: 'items' },
    definition: {
      zh: '检查结果为发现问题的事项，按记录日期计入检查人员所在机关。',
      en: 'Items whose result is a problem, by the day of the record, at the authority of the officer.',
    },
    cells: (matter) => recorded(matter, answersIn(matter.facts).filter(({ result }) => isProblem(result)).length),
  },
  {
    id: 'inspection.published',
    title: { zh: '检查结果公示', en: 'Results published' },
    unit: FIRMS,
    definition: {
      zh: '公示了结果的行政检查，按首次公示日期计入公示机关；撤回公示的不计。',
      en: 'Inspections whose result was published, by the first day, at the publishing authority; not those withdrawn.',
    },
    cells: (matter) => {
      const shown = obj(matter.facts, 'display');
      return str(shown, 'state') === 'shown'
        ? [{ day: str(shown, 'firstOn') as PlainDate, authority: str(shown, 'authority') }]
        : [];
    },
  },
];
