import { z } from 'zod';
import { getActor } from '../../platform/http/access.ts';
import type { App } from '../../platform/http/types.ts';
import { writeTable } from '../../platform/tables/index.ts';
import type { CaseContext } from '../cases/index.ts';
import { registerId, registerPage, registerQuery } from './contract.ts';
import { listRegister } from './queries/list-register.ts';

const tags = ['registers'];
const params = z.object({ register: registerId });

const COLUMNS = [
  { title: '日期 / day', width: 12 },
  { title: '登记内容 / entry', width: 40 },
  { title: '案号 / case', width: 26 },
  { title: '案由 / cause', width: 30 },
  { title: '当事人 / party', width: 30 },
  { title: '办理机关 / authority', width: 30 },
  { title: '说明 / detail', width: 30 },
  { title: '失效日期 / ended', width: 12 },
] as const;

/** Registers that acts on cases make: licences revoked, operators banned, supervised and typical cases. */
export function addRegisterRoutes(app: App, context: Pick<CaseContext, 'ledger' | 'directory'>): void {
  app.route({
    method: 'GET',
    url: '/api/registers/:register',
    schema: {
      tags,
      summary: '登记簿：吊销、取缔、挂牌督办、典型案例 / a register of what cases brought',
      params,
      querystring: registerQuery,
      response: { 200: registerPage },
    },
    handler: (request) => listRegister(context, getActor(request), request.params.register, request.query),
  });
  app.route({
    method: 'GET',
    url: '/api/registers/:register/export',
    schema: {
      tags,
      summary: '导出登记簿（csv、xlsx） / a register as a table',
      params,
      querystring: registerQuery.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
    },
    handler: async (request, reply) => {
      const { format, ...query } = request.query;
      const { register } = request.params;
      const page = await listRegister(context, getActor(request), register, query);
      const rows = page.lines.map((line) => [
        line.on,
        line.what,
        line.number,
        line.cause,
        line.party,
        line.authority.name.zh,
        line.detail.zh,
        line.endedOn ?? '',
      ]);
      reply.header('content-disposition', `attachment; filename="${register}.${format}"`);
      reply.type(
        format === 'csv'
          ? 'text/csv; charset=utf-8'
          : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      );
      return reply.send(writeTable(format, COLUMNS, rows));
    },
  });
}
