import multipart from '@fastify/multipart';
import { z } from 'zod';
import { AppError } from '../../kernel/error.ts';
import { type App, asDownload, getActor } from '../../platform/http/index.ts';
import type { CaseContext } from '../cases/context.ts';
import { region } from '../intake/contract.ts';
import { LARGEST_EVIDENCE, receiveEvidence } from './commands/receive-evidence.ts';
import { evidenceItem, receivedFile, rehashed } from './contract.ts';
import { evidenceItemView } from './queries/item.ts';
import { rehashEvidence } from './queries/rehash.ts';
import { evidenceCopy } from './queries/working-copy.ts';

const tags = ['cases'];
const uuid = z.uuid().transform((id) => id.toLowerCase());
const caseParams = z.object({ region, id: uuid });
const itemParams = caseParams.extend({ evidence: z.string().regex(/^e[1-9]\d{0,4}$/) });

/** Evidence of a penalty case: files handed in, chains of custody, copies under a watermark, hashes compared. */
export function addEvidenceRoutes(app: App, context: CaseContext): void {
  app.register(async (scope) => {
    // One byte more than allowed, so that what is too long is refused and not cut.
    await scope.register(multipart, { limits: { fileSize: LARGEST_EVIDENCE + 1, files: 1, fields: 4, parts: 5 } });
    addUpload(scope as unknown as App, context);
  });
  addReading(app, context);
}

function addUpload(app: App, context: CaseContext): void {
  app.route({
    method: 'POST',
    url: '/api/cases/:region/:id/evidence-files',
    config: { rateLimit: { max: 240, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '上传证据文件（multipart，字段 file），随后在登记证据时引用 / hand in the file of an item of evidence',
      consumes: ['multipart/form-data'],
      params: caseParams,
      querystring: z.object({ fileId: uuid.optional() }),
      response: { 201: receivedFile },
    },
    handler: async (request, reply) => {
      const part = request.isMultipart() ? await request.file() : undefined;
      if (part === undefined) throw new AppError('evidence.missing', 400);
      const { fileId } = request.query;
      const done = await receiveEvidence(context, getActor(request), {
        region: request.params.region,
        matterId: request.params.id,
        name: part.filename,
        content: part.file,
        ...(fileId === undefined ? {} : { fileId }),
      });
      return reply.code(201).send(done);
    },
  });
}

function addReading(app: App, context: CaseContext): void {
  app.route({
    method: 'GET',
    url: '/api/cases/:region/:id/evidence/:evidence',
    schema: {
      tags,
      summary: '一件证据：保管链、问题、调取记录 / an item with its chain of custody and who opened it',
      params: itemParams,
      response: { 200: evidenceItem },
    },
    handler: (request) => {
      const { region: home, id: matterId, evidence } = request.params;
      return evidenceItemView(context, getActor(request), { region: home, matterId, evidence });
    },
  });
  app.route({
    method: 'GET',
    url: '/api/cases/:region/:id/evidence/:evidence/copy',
    config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '调取证据副本（加水印、留痕） / a copy under a watermark, on record',
      params: itemParams,
      querystring: z.object({
        file: uuid.optional(),
        /** What it is taken for; stands with the look on record. */
        reason: z.string().trim().min(2).max(200).optional(),
      }),
    },
    handler: async (request, reply) => {
      const { region: home, id: matterId, evidence } = request.params;
      const asked = { region: home, matterId, evidence, fileId: request.query.file, reason: request.query.reason };
      const copy = await evidenceCopy(context, getActor(request), asked);
      return asDownload(reply, { ...copy, plain: evidence })
        .header('x-qingyuan-watermark', copy.watermarked ? 'applied' : 'none')
        .send(copy.body);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/cases/:region/:id/evidence-check',
    config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '核对证据原件的校验值 / read the originals anew and compare their hashes',
      params: caseParams,
      response: { 200: rehashed },
    },
    handler: (request) =>
      rehashEvidence(context, getActor(request), { region: request.params.region, matterId: request.params.id }),
  });
}
