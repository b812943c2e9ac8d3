import { formatYuan } from '../../../kernel/money.ts';
import { sql } from '../../../platform/store/sql.ts';
import { imposedOf, owedOn, writtenOff } from '../../cases/model/case/settlement.ts';
import { type Check, EITHER } from '../model/check.ts';

export const closedOwing: Check = {
  id: 'closed-owing',
  severity: 'serious',
  title: { zh: '已结案但款项未清', en: 'Closed with money open' },
  what: {
    zh: '案件已结案，罚没款没有缴清也没有终结执行，或者多缴的款项没有退还。',
    en: 'The case is closed; money is left to pay and no court ended enforcement, or what was paid too much was not given back.',
  },
  see: { zh: '打开案件“执行”，看应缴、已缴、尚欠。', en: 'Open the performance of the case: imposed, paid, left.' },
  cause: {
    zh: '缴款被冲销；复议、诉讼改变了决定；旧系统导入。',
    en: 'A payment was struck out; a remedy changed the decision; imported.',
  },
  wayOut: {
    zh: '核对缴款；尚欠的恢复执行，多缴的退还。',
    en: 'Check the payments; go on with performance, or give back what is too much.',
  },
  of: EITHER,
  // What was paid is what is imposed in nearly every closed case: the sums alone leave few to look at.
  candidates: () => sql`c.state in ('closed', 'archived') and (c.facts ? 'decision' or c.facts ? 'performance') and
    coalesce((select sum((each ->> 'fen')::numeric) from jsonb_path_query(c.facts, '$.decision.penalties[*] ? (@.kind == "fine" || @.kind == "confiscate-gains") ? (@.fen.type() == "number")') each), 0)
      * (case when c.facts -> 'decision' ? 'void' then 0 else 1 end)
    <> coalesce((select sum((each ->> 'fen')::numeric) from jsonb_path_query(c.facts, '$.performance.payments[*] ? (!exists(@.voidOn) || @.voidOn == "").parts[*] ? (@.fen.type() == "number")') each), 0)`,
  find: (matter, { today }) => {
    if (!['closed', 'archived'].includes(matter.state)) return [];
    const owed = owedOn(matter, today);
    const left = imposedOf(matter) === null || writtenOff(matter) ? 0 : owed.total;
    return [
      ...(left > 0
        ? [
            {
              key: 'owed',
              detail: { zh: `尚欠${formatYuan(owed.total)}。`, en: `${formatYuan(owed.total, 'en')} is left to pay.` },
            },
          ]
        : []),
      ...(owed.excess > 0
        ? [
            {
              key: 'excess',
              detail: {
                zh: `多缴${formatYuan(owed.excess)}未退还。`,
                en: `${formatYuan(owed.excess, 'en')} too much was not given back.`,
              },
            },
          ]
        : []),
    ];
  },
};
