import { z } from 'zod';
import { type App, getActor } from '../../platform/http/index.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import type { MatterRow } from '../intake/contract.ts';
import { catalogueOf } from './catalogue.ts';
import { cockpit, cockpitQuery } from './cockpit-contract.ts';
import type { FigureContext } from './context.ts';
import { editions, figure, figureMatters, figureMattersQuery, pivot, pivotQuery, regionChanges } from './contract.ts';
import { exportPivot } from './export-pivot.ts';
import { readCockpit } from './queries/cockpit/read-cockpit.ts';
import { listEditions } from './queries/editions.ts';
import { readFigureMatters } from './queries/figure-matters.ts';
import { readPivot } from './queries/read-pivot.ts';
import { readRecorded } from './queries/recorded.ts';
import { addPivotViewRoutes } from './view-routes.ts';

const tags = ['figures'];

export interface FigureRouteOptions {
  readonly context: FigureContext;
  /** Presents matters as lists show them, in the order asked; those that the actor may not see are left out. */
  readonly rowsOf: (
    actor: LedgerActor,
    ids: readonly { readonly homeRegion: string; readonly id: string }[],
  ) => Promise<MatterRow[]>;
}

/** The one way to ask for counts, from outside. */
export function addFigureRoutes(app: App, { context, rowsOf }: FigureRouteOptions): void {
  addPivotViewRoutes(app, context);
  app.route({
    method: 'GET',
    url: '/api/figures',
    schema: {
      tags,
      summary: '指标目录：名称、单位、口径 / every figure with its definition',
      response: { 200: z.object({ figures: z.array(figure) }).meta({ id: 'FigureCatalogue' }) },
    },
    handler: () => ({ figures: [...catalogueOf(context.ledger.procedures).values()] }),
  });
  app.route({
    method: 'GET',
    url: '/api/figures/editions',
    schema: {
      tags,
      summary: '一项指标的历次口径 / every definition that a figure has had',
      querystring: z.object({ figure: z.string().max(80) }),
      response: { 200: editions },
    },
    handler: async (request) => ({ editions: await listEditions(context.ledger.store.db, request.query.figure) }),
  });
  app.route({
    method: 'GET',
    url: '/api/figures/region-changes',
    schema: {
      tags,
      summary: '区划代码变更 / changes of GB/T 2260 that comparisons look at',
      response: { 200: regionChanges },
    },
    handler: async () => ({ changes: [...(await readRecorded(context.ledger.store.db)).changes] }),
  });
  app.route({
    method: 'GET',
    url: '/api/figures/pivot',
    schema: {
      tags,
      summary: '指标交叉表：机关、领域、渠道、专项行动、时间 / figures by two dimensions, live',
      querystring: pivotQuery,
      response: { 200: pivot },
    },
    handler: (request) => readPivot(context, getActor(request), request.query),
  });
  app.route({
    method: 'GET',
    url: '/api/figures/pivot/export',
    schema: {
      tags,
      summary: '导出交叉表 / the same table as a file',
      querystring: pivotQuery.extend({
        format: z.enum(['csv', 'xlsx']).default('xlsx'),
        language: z.enum(['zh', 'en']).default('zh'),
      }),
    },
    handler: async (request, reply) => {
      const { format, language, ...query } = request.query;
      const table = await readPivot(context, getActor(request), query);
      const name = `figures-${table.authority.code}-${table.from}-${table.to}.${format}`;
      reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cache-control', 'private, no-store');
      reply.type(
        format === 'csv'
          ? 'text/csv; charset=utf-8'
          : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      );
      return reply.send(exportPivot(table, format, language));
    },
  });
  app.route({
    method: 'GET',
    url: '/api/figures/cockpit',
    schema: {
      tags,
      summary: '驾驶舱：超期、落后、异动、热点、漏斗、趋势 / all that a head looks at, in one answer',
      querystring: cockpitQuery,
      response: { 200: cockpit },
    },
    handler: (request) => readCockpit(context, getActor(request), request.query),
  });
  app.route({
    method: 'GET',
    url: '/api/figures/matters',
    schema: {
      tags,
      summary: '数字背后的事项，各计多少 / the matters behind a figure, each with what it adds',
      querystring: figureMattersQuery,
      response: { 200: figureMatters },
    },
    handler: async (request) => {
      const actor = getActor(request);
      const { matters, ...answer } = await readFigureMatters(context, actor, request.query);
      const adds = new Map(matters.map((each) => [each.id, each.adds]));
      const rows = await rowsOf(actor, matters);
      return { ...answer, items: rows.map((matter) => ({ matter, adds: adds.get(matter.id) ?? 0 })) };
    },
  });
}
