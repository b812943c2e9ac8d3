import { type App, getActor, problemOf } from '../../platform/http/index.ts';
import { handOverCases, requireHead } from './commands/hand-over-cases.ts';
import type { CaseContext } from './context.ts';
import {
  caseHandOverPreview,
  caseHandOverQuery,
  caseHandOverRequest,
  caseHolders as caseHoldersSchema,
  handOverAnswer,
} from './hand-over-contract.ts';
import { caseHolders } from './queries/case-holders.ts';
import { previewCaseHandOver } from './queries/preview-hand-over.ts';

const tags = ['cases'];

/** Cases of an officer who leaves or is away, to another one; receipts are listed beside those of clues. */
export function addCaseHandOverRoutes(app: App, context: CaseContext): void {
  app.route({
    method: 'GET',
    url: '/api/cases/hand-over/holders',
    schema: {
      tags,
      summary: '本机关案件的承办情况，已离开的在前 / who has open work in the cases of the authority',
      response: { 200: caseHoldersSchema },
    },
    handler: async (request) => {
      const actor = getActor(request);
      requireHead(actor);
      return { holders: [...(await caseHolders(context, actor))] };
    },
  });
  app.route({
    method: 'GET',
    url: '/api/cases/hand-over',
    schema: {
      tags,
      summary: '案件移交预览 / the cases of a person, and what would be refused',
      querystring: caseHandOverQuery,
      response: { 200: caseHandOverPreview },
    },
    handler: (request) => {
      const { from, to, partner } = request.query;
      const asked = { from: from.toLowerCase(), to: to?.toLowerCase(), partner: partner?.toLowerCase() };
      return previewCaseHandOver(context, getActor(request), asked, request.id);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/cases/hand-over',
    config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '移交案件：逐件更换办案人员 / hand over cases: officers named anew in each',
      body: caseHandOverRequest,
      response: { 200: handOverAnswer },
    },
    handler: async (request) => {
      const { id, from, to, partner, ...rest } = request.body;
      const asked = { ...rest, id: id.toLowerCase(), from: from.toLowerCase(), to: to.toLowerCase() };
      const done = await handOverCases(
        context,
        getActor(request),
        partner === undefined ? asked : { ...asked, partner: partner.toLowerCase() },
      );
      const { document: _, refused, ...answer } = done;
      return {
        ...answer,
        refused: refused.map(({ homeRegion, matterId, error }) => {
          const { body } = problemOf(error, request.id, context.catalogue);
          return { homeRegion, matterId, problem: { ...body, params: { ...body.params } } };
        }),
      };
    },
  });
}
