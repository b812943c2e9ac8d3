import type { PlainDate } from '../../../kernel/plain-date.ts';
import { str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import type { Matter, Measure } from '../../../platform/procedure/types.ts';
import { clearanceMeasures } from './measures.ts';

const AUTHORITY: Text = {
  zh: '计入现办理机关，撤销登记的除外。',
  en: 'Counted at the authority that handles the letter now; none that was voided.',
};

/** What a list of the letter holds, each on its own day. */
const entries =
  (list: string): Measure['cells'] =>
  (matter: Matter) =>
    matter.state === 'voided'
      ? []
      : entriesOf(matter, list).map(([, entry]) => ({
          day: str(entry, 'on') as PlainDate,
          authority: matter.handlingCode,
        }));

/** Answers that met the day of their own clock, or did not; each answer asked for has one. */
const answered =
  (onTime: boolean): Measure['cells'] =>
  (matter) =>
    matter.state === 'voided'
      ? []
      : entriesOf(matter, 'replies').flatMap(([, entry], index) => {
          const due = matter.clocks[index === 0 ? 'reply' : `reply-${index + 1}`]?.due;
          const on = str(entry, 'on') as PlainDate;
          return due !== undefined && on <= due === onTime ? [{ day: on, authority: matter.handlingCode }] : [];
        });

const answers = (id: string, title: Text, definition: Text, cells: Measure['cells']): Measure => ({
  ...{ id: `recommendation.${id}`, title, unit: { zh: '次', en: 'answers' }, cells },
  definition: { zh: `${definition.zh}${AUTHORITY.zh}`, en: `${definition.en} ${AUTHORITY.en}` },
});

/** 315 letters, 251 measures, 139 operations (figures B3), and how the letters were cleared. */
export const recommendationMeasures: readonly Measure[] = [
  ...clearanceMeasures('recommendation'),
  answers(
    'answered-on-time',
    { zh: '按期答复三书一函', en: 'Letters answered on time' },
    {
      zh: '按答复日期计数，在当次答复期限以内答复的。',
      en: 'Answers given within the limit of that answer, by their day.',
    },
    answered(true),
  ),
  answers(
    'answered-late',
    { zh: '逾期答复三书一函', en: 'Letters answered late' },
    {
      zh: '按答复日期计数，超过当次答复期限答复的。',
      en: 'Answers given after the limit of that answer, by their day.',
    },
    answered(false),
  ),
  {
    id: 'recommendation.measures',
    title: { zh: '制定整改措施', en: 'Measures set' },
    unit: { zh: '项', en: 'measures' },
    definition: {
      zh: `按制定日期计数，每项一次。${AUTHORITY.zh}`,
      en: `Each once, by the day it was set. ${AUTHORITY.en}`,
    },
    cells: entries('measures'),
  },
  {
    id: 'recommendation.operations',
    title: { zh: '组织整治行动', en: 'Operations organised' },
    unit: { zh: '次', en: 'operations' },
    definition: {
      zh: `按行动日期计数，每次一次。${AUTHORITY.zh}`,
      en: `Each once, by the day it took place. ${AUTHORITY.en}`,
    },
    cells: entries('operations'),
  },
];
