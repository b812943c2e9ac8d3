import { AppError, isAppError } from '../../kernel/error.ts';
import { obj, str } from '../../kernel/read-json.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { ActGuard } from '../../platform/ledger/guard.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import type { PublishedContext } from './context.ts';
import { publishedKindIds } from './model/kinds.ts';
import { publishedOf } from './queries/search.ts';

/** Whether an item is shown still, word for word as it was when somebody asked for its correction. */
async function standsAsBefore(
  context: Pick<PublishedContext, 'ledger' | 'directory'>,
  item: JsonObject,
): Promise<boolean> {
  const kind = publishedKindIds.find((each) => each === str(item, 'kind'));
  if (kind === undefined) return false;
  try {
    const now = await publishedOf(context, { kind, region: str(item, 'region'), id: str(item, 'id') });
    return now.sha256 === str(item, 'sha256');
  } catch (error) {
    if (isAppError(error) && error.code === 'published.none') return false;
    throw error;
  }
}

/** A request is upheld only once the item's own procedure has mended it or taken it down. */
export const correctionGuard = (context: Pick<PublishedContext, 'ledger' | 'directory'>): ActGuard => ({
  seen: async (_actor, { verb, homeRegion, matterId }) => {
    if (verb !== 'uphold') return;
    const { rows } = await context.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query<{ facts: JsonObject }>(sql`
        select snapshot -> 'facts' as facts from matter where home_region = ${homeRegion} and id = ${matterId} and procedure = 'correction'`),
    );
    if (await standsAsBefore(context, obj(rows[0]?.facts ?? {}, 'item'))) throw new AppError('published.unmended', 409);
  },
});
