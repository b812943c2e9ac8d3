import type { Region } from '../../kernel/id.ts';
import { regionOf, scopePattern } from '../../kernel/region.ts';
import { type App, getActorWith } from '../../platform/http/index.ts';
import { readRegions } from '../../platform/ledger/history.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import type { Directory } from '../authorities/index.ts';
import { runChecks } from './commands/run-checks.ts';
import type { IntegrityContext } from './context.ts';
import { findingPage, findingQuery, runAnswer } from './contract.ts';
import { listFindings } from './queries/list-findings.ts';

const tags = ['integrity'];

/** Regions whose cases belong to an authority's area. */
const within = (authority: string, regions: readonly Region[]): readonly Region[] => {
  const prefix = scopePattern(authority).slice(0, -1).slice(0, 6);
  return regions.filter((region) => region.startsWith(prefix));
};

/** Findings of the nightly checkers, and checking one's own area now. */
export function addIntegrityRoutes(app: App, context: IntegrityContext & { readonly directory: Directory }): void {
  app.route({
    method: 'GET',
    url: '/api/integrity',
    schema: {
      tags,
      summary: '案件体检：发现的问题 / what the nightly checkers found',
      querystring: findingQuery,
      response: { 200: findingPage },
    },
    handler: (request) => {
      const actor = getActorWith(request, 'head', 'auditor', 'supervisor', 'legal-reviewer');
      return listFindings(context.ledger.store, context.directory, actor, request.query);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/integrity/run',
    config: { rateLimit: { max: 6, timeWindow: '1 minute' } },
    schema: {
      tags,
      summary: '立即检查本辖区的案件 / check the cases of one’s own area now',
      response: { 200: runAnswer },
    },
    handler: async (request) => {
      const actor = getActorWith(request, 'head', 'auditor');
      const all = await context.ledger.store.transaction(SYSTEM_VIEWER, readRegions);
      // A station's cases lie in the region of its bureau.
      const regions = actor.authority.length === 9 ? [regionOf(actor.authority)] : within(actor.authority, all);
      const { regions: done, cases, findings } = await runChecks(context, regions);
      return { regions: done, cases, findings };
    },
  });
}
