import { sql } from '../../../platform/store/sql.ts';
import { leastOfficers, summaryObstacle } from '../../../rules/index.ts';
import { officersOf, partyOf } from '../../cases/model/case/facts.ts';
import { imposedOf } from '../../cases/model/case/settlement.ts';
import { type Check, type Found, SUMMARY } from '../model/check.ts';

export const summaryLimits: Check = {
  id: 'summary-limits',
  severity: 'urgent',
  title: { zh: '当场处罚超出简易程序的条件', en: 'Beyond what the summary procedure allows' },
  what: {
    zh: '对公民二百元以下、对单位三千元以下罚款或者警告，才可以当场作出决定，执法人员不得少于两人（行政处罚法第四十二条、第五十一条）。',
    en: 'Only a warning, or a fine up to 200 yuan for a person and 3,000 for an organisation, is decided on the spot, by two officers (Penalty Law art 42, 51).',
  },
  see: { zh: '打开案件，对照决定的种类、金额和执法人员。', en: 'Open the case: kinds, amount, officers.' },
  cause: {
    zh: '旧系统导入；规则更新前办理；登记被直接改动。',
    en: 'Imported, decided under another edition of the rule, or changed directly.',
  },
  wayOut: {
    zh: '核对决定书原件；确属超出的，由负责人撤销，改用普通程序。',
    en: 'Look at the paper itself; where it is so, a head voids it and the ordinary procedure is used.',
  },
  of: SUMMARY,
  // Kinds and amounts are few: whatever lies above the lowest limit of the law is looked at.
  candidates: () => sql`c.state <> 'voided' and (
    coalesce((select sum((each ->> 'fen')::numeric) from jsonb_path_query(c.facts, '$.decision.penalties[*] ? (@.fen.type() == "number")') each), 0)
      > (case when c.facts #>> '{party,kind}' = 'person' then 10000 else 100000 end)
    or jsonb_path_exists(c.facts, '$.decision.penalties[*] ? (!(@.kind == "fine" || @.kind == "warning"))')
    or (case when jsonb_typeof(c.facts -> 'officers') = 'array'
      then (select count(distinct officer) from jsonb_array_elements(c.facts -> 'officers') officer) else 0 end) < 2)`,
  find: (matter) => {
    const decision = imposedOf(matter);
    if (decision === null) return [];
    const { kind } = partyOf(matter);
    const kinds = decision.penalties.map((each) => each.kind);
    const fine = decision.penalties.reduce((sum, each) => sum + each.fen, 0);
    const party = kind === 'person' ? 'person' : 'organisation';
    const obstacle = summaryObstacle({ party, kinds, fine: fine as never }, decision.on, matter.homeRegion);
    const officers = new Set(officersOf(matter)).size;
    const least = leastOfficers('case-staffing', decision.on, matter.homeRegion);
    const found: Found[] = [];
    if (obstacle === 'kind')
      found.push({ key: 'kind', detail: { zh: '处罚种类不能当场决定。', en: 'Its kind is not decided on the spot.' } });
    if (obstacle === 'amount')
      found.push({
        key: 'amount',
        detail: {
          zh: `罚款${fine / 100}元，超出当场处罚的限额。`,
          en: `A fine of ${fine / 100} yuan is above the limit.`,
        },
      });
    if (officers < least)
      found.push({
        key: 'officers',
        detail: { zh: `执法人员${officers}人，应当不少于${least}人。`, en: `${officers} officers; ${least} at least.` },
      });
    return found;
  },
};
