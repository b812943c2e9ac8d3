import { sql } from '../../../platform/store/sql.ts';
import { leastOfficers } from '../../../rules/index.ts';
import { officersOf } from '../../cases/model/case/facts.ts';
import { type Check, one } from '../model/check.ts';

export const fewOfficers: Check = {
  id: 'few-officers',
  severity: 'serious',
  title: { zh: '办案人员不足法定人数', en: 'Fewer officers than the law wants' },
  what: {
    zh: '行政处罚应当由具有执法资格的人员实施，不得少于两人（行政处罚法第四十二条）。',
    en: 'A penalty is imposed by licensed officers, two at least (Penalty Law art 42).',
  },
  see: { zh: '打开案件“人员”。', en: 'Open the people of the case.' },
  cause: { zh: '回避、调离后没有补派。', en: 'Nobody stepped in after a recusal or a move.' },
  wayOut: {
    zh: '由负责人指派办案人员；人数不足期间取得的证据应当复核。',
    en: 'A head assigns officers; what was gathered meanwhile is looked at again.',
  },
  candidates: () => sql`c.closed_on is null and (case when jsonb_typeof(c.facts -> 'officers') = 'array'
    then (select count(distinct officer) from jsonb_array_elements(c.facts -> 'officers') officer) else 0 end) < 3`,
  find: (matter, { today }) => {
    const officers = new Set(officersOf(matter)).size;
    const least = leastOfficers('case-staffing', today, matter.homeRegion);
    return one(
      matter.closedOn === null && officers < least,
      `现有${officers}人，应当不少于${least}人。`,
      `${officers} now; ${least} at least.`,
    );
  },
};
