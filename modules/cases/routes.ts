import { z } from 'zod';
import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { type App, getActor } from '../../platform/http/index.ts';
import { region } from '../intake/contract.ts';
import { addBlockRoutes } from './block-routes.ts';
import { fileCase } from './commands/file-case.ts';
import { performCaseAct } from './commands/perform-case-act.ts';
import { chooseWord, listWords } from './commands/set-word.ts';
import type { CaseContext } from './context.ts';
import {
  benchmarkList,
  benchmarkQuery,
  caseActPage,
  caseActRequest,
  caseCounts,
  caseDetail as caseDetailSchema,
  caseEvidence as caseEvidenceSchema,
  caseFiled,
  casePage,
  casePerformed,
  caseQuery,
  discretionAnswer,
  discretionRequest,
  fileCaseRequest,
  hearingCalendar,
  hearingQuery,
  numberWordList,
  numberWordRequest,
} from './contract.ts';
import { addCaseHandOverRoutes } from './hand-over-routes.ts';
import { isInForce } from './model/discretion/book.ts';
import { benchmarkBook } from './queries/benchmarks.ts';
import { caseDetail } from './queries/case-detail.ts';
import { caseEvidence } from './queries/case-evidence.ts';
import { countCaseQueues } from './queries/count-case-queues.ts';
import { assessDiscretion } from './queries/discretion.ts';
import { hearingsBetween } from './queries/hearing-calendar.ts';
import { listCases } from './queries/list-cases.ts';

const tags = ['cases'];
const uuid = z.uuid().transform((id) => id.toLowerCase());
const caseParams = z.object({ region, id: uuid });

/** Penalty cases: lists, pages, filing, acts, the calendar of hearings, the calculator. */
export function addCaseRoutes(app: App, context: CaseContext): void {
  addListRoutes(app, context);
  addCasePageRoutes(app, context);
  addDiscretionRoutes(app, context);
  addNumberRoutes(app, context);
  addBlockRoutes(app, context);
  addCaseHandOverRoutes(app, context);
}

function addListRoutes(app: App, context: CaseContext): void {
  app.route({
    method: 'GET',
    url: '/api/cases',
    schema: {
      tags,
      summary: '案件列表 / cases, by queue and filter',
      querystring: caseQuery,
      response: { 200: casePage },
    },
    handler: (request) => listCases(context, getActor(request), request.query),
  });
  app.route({
    method: 'GET',
    url: '/api/cases/queues',
    schema: { tags, summary: '案件各队列数量 / how many cases in each queue', response: { 200: caseCounts } },
    handler: async (request) => ({ counts: await countCaseQueues(context, getActor(request)) }),
  });
  app.route({
    method: 'GET',
    url: '/api/cases/hearings',
    schema: {
      tags,
      summary: '听证日历 / the calendar of hearings',
      querystring: hearingQuery,
      response: { 200: hearingCalendar },
    },
    handler: (request) => {
      const { from, to } = request.query;
      return hearingsBetween(context, getActor(request), { from: from as PlainDate, to: to as PlainDate });
    },
  });
}

function addCasePageRoutes(app: App, context: CaseContext): void {
  app.route({
    method: 'POST',
    url: '/api/cases',
    config: { rateLimit: { max: 240, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '立案、当场处罚，同时编号 / file a case or record a decision on the spot, numbered at once',
      body: fileCaseRequest,
      response: { 201: caseFiled },
    },
    handler: async (request, reply) =>
      reply.code(201).send(await fileCase(context, getActor(request), request.body, request.id)),
  });
  app.route({
    method: 'GET',
    url: '/api/cases/:region/:id',
    schema: {
      tags,
      summary: '案件详情 / a case with what the law says of it today',
      params: caseParams,
      querystring: caseActPage,
      response: { 200: caseDetailSchema },
    },
    handler: (request) => {
      const { acts: limit, before } = request.query;
      return caseDetail(context, getActor(request), request.params.region, request.params.id, { limit, before });
    },
  });
  app.route({
    method: 'GET',
    url: '/api/cases/:region/:id/evidence',
    schema: {
      tags,
      summary: '证据清单和保管链 / the register of evidence with its chains of custody',
      params: caseParams,
      response: { 200: caseEvidenceSchema },
    },
    handler: (request) => caseEvidence(context, getActor(request), request.params.region, request.params.id),
  });
  app.route({
    method: 'POST',
    url: '/api/cases/:region/:id/acts',
    schema: {
      tags,
      summary: '办理案件一步，本机关文号同时编取 / perform an act on a case; our own numbers are taken with it',
      params: caseParams,
      body: caseActRequest,
      response: { 200: casePerformed },
    },
    handler: (request) => performCaseAct(context, getActor(request), request.params, request.body, request.id),
  });
}

function addDiscretionRoutes(app: App, context: CaseContext): void {
  app.route({
    method: 'GET',
    url: '/api/cases/benchmarks',
    schema: {
      tags,
      summary: '裁量基准 / benchmarks of discretion in force on a day',
      querystring: benchmarkQuery,
      response: { 200: benchmarkList },
    },
    handler: async (request) => {
      const { violation, region: place, on } = request.query;
      const { store, clock } = context.ledger;
      const day = (on ?? legalDay(clock.now())) as PlainDate;
      const here = place ?? getActor(request).authority.slice(0, 6);
      const { all } = await benchmarkBook(store.db, violation);
      const held = all.filter((each) => isInForce(each, day) && here.startsWith(each.jurisdiction));
      return {
        benchmarks: held.map(({ id, version, title, violation: of, example, jurisdiction, ...rest }) => ({
          id,
          version,
          title,
          violation: { id: of.id, title: of.title },
          example,
          jurisdiction,
          effectiveFrom: rest.effectiveFrom,
          effectiveTo: rest.effectiveTo,
          content: { ...rest, id, version, title, violation: of, example, jurisdiction },
        })),
      };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/cases/:region/:id/discretion',
    schema: {
      tags,
      summary: '裁量计算、类案对比 / the calculator of discretion, with like cases',
      params: caseParams,
      body: discretionRequest,
      response: { 200: discretionAnswer },
    },
    handler: (request) => assessDiscretion(context, getActor(request), request.params, request.body),
  });
}

function addNumberRoutes(app: App, context: CaseContext): void {
  app.route({
    method: 'GET',
    url: '/api/cases/number-words',
    schema: { tags, summary: '文书编号用字 / words of our numbers', response: { 200: numberWordList } },
    handler: (request) => listWords(context, getActor(request)),
  });
  app.route({
    method: 'PUT',
    url: '/api/cases/number-words',
    schema: {
      tags,
      summary: '设定文书编号用字 / choose a word of our numbers',
      body: numberWordRequest,
      response: { 200: numberWordList },
    },
    handler: async (request) => {
      await chooseWord(context, getActor(request), request.body);
      return listWords(context, getActor(request));
    },
  });
}
