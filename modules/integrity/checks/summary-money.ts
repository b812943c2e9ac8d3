import { sql } from '../../../platform/store/sql.ts';
import { type Check, type Found, SUMMARY } from '../model/check.ts';
import { clockOver } from '../model/conditions.ts';

const STEPS = {
  'hand-in': { zh: '上交机关', en: 'handed in' },
  bank: { zh: '缴付银行', en: 'banked' },
} as const;

export const summaryMoney: Check = {
  id: 'summary-money',
  severity: 'urgent',
  title: { zh: '当场收缴的罚款逾期未交', en: 'Money taken on the spot is kept too long' },
  what: {
    zh: '当场收缴的罚款，执法人员应当在二个工作日内交至机关，机关应当在二个工作日内缴付银行（行政处罚法第七十一条）。',
    en: 'Money taken on the spot is handed in within two working days, and banked within two more (Penalty Law art 71).',
  },
  see: { zh: '打开案件“执行”和“期限”。', en: 'Open the performance and the clocks of the case.' },
  cause: {
    zh: '款项还在执法人员手中；已经交付而没有登记。',
    en: 'The money is still with the officers, or it was handed in and nobody put it down.',
  },
  wayOut: {
    zh: '立即上交或者缴付银行；已经办理的，凭回单补登记。',
    en: 'Hand it in or bank it at once; where that was done, record it with its slip.',
  },
  of: SUMMARY,
  candidates: ({ today }) =>
    sql`c.closed_on is null and (${clockOver('hand-in', today)} or ${clockOver('bank', today)})`,
  find: ({ clocks, closedOn }, { today }) =>
    closedOn !== null
      ? []
      : Object.entries(STEPS).flatMap(([id, { zh, en }]): Found[] => {
          const clock = clocks[id];
          if (clock === undefined || clock.endedOn !== null || clock.due >= today) return [];
          return [
            {
              key: id,
              detail: { zh: `应于${clock.due}前${zh}，至今没有。`, en: `To be ${en} by ${clock.due}; it is not.` },
            },
          ];
        }),
};
