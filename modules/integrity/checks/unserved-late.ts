import { sql } from '../../../platform/store/sql.ts';
import { decisionOf } from '../../cases/model/case/decision-path.ts';
import { servedOn } from '../../cases/model/case/settlement.ts';
import { type Check, one } from '../model/check.ts';
import { clockOver } from '../model/conditions.ts';

export const unservedLate: Check = {
  id: 'unserved-late',
  severity: 'serious',
  title: { zh: '决定书逾期未送达', en: 'The decision was not served in time' },
  what: {
    zh: '决定书应当当场交付，当事人不在场的应当在七日内送达（行政处罚法第六十一条）；期限已过而没有送达。',
    en: 'A decision is handed over at once, or served within seven days (Penalty Law art 61); the time is over.',
  },
  see: { zh: '打开案件“期限”，看“送达”。', en: 'Open the clocks of the case: service.' },
  cause: {
    zh: '当事人拒收或者下落不明，没有改用留置、公告等方式。',
    en: 'The party refused or cannot be found, and no other way was taken.',
  },
  wayOut: {
    zh: '登记未成的送达，改用其他方式；下落不明或者其他方式无法送达的公告送达。',
    en: 'Record the attempts and take another way; public notice where nothing else works.',
  },
  candidates: ({ today }) => sql`c.state in ('decided', 'transferring') and ${clockOver('serve', today)}`,
  find: (matter, { today }) => {
    const clock = matter.clocks.serve;
    return one(
      decisionOf(matter) !== null && servedOn(matter) === null && clock?.endedOn === null && today > clock.due,
      `应于${clock?.due ?? ''}前送达。`,
      `To be served by ${clock?.due ?? ''}.`,
    );
  },
};
