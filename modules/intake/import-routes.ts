import multipart from '@fastify/multipart';
import { z } from 'zod';
import { AppError } from '../../kernel/error.ts';
import { type App, getActorWith } from '../../platform/http/index.ts';
import { ImportDesk } from './commands/import-desk.ts';
import type { IntakeContext } from './context.ts';
import { importReport } from './contract.ts';

const tags = ['imports'];
const byId = z.object({ id: z.uuid().transform((id) => id.toLowerCase()) });
/** A million rows of ordinary length; larger ones go through the command line. */
const LARGEST_FILE = 256 * 1024 * 1024;

const READERS = ['intake', 'officer', 'head', 'administrator'] as const;

/** Importing a table: judge every row, look, commit, undo. */
export function addImportRoutes(app: App, context: IntakeContext): void {
  const desk = new ImportDesk(context);
  // The parser of forms holds for these routes alone.
  app.register(async (scope) => {
    await scope.register(multipart, { limits: { fileSize: LARGEST_FILE, files: 1, fields: 4, parts: 5 } });
    addRoutes(scope as unknown as App, desk);
  });
}

function addRoutes(app: App, desk: ImportDesk): void {
  app.route({
    method: 'GET',
    url: '/api/imports',
    schema: { tags, summary: '导入列表 / imports, waiting and done', response: { 200: z.array(importReport) } },
    handler: (request) => desk.list(getActorWith(request, ...READERS)),
  });
  app.route({
    method: 'POST',
    url: '/api/imports',
    config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '上传并逐行校验（jsonl、csv、xlsx） / upload a table and judge every row',
      consumes: ['multipart/form-data'],
      response: { 201: importReport },
    },
    handler: async (request, reply) => {
      const actor = getActorWith(request, 'intake', 'officer');
      const part = request.isMultipart() ? await request.file() : undefined;
      if (part === undefined) throw new AppError('http.media-type', 415);
      return reply.code(201).send(await desk.receive(actor, part.filename, part.file));
    },
  });
  app.route({
    method: 'GET',
    url: '/api/imports/:id',
    schema: { tags, summary: '一次导入 / one import', params: byId, response: { 200: importReport } },
    handler: (request) => desk.find(getActorWith(request, ...READERS), request.params.id),
  });
  app.route({
    method: 'POST',
    url: '/api/imports/:id/mapping',
    schema: {
      tags,
      summary: '改变列的对应并重新校验 / choose other columns and judge again',
      params: byId,
      body: z.object({ mapping: z.record(z.string().max(60), z.string().max(200)) }),
      response: { 200: importReport },
    },
    handler: (request) =>
      desk.remap(getActorWith(request, 'intake', 'officer'), request.params.id, request.body.mapping),
  });
  app.route({
    method: 'POST',
    url: '/api/imports/:id/commit',
    schema: {
      tags,
      summary: '写入合格的行（后台进行，可查进度） / write the valid rows, as a job whose progress is told',
      params: byId,
      // Nothing is written while a row is invalid, unless this says so.
      body: z.object({ skipInvalid: z.boolean().default(false) }),
      response: { 200: importReport },
    },
    handler: (request) =>
      desk.begin(getActorWith(request, 'intake', 'officer'), request.params.id, request.body.skipInvalid),
  });
  app.route({
    method: 'POST',
    url: '/api/imports/:id/undo',
    schema: {
      tags,
      summary: '整批撤销（逐件撤销登记） / undo the whole batch, matter by matter',
      params: byId,
      response: { 200: importReport },
    },
    handler: (request) => desk.undo(getActorWith(request, 'intake', 'administrator'), request.params.id),
  });
  app.route({
    method: 'GET',
    url: '/api/imports/:id/errors',
    schema: {
      tags,
      summary: '错误表（xlsx、csv） / the sheet of what is wrong',
      params: byId,
      querystring: z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx') }),
    },
    handler: async (request, reply) => {
      const { format } = request.query;
      const sheet = await desk.errorSheet(getActorWith(request, ...READERS), request.params.id, format);
      if (sheet === undefined) throw new AppError('http.not-found', 404);
      return reply
        .type(
          format === 'csv'
            ? 'text/csv; charset=utf-8'
            : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        )
        .header('content-disposition', `attachment; filename="errors.${format}"`)
        .header('cache-control', 'private, no-store')
        .send(sheet);
    },
  });
}
