import { noticeWays } from '../../../../modules/intake/model/report.ts';
import {
  claimWays,
  excuseResults,
  refusalGrounds,
  rewardLevels,
  rewardTriggers,
  scopeTitles,
} from '../../../../modules/rewards/model/labels.ts';
import { reward } from '../../../../modules/rewards/model/reward.ts';
import type { Area } from '../../forms/area.ts';
import { inOrderOf } from '../../forms/order.ts';

/** Names of fields and values of rewards. */
export const rewardAreas: Readonly<Record<string, Area>> = {
  reward: {
    id: 'reward',
    values: {
      ...{ scope: scopeTitles, level: rewardLevels, 'trigger.kind': rewardTriggers, ground: refusalGrounds },
      ...{ 'tell.way': noticeWays, 'claim.way': claimWays, way: claimWays, result: excuseResults },
    },
    orderOf: inOrderOf(reward),
  },
};
