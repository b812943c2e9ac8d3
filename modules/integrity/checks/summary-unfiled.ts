import { sql } from '../../../platform/store/sql.ts';
import { type Check, one, SUMMARY } from '../model/check.ts';
import { clockOver } from '../model/conditions.ts';

export const summaryUnfiled: Check = {
  id: 'summary-unfiled',
  severity: 'serious',
  title: { zh: '当场处罚逾期未备案归档', en: 'Decided on the spot and not filed in time' },
  what: {
    zh: '当场作出的处罚决定应当报所属机关备案（行政处罚法第五十二条），材料应当在七个工作日内归档。',
    en: 'A decision on the spot is reported to the authority (Penalty Law art 52); its papers are filed within seven working days.',
  },
  see: { zh: '打开案件“期限”，看归档期限。', en: 'Open the clocks of the case.' },
  cause: {
    zh: '执法人员没有交回材料；交回后没有人登记。',
    en: 'The officers did not bring the papers back, or nobody put them down.',
  },
  wayOut: { zh: '收齐决定书和现场记录，办理备案归档。', en: 'Gather the decision and the records, and file them.' },
  of: SUMMARY,
  candidates: ({ today }) => sql`c.closed_on is null and ${clockOver('archive', today)}`,
  find: ({ clocks, closedOn, state }, { today }) => {
    const clock = clocks.archive;
    const late = clock !== undefined && clock.endedOn === null && clock.due < today;
    return one(
      closedOn === null && state === 'decided' && late,
      `应于${clock?.due ?? ''}前归档，至今没有备案归档。`,
      `Due by ${clock?.due ?? ''}; not filed.`,
    );
  },
};
