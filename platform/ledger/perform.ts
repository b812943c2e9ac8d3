import { AppError } from '../../kernel/error.ts';
import { type Asked, performGroup, refused } from './group.ts';
import type { LedgerActor, LedgerDependencies, Outcome, PerformRequest } from './types.ts';

export { perform } from './lanes.ts';

/**
 * Performs many acts, region by region, each region's in one transaction: acts, projections, counts and outbox
 * together or not at all. Per request an outcome in the order asked; a refused one does not stop the others.
 * @throws AppError `store.unreachable`: nothing is known of the last region; ask again with the same act ids.
 */
export async function performMany(
  deps: LedgerDependencies,
  actor: LedgerActor,
  requests: readonly PerformRequest[],
): Promise<Outcome[]> {
  const asked = requests.map((request) => ({ actor, request }));
  const regions = new Map<string, Asked[]>();
  for (const each of asked) {
    const group = regions.get(each.request.homeRegion);
    if (group === undefined) regions.set(each.request.homeRegion, [each]);
    else group.push(each);
  }
  const outcomes = new Map<Asked, Outcome>();
  for (const [region, group] of regions) {
    for (const [each, outcome] of await performGroup(deps, region, group)) outcomes.set(each, outcome);
  }
  return asked.map(
    (each) =>
      outcomes.get(each) ?? refused(each, new AppError('ledger.no-outcome', 500, { actId: each.request.actId })),
  );
}
