import { getActor } from '../../platform/http/access.ts';
import type { App } from '../../platform/http/types.ts';
import { matterParams as params, performed } from '../intake/contract.ts';
import { changeMembers, mergeIncidents, openAnIncident, splitAnIncident } from './commands/change-incident.ts';
import type { IncidentContext } from './context.ts';
import {
  changeMembers as changeRequest,
  groupDetail as groupDetailSchema,
  groupList,
  groupsQuery,
  incidentView as incidentViewSchema,
  mergeIncident,
  openIncident,
  splitIncident,
} from './contract.ts';
import { groupDetail, listGroups } from './queries/groups.ts';
import { incidentView } from './queries/incident-view.ts';

const tags = ['incidents'];

/** Events of which many tell: groups that the machine proposes, and incidents that officers opened. */
export function addIncidentRoutes(app: App, context: IncidentContext): void {
  addReadingRoutes(app, context);
  addWritingRoutes(app, context);
}

function addReadingRoutes(app: App, context: IncidentContext): void {
  app.route({
    method: 'GET',
    url: '/api/incidents/groups',
    schema: {
      tags,
      summary: '疑似群体性事件 / groups that may tell of one event',
      querystring: groupsQuery,
      response: { 200: groupList },
    },
    handler: (request) => listGroups(context, getActor(request), request.query),
  });
  app.route({
    method: 'GET',
    url: '/api/incidents/groups/:region/:id',
    schema: {
      tags,
      summary: '一个疑似事件 / one group with the matters that may be seen',
      params,
      response: { 200: groupDetailSchema },
    },
    handler: (request) => groupDetail(context, getActor(request), request.params),
  });
  app.route({
    method: 'GET',
    url: '/api/incidents/:region/:id',
    schema: {
      tags,
      summary: '群体性事件的来件 / the matters of an incident that may be seen',
      params,
      response: { 200: incidentViewSchema },
    },
    handler: (request) => incidentView(context, getActor(request), request.params),
  });
}

function addWritingRoutes(app: App, context: IncidentContext): void {
  app.route({
    method: 'POST',
    url: '/api/incidents',
    schema: { tags, summary: '立为群体性事件 / open an incident', body: openIncident, response: { 201: performed } },
    handler: async (request, reply) =>
      reply.code(201).send(await openAnIncident(context, getActor(request), request.body, request.id)),
  });
  app.route({
    method: 'POST',
    url: '/api/incidents/:region/:id/members',
    schema: {
      tags,
      summary: '增加、移出来件 / add matters or take them out',
      params,
      body: changeRequest,
      response: { 200: performed },
    },
    handler: (request) => changeMembers(context, getActor(request), request.params, request.body, request.id),
  });
  app.route({
    method: 'POST',
    url: '/api/incidents/:region/:id/merge',
    schema: {
      tags,
      summary: '并入另一事件、撤销并入 / merge another incident in, or undo that',
      params,
      body: mergeIncident,
      response: { 200: performed },
    },
    handler: (request) => mergeIncidents(context, getActor(request), request.params, request.body, request.id),
  });
  app.route({
    method: 'POST',
    url: '/api/incidents/:region/:id/split',
    schema: {
      tags,
      summary: '拆分为新事件 / split some members into a new incident',
      params,
      body: splitIncident,
      response: { 200: performed },
    },
    handler: (request) => splitAnIncident(context, getActor(request), request.params, request.body, request.id),
  });
}
