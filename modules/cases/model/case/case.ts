import type { Procedure } from '../../../../platform/procedure/types.ts';
import { listOf } from './facts.ts';
import { filingVerbs } from './filing.ts';
import { str } from './read.ts';
import { caseStates } from './states.ts';
import { teamVerbs, withoutRecused } from './team.ts';

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
    ...teamVerbs,
  }),
  measures: [],
  words: (matter) => [matter.title, str(matter.facts, 'number'), str(matter.facts, 'cause')],
  campaigns: (matter) => listOf(matter.facts.campaigns),
};
