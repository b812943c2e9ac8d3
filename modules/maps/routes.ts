import { type App, getActor } from '../../platform/http/index.ts';
import type { Db } from '../../platform/store/types.ts';
import type { Directory } from '../authorities/index.ts';
import { sheet, sheetQuery } from './contract.ts';
import { readSheet } from './queries/sheet.ts';

/** The map of an area. It says where regions lie and what they are called, nothing of any matter. */
export function addMapRoutes(app: App, db: Db, directory: Directory): void {
  app.route({
    method: 'GET',
    url: '/api/maps/sheet',
    schema: {
      tags: ['figures'],
      summary: '辖区底图：已录入的地图、示意图或者方格图 / outlines of an area: entered, drawn or squares',
      querystring: sheetQuery,
      response: { 200: sheet },
    },
    handler: async (request) => {
      const own = getActor(request).authority;
      const { authority = own, depth } = request.query;
      return readSheet(db, directory, { authority, own, depth: depth === '2' ? 2 : 1 });
    },
  });
}
