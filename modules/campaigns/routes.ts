import { z } from 'zod';
import { getActor } from '../../platform/http/access.ts';
import type { App } from '../../platform/http/types.ts';
import { actRequest, performed } from '../intake/contract.ts';
import { campaignCode } from '../intake/model/body.ts';
import { takePart } from './commands/take-part.ts';
import type { CampaignContext } from './context.ts';
import {
  campaignDetail,
  campaignList,
  campaignQuery,
  measureChoicesAnswer,
  nearlyAnswer,
  nearlyQuery,
} from './contract.ts';
import { listCampaigns } from './queries/list-campaigns.ts';
import { measureChoices } from './queries/measure-choices.ts';
import { readNearly } from './queries/nearly.ts';
import { readCampaign } from './queries/read-campaign.ts';

const tags = ['campaigns'];
const params = z.object({ code: campaignCode() });

/** Campaigns as objects: cards, one with its figures, what it may count, what nearly belongs to it, what those below do. */
export function addCampaignRoutes(app: App, context: CampaignContext): void {
  app.route({
    method: 'GET',
    url: '/api/campaigns',
    schema: {
      tags,
      summary: '专项行动一览 / campaigns that concern the asker',
      querystring: campaignQuery,
      response: { 200: campaignList },
    },
    handler: async (request) => ({
      campaigns: await listCampaigns(context, getActor(request), request.query.state),
    }),
  });
  app.route({
    method: 'GET',
    url: '/api/campaigns/measures',
    schema: {
      tags,
      summary: '专项行动可用指标及口径 / measures that a campaign may fix, with definitions and digests',
      response: { 200: measureChoicesAnswer },
    },
    handler: () => ({ measures: [...measureChoices(context.ledger.procedures).values()] }),
  });
  app.route({
    method: 'GET',
    url: '/api/campaigns/:code',
    schema: {
      tags,
      summary: '专项行动：数字、地区、目标、宣传、版本 / one campaign with its figures',
      params,
      response: { 200: campaignDetail },
    },
    handler: (request) => readCampaign(context, getActor(request), request.params.code),
  });
  app.route({
    method: 'GET',
    url: '/api/campaigns/:code/nearly',
    schema: {
      tags,
      summary: '疑似属于本行动的事项 / matters that miss one part of its scope only',
      params,
      querystring: nearlyQuery,
      response: { 200: nearlyAnswer },
    },
    handler: async (request) => ({
      items: await readNearly(context, getActor(request), request.params.code, request.query.limit),
    }),
  });
  app.route({
    method: 'POST',
    url: '/api/campaigns/:code/acts',
    schema: {
      tags,
      summary: '参加机关：自选动作、宣传作品和投放 / an act of whoever takes part',
      params,
      body: actRequest,
      response: { 200: performed },
    },
    handler: (request) => takePart(context, getActor(request), request.params.code, request.body, request.id),
  });
}
