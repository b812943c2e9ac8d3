import { assistanceAnswers } from '../../../../modules/cases/model/case/assistance.ts';
import { penaltyCase } from '../../../../modules/cases/model/case/case.ts';
import { retentions } from '../../../../modules/cases/model/case/closing.ts';
import { testKinds, testResults } from '../../../../modules/cases/model/case/commission.ts';
import { courtAnswers } from '../../../../modules/cases/model/case/enforce.ts';
import { sourceKinds, withdrawalKinds } from '../../../../modules/cases/model/case/filing.ts';
import { disposalReasons, disposalWays } from '../../../../modules/cases/model/case/goods.ts';
import { measureEnds, measureKinds } from '../../../../modules/cases/model/case/holdings.ts';
import { keptWays } from '../../../../modules/cases/model/case/keep.ts';
import { delistings, listingLevels } from '../../../../modules/cases/model/case/listed.ts';
import { measureLaws } from '../../../../modules/cases/model/case/measure-parts.ts';
import { liftGrounds } from '../../../../modules/cases/model/case/measures.ts';
import { withdrawalGrounds } from '../../../../modules/cases/model/case/publication.ts';
import { remedyOutcomes } from '../../../../modules/cases/model/case/remedies.ts';
import { publicGrounds, toldWithDecision } from '../../../../modules/cases/model/case/service.ts';
import { recusalPosts } from '../../../../modules/cases/model/case/team.ts';
import { referralTargets, returners, transferPapers } from '../../../../modules/cases/model/case/transfer.ts';
import { exposureChannels, typicalLevels } from '../../../../modules/cases/model/case/typical.ts';
import { summaryCase } from '../../../../modules/cases/model/summary-case.ts';
import {
  closingConditions,
  decisionOutcomes,
  endGrounds,
  evidenceKinds,
  type Ground,
  legalReviewGrounds,
  penaltyKinds,
  recusalGrounds,
  serviceMethods,
  suspensionGrounds,
} from '../../../../rules/index.ts';
import type { Area } from '../../forms/area.ts';
import { inOrderOf } from '../../forms/order.ts';
import { ownValues } from './own-values.ts';

type Titles = Area['values'][string];

const labels = (grounds: readonly Ground[]): Titles =>
  Object.fromEntries(grounds.map(({ code, label }) => [code, label]));

/** With the code in front, as the law's own lists are cited among officers. */
const coded = (grounds: readonly Ground[]): Titles =>
  Object.fromEntries(
    grounds.map(({ code, label }) => [code, { zh: `${code}　${label.zh}`, en: `${code}  ${label.en}` }]),
  );

/** Titles from the models and the rules, by verb, part or field; words that only a form has stand in `own-values.ts`. */
const fromModels: Area['values'] = {
  'sources.kind': sourceKinds,
  'withdraw-filing.kind': withdrawalKinds,
  'add-evidence.kind': labels(evidenceKinds),
  'extract-evidence.kind': labels(evidenceKinds),
  'extract-data.kind': labels(evidenceKinds),
  'request-measure.kind': measureKinds,
  'impose-measure.kind': measureKinds,
  'commission-test.kind': testKinds,
  'penalties.kind': labels(penaltyKinds),
  'perform-duty.kind': labels(penaltyKinds),
  'papers.kind': transferPapers,
  law: measureLaws,
  post: recusalPosts,
  'ask-recusal.ground': coded(recusalGrounds),
  'suspend.ground': coded(suspensionGrounds),
  'end-investigation.ground': coded(endGrounds),
  'request-closing.ground': coded(closingConditions),
  'close.ground': coded(closingConditions),
  'lift-measure.ground': liftGrounds,
  'serve-publicly.ground': publicGrounds,
  'withdraw-publication.ground': withdrawalGrounds,
  grounds: coded(legalReviewGrounds),
  'decide-kept.way': keptWays,
  'confirm-disposal.way': disposalWays,
  'announce-disposal.way': disposalWays,
  'confirm-disposal.reason': disposalReasons,
  'announce-disposal.reason': disposalReasons,
  'dispose-goods.how': disposalWays,
  outcome: labels(decisionOutcomes),
  'record-remedy-outcome.outcome': remedyOutcomes,
  method: labels(serviceMethods),
  told: toldWithDecision,
  'record-test-result.result': testResults,
  'record-identification.result': testResults,
  'assistance-answered.result': assistanceAnswers,
  'record-court.answer': courtAnswers,
  retention: retentions,
  target: referralTargets,
  'reverse-transfer.by': returners,
  level: { ...listingLevels, ...typicalLevels },
  'unlist-case.result': delistings,
  'record-exposure.channel': exposureChannels,
  'held.end': measureEnds,
};

/** Penalty cases: their fields and values have names of their own. */
export const caseArea: Area = {
  id: 'cases',
  values: { ...ownValues, ...fromModels },
  orderOf: inOrderOf(penaltyCase, summaryCase),
};
