import { getActor } from '../../platform/http/access.ts';
import type { App } from '../../platform/http/types.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import type { MatterRow } from '../intake/contract.ts';
import type { OfficeContext } from '../office/index.ts';
import {
  letterBoard,
  letterBoardQuery,
  letterMatters,
  letterMattersQuery,
  taskBoard,
  taskBoardQuery,
} from './contract.ts';
import { readLetterBoard, readLetterMatters } from './queries/letter-board.ts';
import { readTaskBoard } from './queries/task-board.ts';

interface ProgrammeRouteOptions {
  readonly context: OfficeContext;
  /** Presents matters as lists show them, in the order asked; those that the actor may not see are left out. */
  readonly rowsOf: (
    actor: LedgerActor,
    ids: readonly { readonly homeRegion: string; readonly id: string }[],
  ) => Promise<MatterRow[]>;
}

/** Boards beside the lists of the campaign office: who lags with tasks, and what came of letters. */
export function addProgrammeRoutes(app: App, { context, rowsOf }: ProgrammeRouteOptions): void {
  app.route({
    method: 'GET',
    url: '/api/task-board',
    schema: {
      tags: ['office'],
      summary: '督办任务看板：各机关在办、逾期、完成 / tasks by authority: open, overdue, done',
      querystring: taskBoardQuery,
      response: { 200: taskBoard },
    },
    handler: (request) => readTaskBoard(context, getActor(request), request.query),
  });
  app.route({
    method: 'GET',
    url: '/api/letters',
    schema: {
      tags: ['figures'],
      summary: '三书一函统计：按函件种类 / letters by kind: received, answered, measures, operations',
      querystring: letterBoardQuery,
      response: { 200: letterBoard },
    },
    handler: (request) => readLetterBoard(context, getActor(request), request.query),
  });
  app.route({
    method: 'GET',
    url: '/api/letters/matters',
    schema: {
      tags: ['figures'],
      summary: '三书一函统计背后的函件 / the letters behind a number',
      querystring: letterMattersQuery,
      response: { 200: letterMatters },
    },
    handler: async (request) => {
      const actor = getActor(request);
      const { matters, ...answer } = await readLetterMatters(context, actor, request.query);
      const adds = new Map(matters.map((each) => [each.id, each.adds]));
      const rows = await rowsOf(actor, matters);
      return { ...answer, items: rows.map((matter) => ({ matter, adds: adds.get(matter.id) ?? 0 })) };
    },
  });
}
