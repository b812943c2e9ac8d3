import { sql } from '../../../platform/store/sql.ts';
import { lapsedUnrecorded, limitOf } from '../../cases/model/case/holdings.ts';
import type { Check } from '../model/check.ts';

export const keptUndecided: Check = {
  id: 'kept-undecided',
  severity: 'urgent',
  title: { zh: '先行登记保存逾期未处理', en: 'Registered evidence was not decided on in time' },
  what: {
    zh: '先行登记保存的证据应当在七个工作日内作出处理决定，逾期措施自动解除（行政处罚法第五十六条）。',
    en: 'Registered evidence is decided on within seven working days, else the measure lapses (Penalty Law art 56).',
  },
  see: {
    zh: '打开案件“涉案财物”，看先行登记保存的期限和处理结果。',
    en: 'Open the goods of the case: the limit of the registration, and what was decided.',
  },
  cause: { zh: '保存当日没有安排处理任务。', en: 'No task was set on the day of the registration.' },
  wayOut: {
    zh: '登记自动解除并退还；需要继续控制的，依法另行采取查封、扣押（先退还，再实施）。',
    en: 'Record the lapse and give it back; where control is still needed, a seizure by law, after the return.',
  },
  candidates: () => sql`c.facts ? 'held'
    and jsonb_path_exists(c.facts -> 'held', '$.* ? (@.kind == "register-keep" && (!exists(@.endedOn) || @.endedOn == ""))')`,
  find: (matter, { today }) =>
    lapsedUnrecorded(matter, today)
      .filter(({ kind }) => kind === 'register-keep')
      .map((held) => ({
        key: held.id,
        detail: {
          zh: `登记保存${held.id}应于${limitOf(matter, held, today)}前处理，至今没有处理。`,
          en: `Registration ${held.id} was to be decided on by ${limitOf(matter, held, today)}, and was not.`,
        },
      })),
};
