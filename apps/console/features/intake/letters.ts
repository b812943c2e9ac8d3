import { obj, objects, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { assistanceAnswers } from '../../../../modules/cases/model/case/assistance.ts';
import { assistance } from '../../../../modules/intake/model/assistance.ts';
import {
  letterKinds,
  objectionResults,
  recheckResults,
  recommendation,
  senderVerdicts,
} from '../../../../modules/intake/model/recommendation.ts';
import type { Area } from '../../forms/area.ts';
import { inOrderOf } from '../../forms/order.ts';
import { officeAreas } from '../office/areas.ts';
import { intakeMeans, type VerbMeans } from './verb-means.ts';

const letterArea: Area = {
  id: 'letters',
  values: {
    letterKind: letterKinds,
    'answer-objection.result': objectionResults,
    'objection.result': objectionResults,
    'sender-verdict.result': senderVerdicts,
    'verdict.result': senderVerdicts,
    'recheck.result': recheckResults,
    state: { open: { zh: '待落实', en: 'open' }, done: { zh: '已落实', en: 'done' } },
    outcome: {
      mended: { zh: '整改到位', en: 'mended' },
      withdrawn: { zh: '来文机关撤回', en: 'withdrawn by the sender' },
    },
  },
  orderOf: inOrderOf(recommendation),
};

/** Nobody is complained of in a letter between authorities: what it names is to be looked into. */
const assistanceArea: Area = {
  id: 'assistance',
  values: { result: assistanceAnswers, outcome: assistanceAnswers },
  orderOf: inOrderOf(assistance),
};

const areas: Readonly<Record<string, Area>> = { [recommendation.id]: letterArea, [assistance.id]: assistanceArea };

/** Names of fields and values for a kind of matter that has its own; null for all others. */
export const areaOf = (procedure: string): Area | null => areas[procedure] ?? officeAreas[procedure] ?? null;

/** What the forms of a matter's acts know: of a letter, the measures that an act may name. */
export function meansOf(procedure: string, facts: JsonObject): VerbMeans {
  if (procedure !== recommendation.id) return intakeMeans;
  const m = objects(obj(facts, 'measures')).map(([value, each]) => ({
    value,
    label: `${value} ${str(each, 'title')}`,
  }));
  return { ...intakeMeans, context: () => ({ things: { m } }) };
}
