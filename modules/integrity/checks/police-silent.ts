import { addDays } from '../../../kernel/plain-date.ts';
import { str } from '../../../kernel/read-json.ts';
import { sql } from '../../../platform/store/sql.ts';
import { transferOf, transferState } from '../../cases/model/case/transfer-state.ts';
import type { Check } from '../model/check.ts';

const ANSWERS: readonly string[] = ['police', 'police-answer'];

export const policeSilent: Check = {
  id: 'police-silent',
  severity: 'serious',
  title: { zh: '移送公安机关逾期未答复', en: 'The police have not answered' },
  what: {
    zh: '涉嫌犯罪案件移送后，公安机关应当签收并在期限内决定是否立案（国务院令第310号第七条、第八条）。',
    en: 'A transferred case is signed for, and the police decide in time whether to file it (State Council Order 310 art 7, 8).',
  },
  see: { zh: '打开案件“移送”，看回执和期限。', en: 'Open the transfer of the case: receipt and clock.' },
  cause: { zh: '没有取得回执，或者答复没有登记。', en: 'No receipt was asked for, or the answer was not recorded.' },
  wayOut: {
    zh: '催询公安机关；逾期不答复的，提请复议或者建议检察机关立案监督。',
    en: 'Ask the police; where they stay silent, ask for review or supervision by the procuratorate.',
  },
  candidates: ({ today, settings }) => sql`c.facts ? 'transfer' and (
    (c.facts #>> '{transfer,state}' = 'sent'
      and c.facts #>> '{transfer,sentOn}' < ${addDays(today, -settings.stuckAfterDays)}::text)
    or (c.clocks -> 'police' ->> 'endedOn' is null and c.clocks -> 'police' ->> 'due' < ${today}::text)
    or (c.clocks -> 'police-answer' ->> 'endedOn' is null and c.clocks -> 'police-answer' ->> 'due' < ${today}::text))`,
  find: (matter, { today, settings }) => {
    const sentOn = str(transferOf(matter), 'sentOn');
    if (transferState(matter) === 'sent' && sentOn !== '' && sentOn < addDays(today, -settings.stuckAfterDays)) {
      return [
        {
          key: 'receipt',
          detail: { zh: `${sentOn}移送，没有签收回执。`, en: `Sent on ${sentOn}; nobody signed for it.` },
        },
      ];
    }
    return ANSWERS.flatMap((name) => {
      const clock = matter.clocks[name];
      if (clock === undefined || clock.endedOn !== null || clock.due >= today) return [];
      return [{ key: name, detail: { zh: `应于${clock.due}前答复。`, en: `An answer was due by ${clock.due}.` } }];
    });
  },
};
