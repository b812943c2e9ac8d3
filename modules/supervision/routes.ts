import { z } from 'zod';
import { getActor } from '../../platform/http/access.ts';
import { asDownload } from '../../platform/http/index.ts';
import type { App } from '../../platform/http/types.ts';
import { region } from '../intake/contract.ts';
import type { OfficeContext } from '../office/context.ts';
import {
  boardQuery,
  findingsBoard as boardView,
  myVisits,
  surveyProgress as progressView,
  tallyQuery,
  surveyTally as tallyView,
  visitSheet,
} from './contract.ts';
import { findingsBoard } from './queries/board.ts';
import { openPhoto } from './queries/photo.ts';
import { surveyTally } from './queries/tally.ts';
import { readVisitSheet } from './queries/visit-sheet.ts';
import { listMyVisits, surveyProgress } from './queries/visits-of.ts';

const tags = ['supervision'];
const uuid = z.uuid().transform((id) => id.toLowerCase());
const params = z.object({ region, id: uuid });

/** What supervision reads beside lists and matters: the sheet of a visit, a round's progress and answers, the board. */
export function addSupervisionRoutes(app: App, context: OfficeContext): void {
  app.route({
    method: 'GET',
    url: '/api/supervision/visits',
    schema: {
      tags,
      summary: '我参加的走访 / visits that I go on',
      response: { 200: myVisits },
    },
    handler: (request) => listMyVisits(context, getActor(request)),
  });
  app.route({
    method: 'GET',
    url: '/api/supervision/visits/:region/:id',
    schema: {
      tags,
      summary: '走访单：地点、清单、回答（暗访未打开时仅督导组和下达人可见地点和日期） / the sheet of a visit',
      params,
      response: { 200: visitSheet },
    },
    handler: (request) => readVisitSheet(context, getActor(request), request.params.region, request.params.id),
  });
  app.route({
    method: 'GET',
    url: '/api/supervision/surveys/:region/:id',
    schema: {
      tags,
      summary: '督导轮次的进度 / progress of a round of supervision',
      params,
      response: { 200: progressView },
    },
    handler: (request) => surveyProgress(context, getActor(request), request.params.region, request.params.id),
  });
  app.route({
    method: 'GET',
    url: '/api/supervision/surveys/:region/:id/tally',
    schema: {
      tags,
      summary: '督导清单汇总 / answers of a round, question by question',
      params,
      querystring: tallyQuery,
      response: { 200: tallyView },
    },
    handler: (request) => surveyTally(context, getActor(request), request.params, request.query),
  });
  app.route({
    method: 'GET',
    url: '/api/supervision/board',
    schema: {
      tags,
      summary: '督导问题按领域和地区汇总 / findings by field and area',
      querystring: boardQuery,
      response: { 200: boardView },
    },
    handler: (request) => findingsBoard(context, getActor(request), request.query),
  });
  app.route({
    method: 'GET',
    url: '/api/supervision/photos/:region/:id/:file',
    config: { rateLimit: { max: 240, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '走访、问题的照片（工作副本，留痕） / a photograph of a visit or finding, on record',
      params: params.extend({ file: uuid }),
    },
    handler: async (request, reply) => {
      const { file, blob } = await openPhoto(context, getActor(request), request.params);
      const { name, type, size, copySize } = file;
      return asDownload(reply, { name: name ?? file.id, type, size: copySize ?? size }).send(blob.body);
    },
  });
}
