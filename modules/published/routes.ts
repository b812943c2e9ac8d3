import { createPublicKey } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type App, fileNamed } from '../../platform/http/index.ts';
import { formatVkey } from '../../platform/proof/note.ts';
import { signStatement } from '../../platform/proof/statement.ts';
import { type IntakeContext, publicPost } from '../intake/index.ts';
import { sheet } from '../maps/contract.ts';
import { readSheet } from '../maps/index.ts';
import { askCorrection } from './commands/ask-correction.ts';
import type { PublishedContext } from './context.ts';
import {
  correctionAnswer,
  correctionRequest,
  feedQuery,
  firmParams,
  firmRecord,
  mapQuery,
  openDataQuery,
  publishedCounts,
  publishedFilter,
  publishedItem,
  publishedItems,
  publishedParams,
  publishedProof,
  publishedQuery,
  schemaQuery,
} from './contract.ts';
import { atomOf } from './model/feed.ts';
import { PUBLISHED_FORMAT, statementOf } from './model/statement.ts';
import { openDataFile, openDataSchema } from './open-data.ts';
import { publishedCountsOf, topOf } from './queries/counts.ts';
import { firmRecordOf } from './queries/firm.ts';
import { allPublished, publishedOf, searchPublished } from './queries/search.ts';

const tags = ['public'];
/** What is withdrawn is gone with the act: no cache on the way keeps it. */
const fresh = async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  reply.header('cache-control', 'no-store');
};
const shared = { method: 'GET', onRequest: fresh } as const;
const PUBLIC = { access: 'public', rateLimit: { max: 120, timeWindow: '1 minute' } } as const;
/** Each reads all that is on display. */
const WHOLE = { access: 'public', rateLimit: { max: 10, timeWindow: '1 minute' } } as const;
const FEED = 50;

/** What anybody reads of whatever was published, in one place. */
export function addPublishedRoutes(app: App, context: PublishedContext): void {
  addSearchRoutes(app, context);
  addItemRoutes(app, context);
  addFirmRoute(app, context);
  addDataRoutes(app, context);
}

function addSearchRoutes(app: App, context: PublishedContext): void {
  app.route({
    ...shared,
    url: '/api/public/search',
    config: PUBLIC,
    schema: {
      tags,
      summary: '公示信息检索 / search whatever was published',
      querystring: publishedQuery,
      response: { 200: publishedItems },
    },
    handler: (request) => searchPublished(context, request.query),
  });
  app.route({
    ...shared,
    url: '/api/public/search/counts',
    config: PUBLIC,
    schema: {
      tags,
      summary: '公示信息数量：按种类、地区 / how much is on display, by kind and region',
      querystring: publishedFilter,
      response: { 200: publishedCounts },
    },
    handler: (request) => publishedCountsOf(context, request.query),
  });
  app.route({
    ...shared,
    url: '/api/public/map',
    config: PUBLIC,
    schema: {
      tags,
      summary: '地区底图 / outlines of the regions within one',
      querystring: mapQuery,
      response: { 200: sheet },
    },
    handler: async (request) => {
      const { top } = await topOf(context, request.query.region);
      const { store } = context.ledger;
      return readSheet(store.db, context.directory, { authority: top.code, own: top.code, depth: 1 });
    },
  });
}

function addItemRoutes(app: App, context: PublishedContext): void {
  const publicKey = formatVkey(context.signer.name, createPublicKey(context.signer.privateKey));
  app.route({
    ...shared,
    url: '/api/public/published/:kind/:region/:id',
    config: PUBLIC,
    schema: {
      tags,
      summary: '一条公示信息 / one of what was published',
      params: publishedParams,
      response: { 200: publishedItem },
    },
    handler: (request) => publishedOf(context, request.params),
  });
  app.route({
    ...shared,
    url: '/api/public/published/:kind/:region/:id/proof',
    config: PUBLIC,
    schema: {
      tags,
      summary: '公示信息的签名 / the signed statement of it',
      params: publishedParams,
      response: { 200: publishedProof },
    },
    handler: async (request, reply) => {
      const item = await publishedOf(context, request.params);
      reply.header('content-disposition', fileNamed(`核验文件 ${item.title}.json`, 'proof.json'));
      const note = signStatement(PUBLISHED_FORMAT, statementOf(item), context.signer);
      return { format: 'qingyuan-published-proof-v1' as const, note, publicKey };
    },
  });
}

function addFirmRoute(app: App, context: PublishedContext): void {
  app.route({
    ...shared,
    url: '/api/public/firms/:code',
    config: PUBLIC,
    schema: {
      tags,
      summary: '一个经营者的投诉公示数量 / how much complaint information of one firm is on display',
      params: firmParams,
      response: { 200: firmRecord },
    },
    handler: (request) => firmRecordOf(context, request.params.code),
  });
}

function addDataRoutes(app: App, context: PublishedContext): void {
  app.route({
    ...shared,
    url: '/api/public/open-data/schema',
    config: PUBLIC,
    schema: {
      tags,
      summary: '开放数据的结构（JSON Schema） / schema of the open data',
      querystring: schemaQuery,
      response: { 200: z.record(z.string(), z.unknown()) },
    },
    handler: async (request) => openDataSchema(request.query.kind),
  });
  app.route({
    ...shared,
    url: '/api/public/open-data',
    config: WHOLE,
    schema: {
      tags,
      summary: '公示信息开放数据（CSV、JSON） / whatever was published as open data',
      querystring: openDataQuery,
    },
    handler: async (request, reply) => {
      const { format, ...filter } = request.query;
      const name = filter.kind ?? 'published';
      reply
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
        .header('content-disposition', fileNamed(`公示信息.${format}`, `${name}.${format}`));
      return reply.send(openDataFile(filter.kind, format, allPublished(context, filter)));
    },
  });
  app.route({
    ...shared,
    url: '/public/feed.atom',
    config: PUBLIC,
    schema: { tags, summary: '公示信息订阅（Atom） / feed of what was published', querystring: feedQuery },
    handler: async (request, reply) => {
      const { lang, ...filter } = request.query;
      const { items } = await searchPublished(context, filter, FEED);
      const origin = (context.publicUrl ?? `${request.protocol}://${request.host}`).replace(/\/+$/, '');
      reply.type('application/atom+xml; charset=utf-8');
      return atomOf({ items, language: lang, origin, self: request.url, now: context.ledger.clock.now() });
    },
  });
}

/** What whoever is named may ask for; followed by its code like a filing (`POST /public/status`). */
export function addCorrectionRoutes(app: App, context: IntakeContext): void {
  app.route({
    ...publicPost(context),
    url: '/public/corrections',
    bodyLimit: 32_768,
    schema: {
      tags,
      summary: '申请更正公示信息 / ask for a correction of what was published',
      body: correctionRequest,
      response: { 201: correctionAnswer },
    },
    handler: async (request, reply) => reply.code(201).send(await askCorrection(context, request.body, request.id)),
  });
}
