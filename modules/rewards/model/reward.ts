import type { Procedure } from '../../../platform/procedure/types.ts';
import { claimVerbs } from './claim.ts';
import { paymentVerbs } from './payment.ts';
import { proposalVerbs } from './proposal.ts';
import { rewardMeasures } from './reward-measures.ts';

/**
 * 举报奖励: rewarding whoever reported a major violation, from proposal to payment (国市监稽规〔2021〕4号; S, M). Nothing in it
 * says who that is: an anonymous reporter is told and claims by the receipt code of the report.
 */
export const reward: Procedure = {
  id: 'reward',
  title: { zh: '举报奖励', en: 'Reward for a report' },
  states: {
    proposed: { title: { zh: '待审批', en: 'Proposed' } },
    returned: { title: { zh: '退回修改', en: 'Sent back' } },
    approved: { title: { zh: '已批准待告知', en: 'Approved, to be told' } },
    refused: { title: { zh: '不予奖励待告知', en: 'Refused, to be told' } },
    told: { title: { zh: '已告知待领取', en: 'Told, to be claimed' } },
    claimed: { title: { zh: '已申请待兑付', en: 'Claimed, to be paid' } },
    paid: { title: { zh: '已兑付待办结', en: 'Paid, to be closed' } },
    cleared: { title: { zh: '已办结', en: 'Closed' }, final: true },
    lapsed: { title: { zh: '逾期视为放弃', en: 'Lapsed' }, final: true },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, final: true },
  },
  verbs: { ...proposalVerbs, ...claimVerbs, ...paymentVerbs },
  measures: rewardMeasures,
};
