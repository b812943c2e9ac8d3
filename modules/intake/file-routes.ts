import multipart from '@fastify/multipart';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../kernel/error.ts';
import type { FileStores } from '../../platform/files/index.ts';
import { type App, asDownload, askedPart, getActor, isFirstPart } from '../../platform/http/index.ts';
import { attachFile } from './commands/attach-file.ts';
import type { IntakeContext } from './context.ts';
import { attached, fileView, region, revealRequest } from './contract.ts';
import { LARGEST_FILE } from './model/attachment.ts';
import { matterFiles, type OpenedFile, originalFile, workingCopy, workingSize } from './queries/matter-files.ts';

const tags = ['matters'];
const uuid = z.uuid().transform((id) => id.toLowerCase());
const matterParams = z.object({ region, id: uuid });
const fileParams = matterParams.extend({ file: uuid });

/** Files of a matter: handed in, listed, opened. Bytes stream both ways; nothing is held in memory. */
export function addFileRoutes(app: App, context: IntakeContext, stores: FileStores): void {
  app.register(async (scope) => {
    // One byte more than allowed, so that what is too long is refused and not cut.
    await scope.register(multipart, { limits: { fileSize: LARGEST_FILE + 1, files: 1, fields: 4, parts: 5 } });
    addUpload(scope as unknown as App, context, stores);
  });
  addDownloads(app, context, stores);
}

function addUpload(app: App, context: IntakeContext, stores: FileStores): void {
  app.route({
    method: 'POST',
    url: '/api/matters/:region/:id/files',
    config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '上传附件（multipart，字段 file） / hand in a file and attach it by an act',
      consumes: ['multipart/form-data'],
      params: matterParams,
      querystring: z.object({ actId: uuid }),
      response: { 201: attached },
    },
    handler: async (request, reply) => {
      const actor = getActor(request);
      const part = request.isMultipart() ? await request.file() : undefined;
      if (part === undefined) throw new AppError('intake.file.missing', 400);
      const done = await attachFile(context.ledger, stores, actor, {
        region: request.params.region,
        matterId: request.params.id,
        actId: request.query.actId,
        name: part.filename,
        content: part.file,
        traceId: request.id,
      });
      return reply.code(201).send(done);
    },
  });
}

function addDownloads(app: App, context: IntakeContext, stores: FileStores): void {
  app.route({
    method: 'GET',
    url: '/api/matters/:region/:id/files',
    schema: {
      tags,
      summary: '附件列表 / files of a matter',
      params: matterParams,
      response: { 200: z.array(fileView) },
    },
    handler: (request) => matterFiles(context, getActor(request), request.params.region, request.params.id),
  });
  app.route({
    method: 'GET',
    url: '/api/matters/:region/:id/files/:file',
    schema: { tags, summary: '下载附件（工作副本） / the working copy of a file', params: fileParams },
    handler: async (request, reply) => {
      const { region: home, id, file } = request.params;
      const asked = { region: home, matterId: id, fileId: file };
      const opened = await workingCopy(context, stores, getActor(request), asked, isFirstPart(request));
      const sha256 = opened.file.copySha256 ?? opened.file.sha256;
      const { part, size } = askedPart(request, reply, { sha256, size: workingSize(opened.file) ?? 0 });
      const { body } = await opened.open(part);
      return asAttachment(reply, opened, size).send(body);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/matters/:region/:id/files/:file/original',
    config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '调取封存原件（留痕） / take out the original, with a reason and a trace',
      params: fileParams,
      body: revealRequest,
    },
    handler: async (request, reply) => {
      const { region: home, id, file } = request.params;
      const asked = { region: home, matterId: id, fileId: file, reason: request.body.reason };
      const opened = await originalFile(context, stores, getActor(request), asked);
      const { body } = await opened.open();
      return asAttachment(reply, opened, opened.file.size).send(body);
    },
  });
}

/** Handed in by strangers: under the name that they gave it. */
const asAttachment = (reply: FastifyReply, { file }: OpenedFile, size: number): FastifyReply =>
  asDownload(reply, { name: file.name ?? file.id, type: file.type, size });
