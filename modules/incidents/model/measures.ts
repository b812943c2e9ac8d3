import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, objects, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Measure } from '../../../platform/procedure/types.ts';

const UNIT: Text = { zh: '件', en: 'incidents' };
const COMMON: Text = {
  zh: '计入牵头机关；已并入其他事件的不计。',
  en: 'Counted at the authority that leads; none that was merged into another.',
};

/** Incidents opened and closed, and how many people told of them. */
export const incidentMeasures: readonly Measure[] = [
  {
    id: 'incident.opened',
    title: { zh: '立为群体性事件', en: 'Incidents opened' },
    unit: UNIT,
    definition: { zh: `按立为事件的日期计数。${COMMON.zh}`, en: `By the day on which it was opened. ${COMMON.en}` },
    cells: (matter) => (matter.state === 'merged' ? [] : [{ day: matter.openedOn, authority: matter.handlingCode }]),
  },
  {
    id: 'incident.people',
    title: { zh: '群体性事件反映人次', en: 'Tellers of incidents' },
    unit: { zh: '人次', en: 'tellers' },
    definition: {
      zh: `各来件按归入事件的日期计数，内容完全相同的来件只计一次。${COMMON.zh}`,
      en: `Each matter by the day on which it became part, copies of one text once. ${COMMON.en}`,
    },
    cells: (matter) => {
      if (matter.state === 'merged') return [];
      const first = new Map<string, string>();
      for (const [, member] of objects(obj(matter.facts, 'members'))) {
        const [teller, on] = [str(member, 'teller'), str(member, 'on')];
        if (on < (first.get(teller) ?? '9999-12-31')) first.set(teller, on);
      }
      const days = new Map<string, number>();
      for (const on of first.values()) days.set(on, (days.get(on) ?? 0) + 1);
      return [...days].map(([day, n]) => ({ day: day as PlainDate, authority: matter.handlingCode, n }));
    },
  },
  {
    id: 'incident.closed',
    title: { zh: '办结群体性事件', en: 'Incidents closed' },
    unit: UNIT,
    definition: {
      zh: `按办结日期计数；重新处置的不再计入。${COMMON.zh}`,
      en: `By the day on which it was closed; not while it is handled again. ${COMMON.en}`,
    },
    cells: (matter) =>
      matter.state === 'closed'
        ? [{ day: str(obj(matter.facts, 'closing'), 'on') as PlainDate, authority: matter.handlingCode }]
        : [],
  },
];
