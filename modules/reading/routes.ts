import { type App, getActor } from '../../platform/http/index.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import type { Directory } from '../authorities/index.ts';
import { matterParams } from '../intake/contract.ts';
import { readingAnswer } from './contract.ts';
import { matterReading } from './queries/matter-reading.ts';
import { gazetteerOf } from './queries/own-places.ts';

interface Context {
  readonly ledger: Pick<LedgerDependencies, 'store'>;
  readonly directory: Directory;
}

/** What was read in the text of a matter. */
export function addReadingRoutes(app: App, { ledger, directory }: Context): void {
  const gazetteer = gazetteerOf(directory);
  app.route({
    method: 'GET',
    url: '/api/matters/:region/:id/reading',
    schema: {
      tags: ['matters'],
      summary:
        '文中要素：电话、代码、金额、日期、地址、企业名称等，按权限脱敏 / what was read in its text, masked by role',
      params: matterParams,
      response: { 200: readingAnswer },
    },
    handler: (request) =>
      matterReading({ ledger, gazetteer }, getActor(request), request.params.region, request.params.id),
  });
}
