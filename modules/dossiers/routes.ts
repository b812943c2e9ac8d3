import { z } from 'zod';
import { isUuid } from '../../kernel/id.ts';
import {
  type App,
  asDownload,
  askedPart,
  fileNamed,
  getActor,
  getActorWith,
  isFirstPart,
} from '../../platform/http/index.ts';
import { performed, region } from '../intake/contract.ts';
import { askForDossier } from './commands/ask-for-dossier.ts';
import { archiveDossier, makeUpDossier } from './commands/make-up.ts';
import type { DossierContext } from './context.ts';
import { archiveRequest, buildRequest, dossierView as dossierShape, makeUpRequest, retentionList } from './contract.ts';
import { dossierFile } from './queries/dossier-file.ts';
import { dossierView } from './queries/dossier-view.ts';
import { retentionDue } from './queries/retention.ts';

const tags = ['cases'];
const uuid = z.uuid().transform((id) => id.toLowerCase());
const caseParams = z.object({ region, id: uuid });

/** The dossier of a case: built, read, taken out, made up, archived; files whose time is over. */
export function addDossierRoutes(app: App, context: DossierContext): void {
  app.route({
    method: 'GET',
    url: '/api/cases/:region/:id/dossier',
    schema: {
      tags,
      summary: '卷宗：缺件、进度、目录 / what is missing, how far it is, what is in it',
      params: caseParams,
      response: { 200: dossierShape },
    },
    handler: (request) => dossierView(context, getActor(request), request.params),
  });
  app.route({
    method: 'POST',
    url: '/api/cases/:region/:id/dossier',
    config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '生成卷宗（后台进行，可查进度） / have it built in the background',
      params: caseParams,
      body: buildRequest,
      response: { 202: dossierShape },
    },
    handler: async (request, reply) => {
      const actor = getActor(request);
      await askForDossier(context, actor, request.params, request.body);
      return reply.code(202).send(await dossierView(context, actor, request.params));
    },
  });
  addFile(app, context);
  addActs(app, context);
  app.route({
    method: 'GET',
    url: '/api/dossiers/retention',
    schema: {
      tags,
      summary: '保管期限届满的案卷 / files whose time of keeping is over',
      querystring: z.object({
        after: z
          .string()
          .max(60)
          .regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/)
          .refine((place) => isUuid(place.slice(11)))
          .optional(),
      }),
      response: { 200: retentionList },
    },
    handler: (request) =>
      retentionDue(
        context,
        getActorWith(request, 'intake', 'officer', 'legal-reviewer', 'head', 'custodian'),
        request.query.after,
      ),
  });
}

function addFile(app: App, context: DossierContext): void {
  app.route({
    method: 'GET',
    url: '/api/cases/:region/:id/dossier/file',
    schema: {
      tags,
      summary: '下载卷宗；volume=main 只含正卷 / the PDF; with volume=main without the secondary volume',
      params: caseParams,
      querystring: z.object({
        volume: z.enum(['all', 'main']).default('all'),
        dossier: uuid.optional(),
        /** `page`: shown by the browser's own viewer, which asks for the parts that it needs. */
        as: z.enum(['file', 'page']).default('file'),
      }),
    },
    handler: async (request, reply) => {
      const { volume, dossier, as } = request.query;
      const file = await dossierFile(context, getActor(request), {
        region: request.params.region,
        matterId: request.params.id,
        volume,
        dossierId: dossier,
        noted: isFirstPart(request),
      });
      const { part, size } = askedPart(request, reply, file);
      const { body } = await file.open(part);
      asDownload(reply, { name: file.name, plain: 'dossier.pdf', type: 'application/pdf', size });
      // A sandbox keeps the browser's viewer out as well; our own pages alone may frame it.
      if (as === 'page') {
        reply
          .header('content-disposition', fileNamed(file.name, 'dossier.pdf', 'inline'))
          .header('content-security-policy', "frame-ancestors 'self'");
      }
      return reply.send(body);
    },
  });
}

function addActs(app: App, context: DossierContext): void {
  app.route({
    method: 'POST',
    url: '/api/cases/:region/:id/dossier/make-up',
    schema: {
      tags,
      summary: '立卷：件数、页数、校验值取自生成的文件 / make it up, with the figures of the file that was built',
      params: caseParams,
      body: makeUpRequest,
      response: { 200: performed },
    },
    handler: (request) =>
      makeUpDossier(context, getActor(request), {
        ...{ region: request.params.region, matterId: request.params.id, traceId: request.id },
        ...{ actId: request.body.actId.toLowerCase(), dossierId: request.body.dossierId.toLowerCase() },
      }),
  });
  app.route({
    method: 'POST',
    url: '/api/cases/:region/:id/dossier/archive',
    schema: {
      tags,
      summary: '归档：先核对存储的卷宗 / archive it, after the stored file was compared',
      params: caseParams,
      body: archiveRequest,
      response: { 200: performed },
    },
    handler: (request) =>
      archiveDossier(context, getActor(request), {
        ...{ region: request.params.region, matterId: request.params.id, traceId: request.id },
        ...{ actId: request.body.actId.toLowerCase(), shelf: request.body.shelf },
      }),
  });
}
