import { z } from 'zod';
import type { PersonId } from '../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { scopePattern } from '../../kernel/region.ts';
import { getActor, getActorWith } from '../http/access.ts';
import type { App } from '../http/types.ts';
import type { Store } from '../store/store.ts';
import { LICENCE_DAYS, licenceList, licenceOf } from './admin-contract.ts';
import { inOneStep } from './in-one-step.ts';
import { endingLicences, setLicence } from './licence.ts';
import { SEE_PEOPLE } from './person-page.ts';
import type { IdentityDeps } from './settings.ts';

const tags = ['people'];
const MOST = 100;

/** Enforcement licences: entered by administrators, and told to whoever leads the people before they run out. */
export function addLicenceRoutes(app: App, store: Store, deps: IdentityDeps): void {
  app.route({
    method: 'GET',
    url: '/api/people/licences',
    schema: {
      tags,
      summary: '即将到期和已到期的执法证 / licences of the area that run out soon, or have',
      querystring: z.object({ within: z.coerce.number().int().min(0).max(366).default(LICENCE_DAYS) }),
      response: { 200: licenceList },
    },
    handler: async (request) => {
      const actor = getActorWith(request, ...SEE_PEOPLE);
      const today = legalDay(deps.clock.now());
      const { within } = request.query;
      const found = await endingLicences(store.db, scopePattern(actor.authority), today, { within, limit: MOST + 1 });
      const licences = found.slice(0, MOST).map((each) => ({ ...each, over: each.licenceUntil < today }));
      return { licences, more: found.length > MOST };
    },
  });
  app.route({
    method: 'PUT',
    url: '/api/people/:id/licence',
    config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '登记、更换执法证及有效期 / enter a licence and its last day',
      params: z.object({ id: z.uuid() }),
      body: licenceOf,
      response: { 204: z.null().describe('empty') },
    },
    handler: async (request, reply) => {
      const { reason, licenceNo, licenceUntil } = request.body;
      const licence = { licenceNo, licenceUntil: licenceUntil as PlainDate | null };
      await inOneStep(store, deps, (tx, held) =>
        setLicence(tx, held, getActor(request), request.params.id.toLowerCase() as PersonId, licence, reason),
      );
      return reply.code(204).send(null);
    },
  });
}
