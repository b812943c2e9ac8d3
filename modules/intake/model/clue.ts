import type { Procedure } from '../../../platform/procedure/types.ts';
import { campaignsOf, countedByRules, joiningVerbs, statesBut } from '../../campaigns/model/joining.ts';
import { standsSince } from '../../merging/model/stands-since.ts';
import { mergingVerbs } from '../../merging/model/verbs.ts';
import { line } from './body.ts';
import { erasureVerbs } from './erasure.ts';
import { clearanceMeasures, outcomeMeasures, ratingMeasures } from './measures.ts';
import { messageVerbs } from './messages.ts';
import { noticeVerbs } from './notice.ts';
import { type Kind, receive, routingVerbs } from './routing.ts';
import { concludeVerb, verificationStates, verificationVerbs } from './verification.ts';

const kind: Kind = {
  id: 'clue',
  working: ['verifying'],
  later: ['paused', 'disputed', 'concluded'],
  clock: 'verify',
  rule: 'clue-verify',
  restartsInAnotherBureau: false,
  basis: ['procedure.art18'],
};

/** 线索: whatever points at a violation, from receipt to clearing (程序规定 art 18–20; states: law.md §17). */
export const clue: Procedure = {
  id: 'clue',
  title: { zh: '线索', en: 'Clue' },
  states: verificationStates,
  verbs: {
    receive: receive(kind),
    ...routingVerbs(kind),
    ...verificationVerbs(kind),
    ...noticeVerbs('clue', ['cleared'], []),
    'no-power': concludeVerb({ zh: '告知无处理权限', en: 'Conclude: no power' }, 'no-power', true, kind.basis, {
      channel: line(200),
    }),
    answer: concludeVerb({ zh: '答复', en: 'Conclude: answered' }, 'answered', true, [], {}),
    ...messageVerbs(kind),
    ...joiningVerbs(kind.id, statesBut(verificationStates, 'voided')),
    ...mergingVerbs(kind.id, verificationStates),
    ...erasureVerbs(kind.id, ['cleared', 'voided']),
  },
  campaigns: campaignsOf,
  standsSince,
  counted: countedByRules,
  measures: [
    ...clearanceMeasures('clue'),
    ...ratingMeasures('clue'),
    ...outcomeMeasures('clue', ['filed', 'not-filed', 'transferred', 'no-power', 'answered', 'out-of-scope']),
  ],
};
