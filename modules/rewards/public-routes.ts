import type { App } from '../../platform/http/index.ts';
import { statusAnswer } from '../intake/contract.ts';
import { type IntakeContext, publicPost } from '../intake/index.ts';
import { claimByReceipt, excuseByReceipt } from './commands/claim-by-receipt.ts';
import { rewardClaimRequest, rewardExcuseRequest } from './contract.ts';

const tags = ['public'];

/** What a reporter does about a reward, by the receipt code of the report. */
export function addRewardRoutes(app: App, context: IntakeContext): void {
  app.route({
    ...publicPost(context),
    url: '/public/reward-claims',
    bodyLimit: 8_192,
    schema: {
      tags,
      summary: '凭回执码申请领取举报奖励 / claim a reward by receipt code',
      body: rewardClaimRequest,
      response: { 200: statusAnswer },
    },
    handler: (request) => claimByReceipt(context, request.body, request.id),
  });
  app.route({
    ...publicPost(context),
    url: '/public/reward-excuses',
    bodyLimit: 16_384,
    schema: {
      tags,
      summary: '凭回执码申请延期领取举报奖励 / ask for another day by receipt code',
      body: rewardExcuseRequest,
      response: { 200: statusAnswer },
    },
    handler: (request) => excuseByReceipt(context, request.body, request.id),
  });
}
