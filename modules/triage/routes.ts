import { z } from 'zod';
import type { Clock } from '../../kernel/clock.ts';
import { type App, getActorWith } from '../../platform/http/index.ts';
import type { Store } from '../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import type { Directory } from '../authorities/index.ts';
import { promoteModel } from './commands/promote.ts';
import type { ShippedClues } from './commands/train.ts';
import { clueModels, promoted, promotion } from './contract.ts';
import { shippedModels } from './models/shipped.ts';
import { peopleIn, presentModels, readModels } from './queries/read-models.ts';

const tags = ['models'];

export interface ModelContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: Directory;
  /** Read when first asked for. */
  readonly shipped: () => ShippedClues;
}

/** The registry of models: how they do, which one serves, and putting one into service. Training is the command line's. */
export function addModelRoutes(app: App, { store, clock, directory, shipped }: ModelContext): void {
  app.route({
    method: 'GET',
    url: '/api/clue-models',
    schema: {
      tags,
      summary: '线索识别模型：版本、成绩、近期更正（只有数字） / models that read clues: versions, scores, corrections',
      response: { 200: clueModels },
    },
    handler: async (request) => {
      const { authority } = getActorWith(request, 'administrator', 'auditor');
      // Counts and models of the asker's own area alone; the queries say so, no person sees every act.
      const read = await store.transaction(SYSTEM_VIEWER, (tx) => readModels(tx, authority, clock.now()));
      const naming = { authority: await directory.names(), person: await directory.people(peopleIn(read)) };
      return presentModels(read, shippedModels(), naming);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/clue-models/:version/promotion',
    config: { rateLimit: { max: 10, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '启用模型（须优于现用模型）或回退到曾用版本 / put a model into service, or roll back to one that served',
      params: z.object({ version: z.string().regex(/^(\d{6}\.\d{1,6}|above)$/) }),
      body: promotion,
      response: { 200: promoted },
    },
    handler: async (request) => {
      const actor = getActorWith(request, 'administrator');
      return promoteModel({
        ...{ store, version: request.params.version, authority: actor.authority, by: actor.personId, at: clock.now() },
        ...request.body,
        shipped,
      });
    },
  });
}
