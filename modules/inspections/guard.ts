import { AppError } from '../../kernel/error.ts';
import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { obj, str } from '../../kernel/read-json.ts';
import type { ActGuard, AskedAct } from '../../platform/ledger/guard.ts';
import { readMatters } from '../../platform/ledger/read.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import { listOf } from '../../platform/procedure/entries.ts';
import { sql } from '../../platform/store/sql.ts';
import type { Db } from '../../platform/store/types.ts';
import { type CapMode, capAnswer, capCountings, type InspectionOrigin } from '../../rules/index.ts';
import { thresholdOn } from '../../rules/threshold.ts';
import { chosenIn } from './model/inspection-rules.ts';
import { inspectedInYear } from './queries/cap-count.ts';
import { capIn, itemListsFor } from './queries/item-lists.ts';
import { unlicensed } from './queries/licences.ts';

/** What is on no list in force may not be inspected. @throws AppError 409 `inspections.item.unpublished` */
const onlyPublished = (ledger: LedgerDependencies, ...verbs: readonly string[]): ActGuard => ({
  seen: async (actor, { verb, body }) => {
    if (!verbs.includes(verb)) return;
    const lists = await itemListsFor(ledger, actor.authority);
    const known = new Set(lists.flatMap(({ items }) => items.map(({ id, title }) => `${id} ${title}`)));
    const unknown = chosenIn(body).filter(({ id, title }) => !known.has(`${id} ${title}`));
    if (unknown.length > 0) {
      throw new AppError('inspections.item.unpublished', 409, { items: unknown.map(({ title }) => title).join('、') });
    }
  },
});

/**
 * Who is not qualified may not inspect (国办发〔2024〕54号; law.md §13 insp-item-published): two with a licence, as in a draw.
 * Who comes to observe or supervise inspects nothing.
 * @throws AppError 409 `inspections.officers.unlicensed`
 */
const onlyLicensed = ({ store, clock }: LedgerDependencies): ActGuard => ({
  seen: async (_actor, { verb, body }) => {
    if (verb !== 'propose' || str(body, 'purpose') !== 'inspection') return;
    const count = await unlicensed(store.db, listOf(body.officers), legalDay(clock.now()));
    if (count > 0) throw new AppError('inspections.officers.unlicensed', 409, { count });
  },
});

/** The cap that holds for an approval: read before it, in a transaction of its own; counted in the one of the act. */
interface HeldCap {
  readonly cap: number | null;
  readonly mode: CapMode;
}

/**
 * The yearly cap, counted with the act that approves and in its transaction: of two approvals at once one waits for the other.
 * @throws AppError 409 `inspections.cap.reached`, `inspections.cap.reason`
 */
function withinCap(ledger: LedgerDependencies): ActGuard {
  // No transaction within the one of the act: all connections might wait for one another.
  const held = new WeakMap<AskedAct, HeldCap>();
  return {
    seen: async (actor, act) => {
      if (act.verb !== 'approve') return;
      const found = await ledger.store.transaction(actor, (tx) => readMatters(tx, act.homeRegion, [act.matterId]));
      const matter = found.get(act.matterId)?.matter;
      const nearest = matter === undefined ? null : capIn(await itemListsFor(ledger, matter.homeCode));
      held.set(act, { cap: nearest?.cap ?? null, mode: nearest?.mode ?? 'block' });
    },
    beside: (act, today) => (act.verb === 'approve' ? (tx) => count(tx, act, today, held.get(act)) : undefined),
  };
}

async function count(
  tx: Db,
  { body, homeRegion, matterId }: AskedAct,
  today: PlainDate,
  { cap, mode }: HeldCap = { cap: null, mode: 'block' },
): Promise<void> {
  const matter = (await readMatters(tx, homeRegion, [matterId])).get(matterId)?.matter;
  const code = str(obj(matter?.facts ?? {}, 'firm'), 'code');
  if (matter === undefined || code === '' || str(matter.facts, 'purpose') !== 'inspection') return;
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`cap ${matter.homeCode} ${code}`}, 0))`);
  const done = (await inspectedInYear(tx, matter.homeCode, [code], today, matterId)).get(code) ?? 0;
  const origin = str(matter.facts, 'ground') as InspectionOrigin;
  const urgent = str(obj(matter.facts, 'urgent'), 'reason') !== '';
  // What was urgent has been done: it is said why, not undone.
  const asked = { origin, cap, mode: urgent ? 'warn' : mode, done } as const;
  const answer = capAnswer(asked, thresholdOn(capCountings, today, matter.homeCode).values);
  const params = { done, cap: cap ?? 0 };
  if (answer === 'block') throw new AppError('inspections.cap.reached', 409, params);
  if (answer === 'warn' && str(body, 'overCap') === '') throw new AppError('inspections.cap.reason', 409, params);
}

/** Lists, secret and result of a draw are made by the product, never typed. */
const ownRoute: ActGuard = {
  before: async (_tx, { verb }) => {
    if (verb === 'freeze' || verb === 'reveal') throw new AppError('inspections.draw.own-route', 422, { verb });
  },
};

/** What inspections have to say of acts beside their procedures, by procedure. */
export const inspectionGuards = (ledger: LedgerDependencies): Readonly<Record<string, readonly ActGuard[]>> => ({
  draw: [ownRoute, onlyPublished(ledger, 'plan', 'replan')],
  inspection: [onlyPublished(ledger, 'propose'), onlyLicensed(ledger), withinCap(ledger)],
});
