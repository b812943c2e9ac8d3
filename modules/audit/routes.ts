import { type App, getActorWith } from '../../platform/http/index.ts';
import { auditFilter, auditPage, auditQuery } from './contract.ts';
import { exportTrail } from './queries/export-trail.ts';
import { type AuditContext, readTrail } from './queries/read-trail.ts';

const tags = ['people'];

/** The audit trail, for auditors of an area; reading it is an entry of its own. */
export function addAuditRoutes(app: App, context: AuditContext): void {
  app.route({
    method: 'GET',
    url: '/api/audit',
    schema: {
      tags,
      summary: '审计记录：查看、导出、登录、岗位变动（查阅留痕） / who looked, exported, signed in, was given roles',
      querystring: auditQuery,
      response: { 200: auditPage },
    },
    handler: async (request, reply) => {
      const { cursor, limit, ...asked } = request.query;
      reply.header('cache-control', 'no-store');
      return readTrail(context, getActorWith(request, 'auditor'), asked, { cursor, limit });
    },
  });
  app.route({
    method: 'GET',
    url: '/api/audit/export',
    config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
    schema: { tags, summary: '导出审计记录（csv，留痕） / the trail as CSV', querystring: auditFilter },
    handler: async (request, reply) => {
      const stream = await exportTrail(context, getActorWith(request, 'auditor'), request.query);
      reply.header('content-disposition', 'attachment; filename="audit.csv"');
      reply.header('cache-control', 'no-store');
      reply.type('text/csv; charset=utf-8');
      return reply.send(stream);
    },
  });
}
