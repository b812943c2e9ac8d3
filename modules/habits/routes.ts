import { z } from 'zod';
import { type App, getActor } from '../../platform/http/index.ts';
import { matterParams } from '../intake/contract.ts';
import { correctHabits } from './commands/correct.ts';
import type { HabitContext } from './context.ts';
import { habitCheck, habitReason, habits } from './contract.ts';
import { checkHabits } from './queries/check-habits.ts';
import { readHabits } from './queries/read-habits.ts';

const tags = ['matters'];

/** Repeats by one complainant, from outside. */
export function addHabitRoutes(app: App, context: HabitContext): void {
  app.route({
    method: 'POST',
    url: '/api/matters/:region/:id/habits',
    schema: {
      tags,
      summary: '查看重复投诉情况（留痕） / look at repeats by the same complainant, with a trace',
      params: matterParams,
      body: habitReason,
      response: { 200: habits },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'private, no-store');
      return readHabits(context, getActor(request), { ...request.params, ...request.body });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/matters/:region/:id/habits/correction',
    schema: {
      tags,
      summary: '更正：投诉人系他人 / say that the complainant is another person',
      params: matterParams,
      body: habitReason,
      response: { 200: z.object({ corrected: z.literal(true) }).meta({ id: 'HabitCorrected' }) },
    },
    handler: async (request) => {
      await correctHabits(context, getActor(request), { ...request.params, ...request.body });
      return { corrected: true as const };
    },
  });
  app.route({
    method: 'GET',
    url: '/api/habits/check',
    schema: {
      tags,
      summary: '重复投诉情况使用核查：按渠道、县区 / whether the facts on repeats are used evenly',
      response: { 200: habitCheck },
    },
    handler: async (request) => checkHabits(context, getActor(request), await context.directory.names()),
  });
}
