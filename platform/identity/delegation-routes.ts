import { z } from 'zod';
import type { AuthorityCode, PersonId } from '../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { getActor } from '../http/access.ts';
import type { App } from '../http/types.ts';
import type { Store } from '../store/store.ts';
import { delegationList, endingDelegation, made, newDelegation } from './admin-contract.ts';
import { mayDelegate } from './administer.ts';
import { createDelegation, endDelegation, listDelegations } from './delegation.ts';
import { inOneStep } from './in-one-step.ts';
import type { IdentityDeps } from './settings.ts';

const tags = ['people'];
const changeLimit = { max: 60, timeWindow: '1 minute' };

/** Delegations during absence (委托代行): by the person, the head of the authority, its administrator. */
export function addDelegationRoutes(app: App, store: Store, deps: IdentityDeps): void {
  const today = (): PlainDate => legalDay(deps.clock.now());
  app.route({
    method: 'GET',
    url: '/api/delegations',
    schema: {
      tags,
      summary: '未结束的委托代行 / delegations that are not over',
      querystring: z.object({ person: z.uuid().optional() }),
      response: { 200: delegationList },
    },
    handler: async (request) => {
      const actor = getActor(request);
      const all = await listDelegations(store.db, (request.query.person ?? actor.personId) as PersonId, today());
      return all
        .filter((each) => each.to === actor.personId || mayDelegate(actor, each.from, each.authority))
        .map((each) => ({ ...each, roles: [...each.roles] }));
    },
  });
  app.route({
    method: 'POST',
    url: '/api/delegations',
    config: { rateLimit: changeLimit },
    schema: {
      tags,
      summary: '委托他人代行 / let somebody act in one’s stead',
      body: newDelegation,
      response: { 201: made },
    },
    handler: async (request, reply) => {
      const actor = getActor(request);
      const { from, to, authority, validFrom, validTo, ...given } = request.body;
      const id = await inOneStep(store, deps, (tx, held) =>
        createDelegation(tx, held, actor, {
          ...given,
          from: (from ?? actor.personId) as PersonId,
          to: to as PersonId,
          authority: (authority ?? actor.authority) as AuthorityCode,
          validFrom: validFrom as PlainDate,
          validTo: validTo as PlainDate,
        }),
      );
      return reply.code(201).send({ id });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/delegations/:id/end',
    config: { rateLimit: changeLimit },
    schema: {
      tags,
      summary: '终止委托代行 / end a delegation',
      params: z.object({ id: z.uuid() }),
      body: endingDelegation,
      response: { 204: z.null().describe('empty') },
    },
    handler: async (request, reply) => {
      const { lastDay, reason } = request.body;
      await inOneStep(store, deps, (tx, held) =>
        endDelegation(tx, held, getActor(request), request.params.id, lastDay as PlainDate, today(), reason),
      );
      return reply.code(204).send(null);
    },
  });
}
