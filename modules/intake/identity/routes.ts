import { AppError } from '../../../kernel/error.ts';
import { type App, getActor, getActorWith } from '../../../platform/http/index.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { IntakeContext } from '../context.ts';
import { revealAnswer } from '../contract.ts';
import {
  actParams,
  type IdentityRequest,
  identityAsk,
  identityDecision,
  identityRequest,
  requestPage,
  requestParams,
  requestQuery,
} from './contract.ts';
import { listRequests, presentRequests } from './list.ts';
import { askForIdentity, decideOnIdentity, openIdentity } from './requests.ts';
import type { RequestRow } from './row.ts';

const tags = ['matters'];
const rateLimit = { max: 120, timeWindow: '1 minute' } as const;

/** The way to a reporter's identity: asked for by one, approved by another, opened by the first, seen by auditors. */
export function addIdentityRequestRoutes(app: App, context: IntakeContext): void {
  const present = async (actor: LedgerActor, row: RequestRow): Promise<IdentityRequest> => {
    const [shown] = await presentRequests(context.directory, actor, [row], context.ledger.clock.now());
    if (shown === undefined) throw new AppError('intake.identity.no-such-request', 404);
    return shown;
  };
  app.route({
    method: 'POST',
    url: '/api/matters/:region/:id/acts/:seq/identity-requests',
    config: { rateLimit },
    schema: {
      tags,
      summary: '申请查看举报人身份（留痕） / ask to open a sealed identity, with purpose and reason',
      params: actParams,
      body: identityAsk,
      response: { 201: identityRequest },
    },
    handler: async (request, reply) => {
      const actor = getActor(request);
      const row = await askForIdentity(context, actor, { ...request.params, ...request.body });
      return reply.code(201).send(await present(actor, row));
    },
  });
  app.route({
    method: 'GET',
    url: '/api/identity-requests',
    schema: {
      tags,
      summary: '查看身份的申请：本人的；保管员、审计员看本辖区的（审计查阅留痕） / requests to open identities',
      querystring: requestQuery,
      response: { 200: requestPage },
    },
    handler: (request, reply) => {
      reply.header('cache-control', 'no-store');
      return listRequests(context, getActor(request), request.query);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/identity-requests/:region/:request/decision',
    config: { rateLimit },
    schema: {
      tags,
      summary: '保管员批准或者不批准（留痕） / a custodian other than the asker approves or refuses',
      params: requestParams,
      body: identityDecision,
      response: { 200: identityRequest },
    },
    handler: async (request) => {
      const actor = getActorWith(request, 'custodian');
      return present(actor, await decideOnIdentity(context, actor, { ...request.params, ...request.body }));
    },
  });
  app.route({
    method: 'POST',
    url: '/api/identity-requests/:region/:request/open',
    config: { rateLimit },
    schema: {
      tags,
      summary: '凭批准查看身份（计次、留痕） / the asker opens what was approved, counted and traced',
      params: requestParams,
      response: { 200: revealAnswer },
    },
    handler: async (request, reply) => {
      const { seq, identity } = await openIdentity(context, getActor(request), request.params);
      reply.header('cache-control', 'no-store');
      return { seq, identity: { ...identity } };
    },
  });
}
