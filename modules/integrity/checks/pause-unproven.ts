import { sql } from '../../../platform/store/sql.ts';
import type { Check } from '../model/check.ts';

export const pauseUnproven: Check = {
  id: 'pause-unproven',
  severity: 'serious',
  title: { zh: '扣除期间没有证明文书', en: 'Time left out without a document' },
  what: {
    zh: '办案期限扣除了一段期间，但没有写明证明它的文书；不能证明的期间不得扣除。',
    en: 'Days were left out of a time limit and no document proves why: what is not proven counts.',
  },
  see: { zh: '打开案件“期限”，看逐日推算中扣除的日子。', en: 'Open the clocks of the case, day by day.' },
  cause: {
    zh: '旧系统导入，或者早期办理行为没有文书栏。',
    en: 'Imported, or an act of an edition without that field.',
  },
  wayOut: { zh: '补正文书；确无文书的，恢复计算期限。', en: 'Add the document, or let the time count.' },
  candidates: () => sql`c.closed_on is null
    and jsonb_path_exists(c.clocks, '$.* ? (@.endedOn == null).pauses[*] ? (!exists(@.document) || @.document == "")')`,
  find: (matter) =>
    matter.closedOn !== null
      ? []
      : Object.entries(matter.clocks).flatMap(([clock, { endedOn, pauses }]) =>
          endedOn !== null
            ? []
            : pauses.flatMap(({ from, document }, index) =>
                (document ?? '').trim() !== ''
                  ? []
                  : [
                      {
                        key: `${clock}:${index + 1}`,
                        detail: {
                          zh: `期限“${clock}”自${from}起的扣除没有文书。`,
                          en: `Time left out of ${clock} from ${from} has no document.`,
                        },
                      },
                    ],
              ),
        ),
};
