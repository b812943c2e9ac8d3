import { AppError } from '../../../kernel/error.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Transaction } from '../../../platform/store/store.ts';
import type { IntakeContext } from '../context.ts';
import { matterQuery } from '../contract.ts';
import { countMatters } from '../queries/list-matters.ts';
import { type SavedView, type ViewFilter, viewFilter } from './contract.ts';

/** More than a person can look through. */
export const MAX_VIEWS = 30;

interface ViewRecord {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly shared: boolean;
  readonly filter: unknown;
  readonly position: number;
}

export interface ViewDraft {
  readonly name: string;
  readonly shared: boolean;
  readonly filter: ViewFilter;
  readonly position: number;
}

const regionOf = (actor: LedgerActor): string => actor.authority.slice(0, 6);
const mayChange = (actor: LedgerActor, view: Pick<ViewRecord, 'owner' | 'shared'>): boolean =>
  view.owner === actor.personId || (view.shared && actor.roles.includes('head'));

async function readViews(tx: Transaction, actor: LedgerActor): Promise<ViewRecord[]> {
  const { rows } = await tx.query<ViewRecord>(sql`
    select id, owner, name, shared, filter, position from saved_view
    where home_region = ${regionOf(actor)} and authority = ${actor.authority} and (shared or owner = ${actor.personId})
    order by position, name, id`);
  return rows;
}

/**
 * The views that a person has in the office for which they act now: their own, and those shared with the office. Each
 * is counted under the person's own row security, so that a shared name tells nobody more than their own lists do.
 */
export async function listViews(context: IntakeContext, actor: LedgerActor): Promise<SavedView[]> {
  const records = await context.ledger.store.transaction(actor, (tx) => readViews(tx, actor));
  const views: SavedView[] = [];
  for (const { id, name, shared, position, filter, owner } of records) {
    const parsed = viewFilter.safeParse(filter);
    // A filter of an older version that means nothing now is shown as such and can be deleted; it counts nothing.
    const known = parsed.success ? parsed.data : matterQuery.omit({ cursor: true, limit: true, batch: true }).parse({});
    const count = parsed.success ? await countMatters(context, actor, parsed.data) : null;
    views.push({ id, name, shared, position, mine: mayChange(actor, { owner, shared }), filter: known, count });
  }
  return views;
}

async function findView(tx: Transaction, actor: LedgerActor, id: string): Promise<ViewRecord | undefined> {
  const { rows } = await tx.query<ViewRecord & { authority: string }>(sql`
    select id, owner, name, shared, filter, position, authority from saved_view
    where home_region = ${regionOf(actor)} and id = ${id} for update`);
  const [found] = rows;
  if (found === undefined) return undefined;
  // Another office's view, or somebody's own, is as good as none: its name is not for this person.
  const seen = found.authority === actor.authority && (found.shared || found.owner === actor.personId);
  if (!seen) throw new AppError('intake.view.none', 404);
  if (!mayChange(actor, found)) throw new AppError('intake.view.not-yours', 403);
  return found;
}

/**
 * Saves a view under an id that the asker made; asked again with the same id it is changed. The owner stays.
 * @throws AppError `intake.view.not-yours`, `intake.view.none`, `intake.view.too-many`
 */
export async function putView(context: IntakeContext, actor: LedgerActor, id: string, draft: ViewDraft): Promise<void> {
  const { store, clock } = context.ledger;
  await store.transaction(actor, async (tx) => {
    const found = await findView(tx, actor, id);
    if (found === undefined) {
      const { rows } = await tx.query<{ n: number }>(sql`
        select count(*)::int as n from saved_view
        where home_region = ${regionOf(actor)} and authority = ${actor.authority} and owner = ${actor.personId}`);
      if ((rows[0]?.n ?? 0) >= MAX_VIEWS) throw new AppError('intake.view.too-many', 422, { max: MAX_VIEWS });
    }
    const { name, shared, position } = draft;
    const filter = JSON.stringify(draft.filter);
    const { rowCount } =
      found === undefined
        ? await tx.query(sql`
            insert into saved_view (home_region, id, owner, authority, shared, name, filter, position, changed_at)
            values (${regionOf(actor)}, ${id}, ${actor.personId}, ${actor.authority}, ${shared}, ${name}, ${filter},
                    ${position}, ${clock.now()})
            on conflict do nothing`)
        : await tx.query(sql`
            update saved_view set shared = ${shared}, name = ${name}, filter = ${filter}, position = ${position},
                   changed_at = ${clock.now()}
            where home_region = ${regionOf(actor)} and id = ${id}`);
    // The id is another's, out of this person's sight.
    if (rowCount === 0) throw new AppError('intake.view.none', 404);
  });
}

/** Deletes a view; one that is not there is deleted already. @throws AppError `intake.view.not-yours`, `intake.view.none` */
export async function deleteView(context: IntakeContext, actor: LedgerActor, id: string): Promise<void> {
  await context.ledger.store.transaction(actor, async (tx) => {
    if ((await findView(tx, actor, id)) === undefined) return;
    await tx.query(sql`delete from saved_view where home_region = ${regionOf(actor)} and id = ${id}`);
  });
}
