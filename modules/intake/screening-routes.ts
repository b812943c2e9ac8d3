import { z } from 'zod';
import { type App, getActor } from '../../platform/http/index.ts';
import type { IntakeContext } from './context.ts';
import { region } from './contract.ts';
import { screenings } from './queries/screenings.ts';
import { screeningsAnswer } from './screening-contract.ts';

/** How many matters stand screened, read together before a batch screens them anew. */
export function addScreeningRoutes(app: App, { ledger }: IntakeContext): void {
  app.route({
    method: 'POST',
    url: '/api/screenings',
    schema: {
      tags: ['matters'],
      summary: '一批事项当前的初筛结果，供批量办理撤回 / how matters are screened now, for taking a batch back',
      body: z.object({
        items: z
          .array(z.object({ homeRegion: region, matterId: z.uuid() }))
          .min(1)
          .max(500),
      }),
      response: { 200: screeningsAnswer },
    },
    handler: async (request) => ({
      items: await ledger.store.transaction(getActor(request), (tx) => screenings(tx, request.body.items)),
    }),
  });
}
