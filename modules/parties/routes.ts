import { z } from 'zod';
import { getActor } from '../../platform/http/access.ts';
import type { App } from '../../platform/http/types.ts';
import type { Store } from '../../platform/store/store.ts';
import { partyDetail, partyList, partyQuery } from './contract.ts';
import type { FirmNames } from './names/firm-names.ts';
import { findParty } from './queries/find-party.ts';
import { searchParties } from './queries/search-parties.ts';

const tags = ['parties'];

/** The registry of market entities for signed-in officers: public facts, but not a public service. */
export function addPartyRoutes(app: App, store: Store, names?: FirmNames): void {
  app.route({
    method: 'GET',
    url: '/api/parties',
    schema: {
      tags,
      summary: '查找市场主体 / market entities by code or name, while typing',
      querystring: partyQuery,
      response: { 200: partyList },
    },
    handler: (request) => searchParties(store, getActor(request), request.query, names),
  });
  app.route({
    method: 'GET',
    url: '/api/parties/:code',
    schema: {
      tags,
      summary: '市场主体及其在办事项数 / one entity, and how many matters the viewer may see against it',
      params: z.object({ code: z.string().min(1).max(40) }),
      response: { 200: partyDetail },
    },
    handler: (request) => findParty(store, getActor(request), request.params.code),
  });
}
