import { z } from 'zod';
import { plainDate } from '../../kernel/plain-date.ts';
import { type App, getActor } from '../../platform/http/index.ts';
import { region } from '../intake/contract.ts';
import { asOfAnswer, asOfQuery, changesAnswer, changesQuery } from './contract.ts';
import { matterAsOf } from './queries/as-of.ts';
import { matterChanges } from './queries/changes.ts';
import type { HistoryContext } from './queries/read-past.ts';

const tags = ['history'];
const params = z.object({ region, id: z.uuid().transform((id) => id.toLowerCase()) });
const day = (value: string) => plainDate(value);
const maybe = (value: string | undefined) => (value === undefined ? undefined : plainDate(value));

/** Time travel: the same two questions for cases and for clues, reports and complaints. */
export function addCaseHistoryRoutes(app: App, context: HistoryContext): void {
  for (const kind of ['cases', 'matters'] as const) {
    app.route({
      method: 'GET',
      url: `/api/${kind}/:region/:id/as-of`,
      schema: {
        tags,
        summary: '某日的情况（已发生、已知悉两个时间轴） / a matter as it stood, and as it was known, on a day',
        params,
        querystring: asOfQuery,
        response: { 200: asOfAnswer },
      },
      handler: (request) => {
        const { region: homeRegion, id } = request.params;
        const { day: on, known } = request.query;
        return matterAsOf(context, getActor(request), homeRegion, id, { day: day(on), known: maybe(known) });
      },
    });
    app.route({
      method: 'GET',
      url: `/api/${kind}/:region/:id/changes`,
      schema: {
        tags,
        summary: '两日之间的变化，及其由哪些办理行为引起 / what changed between two days, and by which acts',
        params,
        querystring: changesQuery,
        response: { 200: changesAnswer },
      },
      handler: (request) => {
        const { region: homeRegion, id } = request.params;
        const { from, to, known } = request.query;
        const days = { from: day(from), to: day(to), known: maybe(known) };
        return matterChanges(context, getActor(request), homeRegion, id, days);
      },
    });
  }
}
