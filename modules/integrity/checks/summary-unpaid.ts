import { formatYuan } from '../../../kernel/money.ts';
import { sql } from '../../../platform/store/sql.ts';
import { isOverdue } from '../../cases/model/case/perform.ts';
import { owedOn, payableUntil } from '../../cases/model/case/settlement.ts';
import { type Check, one, SUMMARY } from '../model/check.ts';
import { clockOver } from '../model/conditions.ts';

export const summaryUnpaid: Check = {
  id: 'summary-unpaid',
  severity: 'minor',
  title: { zh: '当场处罚逾期未缴', en: 'A fine of the spot is overdue' },
  what: {
    zh: '没有当场收缴的罚款应当自收到决定书之日起十五日内缴纳，逾期每日加处百分之三（行政处罚法第六十七条、第七十二条）。',
    en: 'A fine that was not taken on the spot is paid within fifteen days; later it grows by 3 % a day (Penalty Law art 67, 72).',
  },
  see: { zh: '打开案件“执行”，看应缴日期和尚欠金额。', en: 'Open the performance of the case.' },
  cause: {
    zh: '当事人没有缴款；已经缴款而没有登记。',
    en: 'The party did not pay, or it paid and nobody put it down.',
  },
  wayOut: {
    zh: '核对银行回单后登记缴款；确未缴纳的，书面催告后依法申请强制执行。',
    en: 'Check the bank’s list and book it; else demand it in writing, then ask the court.',
  },
  of: SUMMARY,
  candidates: ({ today }) => sql`c.closed_on is null and ${clockOver('pay', today)}`,
  find: (matter, { today }) => {
    if (matter.closedOn !== null || !isOverdue(matter, today)) return [];
    const { total } = owedOn(matter, today);
    const until = payableUntil(matter) ?? '';
    return one(
      true,
      `应于${until}前缴清，尚欠${formatYuan(total)}。`,
      `Payable until ${until}; ${formatYuan(total, 'en')} is left.`,
    );
  },
};
