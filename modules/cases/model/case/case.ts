import { str } from '../../../../kernel/read-json.ts';
import { listOf } from '../../../../platform/procedure/entries.ts';
import type { Procedure } from '../../../../platform/procedure/types.ts';
import { countedByRules, standsSince } from '../../../campaigns/model/joining.ts';
import { assistanceVerbs } from './assistance.ts';
import { closingVerbs } from './closing.ts';
import { commissionVerbs } from './commission.ts';
import { handlersOrHead } from './conditions.ts';
import { decideVerbs } from './decide.ts';
import { denVerbs } from './dens.ts';
import { documentVerbs } from './documents.ts';
import { enforceVerbs } from './enforce.ts';
import { evidenceVerbs } from './evidence.ts';
import { extendVerbs } from './extend.ts';
import { marksOf, partyOf } from './facts.ts';
import { filingVerbs } from './filing.ts';
import { goodsVerbs } from './goods.ts';
import { hearingVerbs } from './hearing.ts';
import { jurisdictionVerbs } from './jurisdiction.ts';
import { keepVerbs } from './keep.ts';
import { listedVerbs } from './listed.ts';
import { measureVerbs } from './measures.ts';
import { caseMeasures } from './measures-counted.ts';
import { noticeVerbs } from './notice.ts';
import { pauseVerbs } from './pauses.ts';
import { dutyVerbs, moneyVerbs } from './perform.ts';
import { publicationVerbs } from './publication.ts';
import { recordVerbs } from './records.ts';
import { remedyVerbs } from './remedies.ts';
import { reviewVerbs } from './review.ts';
import { serviceVerbs } from './service.ts';
import { caseStates } from './states.ts';
import { taskVerbs } from './tasks.ts';
import { teamVerbs, withoutRecused } from './team.ts';
import { transferVerbs } from './transfer.ts';
import { typicalVerbs } from './typical.ts';

/**
 * 行政处罚普通程序案件, from filing to archive (处罚法 ch. 5; 程序规定). Each part declares the verbs of one step of the work
 * in a file of its own; `facts.ts` says which part keeps what.
 */
export const penaltyCase: Procedure = {
  id: 'case',
  title: { zh: '行政处罚案件', en: 'Penalty case' },
  states: caseStates,
  verbs: withoutRecused({
    ...filingVerbs,
    ...jurisdictionVerbs,
    ...teamVerbs,
    ...taskVerbs,
    ...evidenceVerbs,
    ...recordVerbs,
    ...keepVerbs,
    ...measureVerbs,
    ...goodsVerbs,
    ...commissionVerbs,
    ...assistanceVerbs,
    ...pauseVerbs,
    ...extendVerbs,
    ...reviewVerbs,
    ...noticeVerbs,
    ...hearingVerbs,
    ...decideVerbs,
    ...serviceVerbs,
    ...moneyVerbs,
    ...dutyVerbs,
    ...denVerbs,
    ...enforceVerbs,
    ...remedyVerbs,
    ...publicationVerbs,
    ...transferVerbs,
    ...closingVerbs,
    ...listedVerbs,
    ...typicalVerbs,
    ...documentVerbs({
      prefix: 'case',
      from: Object.keys(caseStates).filter((state) => state !== 'archived'),
      conditions: [handlersOrHead],
      rolesOf: (verb) => penaltyCase.verbs[verb]?.by ?? [],
    }),
  }),
  measures: caseMeasures,
  words: (matter) => [matter.title, str(matter.facts, 'number'), str(matter.facts, 'cause'), partyOf(matter).name],
  marks: marksOf,
  campaigns: (matter) => listOf(matter.facts.campaigns),
  standsSince,
  counted: countedByRules,
};
