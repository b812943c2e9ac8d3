import { z } from 'zod';
import { AppError } from '../../kernel/error.ts';
import { beginHeld, finishHeld, PART_BYTES, putPart, removeHeld } from '../../platform/files/index.ts';
import type { App } from '../../platform/http/index.ts';
import { tidyName } from './commands/attach-file.ts';
import type { IntakeContext } from './context.ts';
import {
  partParams,
  uploadBegun,
  uploadHeaders,
  uploadHolder,
  uploadJudged,
  uploadLimits,
  uploadParams,
  uploadRequest,
} from './contract.ts';
import { publicPost } from './public-post.ts';

const tags = ['public'];
const PUBLIC = { access: 'public' } as const;
const JSON_LIMIT = 8_192;

/**
 * Files of anybody: begun with a proof of work, sent in parts, judged, and held encrypted until something is sent with
 * them or their time is over. Parts need no proof: no more is taken than was begun.
 */
export function addUploadRoutes(app: App, context: IntakeContext): void {
  addBeginning(app, context);
  addEnding(app, context);
  app.register(async (scope) => {
    const type = 'application/octet-stream';
    scope.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: PART_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    addParts(scope as unknown as App, context);
  });
}

function addBeginning(app: App, { held, proofs }: IntakeContext): void {
  app.route({
    method: 'GET',
    url: '/public/uploads',
    config: PUBLIC,
    schema: { tags, summary: '附件限制 / limits of files', response: { 200: uploadLimits } },
    handler: async () => {
      const { files, bytes, hours } = held.settings;
      return { files, bytes, hours };
    },
  });
  app.route({
    ...publicPost({ proofs }, 'upload'),
    url: '/public/uploads',
    bodyLimit: JSON_LIMIT,
    schema: {
      tags,
      summary: '开始上传附件 / begin to hand in a file',
      body: uploadRequest,
      response: { 201: uploadBegun },
    },
    handler: async (request, reply) => {
      const { until, ...begun } = await beginHeld(held, { ...request.body, name: tidyName(request.body.name) });
      return reply.code(201).send({ ...begun, until: until.toISOString() });
    },
  });
}

function addParts(app: App, { held }: IntakeContext): void {
  app.route({
    method: 'PUT',
    url: '/public/uploads/:id/parts/:n',
    config: PUBLIC,
    bodyLimit: PART_BYTES,
    schema: {
      tags,
      summary: '上传一段（application/octet-stream） / one part of a file',
      consumes: ['application/octet-stream'],
      params: partParams,
      headers: uploadHeaders,
      response: { 200: z.object({}) },
    },
    handler: async (request) => {
      const { id, n } = request.params;
      if (!Buffer.isBuffer(request.body)) throw new AppError('file.no-bytes', 415);
      await putPart(held, { id, token: request.headers['x-upload-token'] }, n, request.body);
      return {};
    },
  });
}

function addEnding(app: App, { held }: IntakeContext): void {
  app.route({
    method: 'POST',
    url: '/public/uploads/:id/finish',
    config: PUBLIC,
    bodyLimit: JSON_LIMIT,
    schema: {
      tags,
      summary: '上传完毕，检查类型 / all parts are here: what is it',
      params: uploadParams,
      body: uploadHolder,
      response: { 200: uploadJudged },
    },
    handler: (request) => finishHeld(held, { ...request.body, ...request.params }),
  });
  app.route({
    method: 'POST',
    url: '/public/uploads/:id/removal',
    config: PUBLIC,
    bodyLimit: JSON_LIMIT,
    schema: {
      tags,
      summary: '撤回尚未提交的附件 / take a file back that was not sent yet',
      params: uploadParams,
      body: uploadHolder,
      response: { 200: z.object({}) },
    },
    handler: async (request) => {
      await removeHeld(held, { ...request.body, ...request.params });
      return {};
    },
  });
}
