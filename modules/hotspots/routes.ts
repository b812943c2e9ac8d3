import type { PlainDate } from '../../kernel/plain-date.ts';
import type { App } from '../../platform/http/index.ts';
import { getActor } from '../../platform/http/index.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { catalogueOf, type FigureRouteOptions, getFigure } from '../figures/index.ts';
import { areaOf } from '../figures/model/question.ts';
import {
  hotSpotQuery,
  hotSpots,
  type SpotMatters,
  type SpotMattersQuery,
  spotMatters,
  spotMattersQuery,
} from './contract.ts';
import { mattersOfSpot } from './queries/daily.ts';
import { readHotSpots, SPOT_FIGURE } from './queries/read-hot-spots.ts';

const tags = ['figures'];
/** So many matters of a spot are listed. */
const MOST_LISTED = 200;

async function readSpotMatters(
  { context: { ledger }, rowsOf }: FigureRouteOptions,
  actor: LedgerActor,
  { authority, places, from, to, domain, theme }: SpotMattersQuery,
): Promise<SpotMatters> {
  const { measures } = getFigure(catalogueOf(ledger.procedures), SPOT_FIGURE);
  const area = areaOf(actor, authority);
  const asked = {
    area,
    places: places.split(',').map((code) => areaOf({ authority: area }, code)),
    ...{ from: from as PlainDate, to: to as PlainDate, domain, measures },
    ...(theme === undefined ? {} : { theme }),
  };
  const { total, newest } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    mattersOfSpot(tx, asked, MOST_LISTED),
  );
  const items = await rowsOf(actor, newest);
  return { total, unseen: total - items.length, items };
}

/** Where more comes in than usual, from outside. */
export function addHotSpotRoutes(app: App, options: FigureRouteOptions): void {
  app.route({
    method: 'GET',
    url: '/api/hot-spots',
    schema: {
      tags,
      summary: '热点：何处、何事、何时起多于往常 / where, in what and since when more comes in than usual',
      querystring: hotSpotQuery,
      response: { 200: hotSpots },
    },
    handler: (request) => readHotSpots(options.context, getActor(request), request.query),
  });
  app.route({
    method: 'GET',
    url: '/api/hot-spots/matters',
    schema: {
      tags,
      summary: '热点背后的事项 / the matters of a hot spot',
      querystring: spotMattersQuery,
      response: { 200: spotMatters },
    },
    handler: (request) => readSpotMatters(options, getActor(request), request.query),
  });
}
