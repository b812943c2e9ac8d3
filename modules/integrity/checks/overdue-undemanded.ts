import { formatYuan } from '../../../kernel/money.ts';
import { sql } from '../../../platform/store/sql.ts';
import { demandedOn, isStopped } from '../../cases/model/case/enforce.ts';
import { isOverdue } from '../../cases/model/case/perform.ts';
import { owedOn, payableUntil } from '../../cases/model/case/settlement.ts';
import { transferOpen } from '../../cases/model/case/transfer-state.ts';
import { type Check, one } from '../model/check.ts';

export const overdueUndemanded: Check = {
  id: 'overdue-undemanded',
  severity: 'minor',
  title: { zh: '逾期未缴且未催告', en: 'Overdue, and nobody demanded it' },
  what: {
    zh: '缴款或者履行期限已过，当事人没有履行，本机关没有催告；申请法院强制执行前应当催告（行政强制法第五十四条）。',
    en: 'The time to pay or perform is over and nothing was demanded; the court is asked only after a demand (Coercion Law art 54).',
  },
  see: {
    zh: '打开案件“执行”，看应缴日期和尚欠金额。',
    en: 'Open the performance of the case: due day and what is left.',
  },
  cause: { zh: '缴款期满后没有人跟进。', en: 'Nobody followed it up after the last day to pay.' },
  wayOut: {
    zh: '核对缴款后催告；当事人确有困难的，依申请办理延期、分期。',
    en: 'Check the payments, then demand; deferral or instalments where the party asks and cannot pay.',
  },
  candidates: () => sql`c.state = 'performing' and c.facts #>> '{performance,demand,on}' is null
    and c.facts #>> '{performance,stop,on}' is null`,
  find: (matter, { today }) => {
    const late =
      matter.state === 'performing' &&
      demandedOn(matter) === null &&
      !isStopped(matter) &&
      !transferOpen(matter) &&
      isOverdue(matter, today);
    if (!late) return [];
    const { total } = owedOn(matter, today);
    return one(
      true,
      `应于${payableUntil(matter) ?? ''}前缴清，尚欠${formatYuan(total)}。`,
      `Payable until ${payableUntil(matter) ?? ''}; ${formatYuan(total, 'en')} is left.`,
    );
  },
};
