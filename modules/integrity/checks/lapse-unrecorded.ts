import { sql } from '../../../platform/store/sql.ts';
import { lapsedUnrecorded, limitOf, measureKinds } from '../../cases/model/case/holdings.ts';
import type { Check } from '../model/check.ts';

export const lapseUnrecorded: Check = {
  id: 'lapse-unrecorded',
  severity: 'serious',
  title: { zh: '查封扣押已自动解除而未登记', en: 'A seizure has lapsed and no act says so' },
  what: {
    zh: '查封、扣押的期限已经届满，依法自动解除，但案件记录仍显示在实施中。',
    en: 'The time of a sealing or seizure is over; by law it has ended, and the record still shows it in force.',
  },
  see: { zh: '打开案件“涉案财物”，看措施的期限。', en: 'Open the goods of the case and look at the limit.' },
  cause: {
    zh: '期满前未作延长、解除或者没收；夜间自动登记没有运行。',
    en: 'Neither prolonged nor lifted nor confiscated in time; the nightly record did not run.',
  },
  wayOut: {
    zh: '登记措施期满（自动解除），通知当事人领取财物。',
    en: 'Record that it lapsed and tell the party to collect the goods.',
  },
  candidates: ({ today }) => sql`c.facts ? 'held'
    and jsonb_path_exists(c.facts -> 'held', '$.* ? (@.kind != "register-keep" && (!exists(@.endedOn) || @.endedOn == ""))')
    and c.opened_on < ${today}::date`,
  find: (matter, { today }) =>
    lapsedUnrecorded(matter, today)
      .filter(({ kind }) => kind !== 'register-keep')
      .map((held) => ({
        key: held.id,
        detail: {
          zh: `${measureKinds[held.kind].zh}${held.id}的期限于${limitOf(matter, held, today)}届满。`,
          en: `The time of ${measureKinds[held.kind].en} ${held.id} was over on ${limitOf(matter, held, today)}.`,
        },
      })),
};
