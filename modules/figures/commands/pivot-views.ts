import { AppError } from '../../../kernel/error.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { catalogueOf } from '../catalogue.ts';
import type { FigureContext } from '../context.ts';
import { pivotQuery } from '../contract.ts';
import { idsOf } from '../model/question.ts';
import type { PivotView, SavePivotView } from '../view-contract.ts';

/** More than a person looks through. */
export const MAX_PIVOT_VIEWS = 50;

interface ViewRecord {
  readonly id: string;
  readonly owner: string;
  readonly authority: string;
  readonly shared: PivotView['shared'];
  readonly role: string | null;
  readonly name: string;
  readonly query: unknown;
  readonly until: PlainDate | null;
  readonly deleted: boolean;
}

const COLUMNS = sql`id, owner, authority, shared, role, name, query, until_day as until, deleted_at is not null as deleted`;

/** Their own, those of the office for which they act, those of offices above for all below; of a role, to its holders. */
const isFor = (actor: LedgerActor, view: ViewRecord): boolean =>
  view.owner === actor.personId ||
  ((view.shared === 'area' || (view.shared === 'office' && view.authority === actor.authority)) &&
    (view.role === null || actor.roles.includes(view.role)));

const mayChange = (actor: LedgerActor, view: ViewRecord): boolean =>
  view.owner === actor.personId ||
  (view.shared !== 'me' && view.authority === actor.authority && actor.roles.includes('head'));

async function present(
  context: FigureContext,
  actor: LedgerActor,
  records: readonly ViewRecord[],
): Promise<PivotView[]> {
  const { directory, ledger } = context;
  const today = legalDay(ledger.clock.now());
  const catalogue = catalogueOf(ledger.procedures);
  const [nameOf, personOf] = [await directory.names(), await directory.people(records.map(({ owner }) => owner))];
  return records.map((view) => {
    const parsed = pivotQuery.safeParse(view.query);
    const known = parsed.success && idsOf(parsed.data.figures).every((id) => catalogue.has(id));
    const state = view.deleted
      ? ('deleted' as const)
      : view.until !== null && view.until < today
        ? ('expired' as const)
        : known
          ? ('live' as const)
          : ('outdated' as const);
    return {
      id: view.id,
      name: view.deleted ? '' : view.name,
      owner: personOf(view.owner),
      authority: { code: view.authority, name: nameOf(view.authority) },
      shared: view.shared,
      role: view.role,
      until: view.until,
      mine: mayChange(actor, view),
      state,
      query: state === 'live' && parsed.success ? parsed.data : null,
    };
  });
}

/** The saved questions that a person may use in the office for which they act now; expired ones say that they are. */
export async function listPivotViews(context: FigureContext, actor: LedgerActor): Promise<PivotView[]> {
  const { rows } = await context.ledger.store.transaction(actor, (tx) =>
    tx.query<ViewRecord>(sql`
      select ${COLUMNS} from pivot_view where deleted_at is null order by name, id limit 500`),
  );
  return present(
    context,
    actor,
    rows.filter((view) => isFor(actor, view)),
  );
}

/** One saved question, as a link names it: also an expired or a deleted one, which says so. @throws AppError 404 `figures.view.none` */
export async function getPivotView(context: FigureContext, actor: LedgerActor, id: string): Promise<PivotView> {
  const { rows } = await context.ledger.store.transaction(actor, (tx) =>
    tx.query<ViewRecord>(sql`select ${COLUMNS} from pivot_view where id = ${id}`),
  );
  const [view] = await present(
    context,
    actor,
    rows.filter((each) => isFor(actor, each)),
  );
  if (view === undefined) throw new AppError('figures.view.none', 404);
  return view;
}

async function findOwn(tx: Db, actor: LedgerActor, id: string): Promise<ViewRecord | undefined> {
  const { rows } = await tx.query<ViewRecord>(sql`
    select ${COLUMNS} from pivot_view where home_region = ${regionOf(actor.authority)} and id = ${id} for update`);
  const [found] = rows;
  if (found === undefined) return undefined;
  if (!isFor(actor, found)) throw new AppError('figures.view.none', 404);
  if (!mayChange(actor, found)) throw new AppError('figures.view.not-yours', 403);
  return found;
}

/**
 * Saves a question under an id that the asker made; asked again with the same id it is changed. The owner stays.
 * @throws AppError 403 `figures.view.not-yours`; 404 `figures.view.none`; 422 `figures.view.too-many`
 */
export async function putPivotView(
  { ledger }: FigureContext,
  actor: LedgerActor,
  id: string,
  { name, query, shared, role, until }: SavePivotView,
): Promise<void> {
  const region = regionOf(actor.authority);
  await ledger.store.transaction(actor, async (tx) => {
    const found = await findOwn(tx, actor, id);
    if (found?.deleted === true) throw new AppError('figures.view.none', 404);
    const { rowCount } =
      found === undefined
        ? await tx.query(sql`
            insert into pivot_view (home_region, id, owner, authority, shared, role, name, query, until_day, changed_at)
            select ${region}, ${id}::uuid, ${actor.personId}::uuid, ${actor.authority}, ${shared}, ${role}, ${name},
              ${JSON.stringify(query)}::jsonb, ${until}::date, ${ledger.clock.now()}::timestamptz
            where (select count(*) from pivot_view where home_region = ${region} and owner = ${actor.personId}
              and deleted_at is null) < ${MAX_PIVOT_VIEWS}
            on conflict do nothing`)
        : await tx.query(sql`
            update pivot_view set shared = ${shared}, role = ${role}, name = ${name}, query = ${JSON.stringify(query)}::jsonb,
              until_day = ${until}::date, changed_at = ${ledger.clock.now()}
            where home_region = ${region} and id = ${id}`);
    if (rowCount === 0) throw new AppError('figures.view.too-many', 422, { max: MAX_PIVOT_VIEWS });
  });
}

/**
 * Deletes a saved question; one that is not there is deleted already. Its id stays, so that links can say so.
 * @throws AppError 403 `figures.view.not-yours`; 404 `figures.view.none`
 */
export async function deletePivotView({ ledger }: FigureContext, actor: LedgerActor, id: string): Promise<void> {
  await ledger.store.transaction(actor, async (tx) => {
    if ((await findOwn(tx, actor, id)) === undefined) return;
    await tx.query(sql`
      update pivot_view set deleted_at = ${ledger.clock.now()}, name = '', query = '{}'::jsonb
      where home_region = ${regionOf(actor.authority)} and id = ${id} and deleted_at is null`);
  });
}
