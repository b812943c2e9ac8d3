import { z } from 'zod';
import { getActor } from '../../platform/http/access.ts';
import type { App } from '../../platform/http/types.ts';
import { actRequest, openRequest, performed, region } from '../intake/contract.ts';
import { openOffice, performOffice } from './commands/perform-office.ts';
import type { OfficeContext } from './context.ts';
import { officeCounts, officePage, officeQuery } from './contract.ts';
import { countOffice, listOffice } from './queries/list-office.ts';

const tags = ['office'];
const uuid = z.uuid().transform((id) => id.toLowerCase());
const params = z.object({ region, id: uuid });

/**
 * Lists and acts of what the campaign office works on: campaigns, programmes, tasks, supervision, inspections, bulletins.
 * One matter of them is read like every other, `GET /api/matters/:region/:id`.
 */
export function addOfficeRoutes(app: App, context: OfficeContext): void {
  app.route({
    method: 'GET',
    url: '/api/office',
    schema: {
      tags,
      summary: '专项办事项列表 / matters of the campaign office',
      querystring: officeQuery,
      response: { 200: officePage },
    },
    handler: (request) => listOffice(context, getActor(request), request.query),
  });
  app.route({
    method: 'GET',
    url: '/api/office/counts',
    schema: {
      tags,
      summary: '专项办各队列数量 / how many of each kind in each queue',
      response: { 200: officeCounts },
    },
    handler: (request) => countOffice(context, getActor(request)),
  });
  app.route({
    method: 'POST',
    url: '/api/office',
    schema: {
      tags,
      summary: '新建专项办事项 / open a matter of the campaign office',
      body: openRequest,
      response: { 201: performed },
    },
    handler: async (request, reply) =>
      reply.code(201).send(await openOffice(context, getActor(request), request.body, request.id)),
  });
  app.route({
    method: 'POST',
    url: '/api/office/:region/:id/acts',
    schema: {
      tags,
      summary: '办理一步 / perform an act on it',
      params,
      body: actRequest,
      response: { 200: performed },
    },
    handler: (request) => performOffice(context, getActor(request), request.params, request.body, request.id),
  });
}
