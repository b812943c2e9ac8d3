import { AppError } from '../../../kernel/error.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { BriefingDependencies } from '../environment.ts';
import type { Difference, Frozen } from '../model/frozen.ts';
import { type BriefingKey, findEdition, type StoredEdition } from '../queries/read-briefing.ts';
import { computedNow, recordEdition, refuseContradictions, type StepRequest } from './freeze.ts';

/** The sets behind the cells of an edition. Needs the system's view, or that of its issuer. */
export async function readSets(tx: Db, { region, id }: BriefingKey, edition: number): Promise<Map<string, string[]>> {
  const { rows } = await tx.query<{ cell: string; lines: string }>(
    sql`select cell, lines from briefing_set where home_region = ${region} and id = ${id} and edition = ${edition}`,
  );
  return new Map(rows.map(({ cell, lines }) => [cell, lines === '' ? [] : lines.split('\n')]));
}

/** `region/matter` → what it adds. */
const addsOf = (lines: readonly string[]): Map<string, string> =>
  new Map(
    lines.map((line) => {
      const [region = '', matter = '', , adds = ''] = line.split('/');
      return [`${region}/${matter}`, adds];
    }),
  );

/** The cells that say something else in the later edition, each with the matters that moved it. */
export function differencesOf(
  before: Pick<Frozen, 'values'>,
  setsBefore: ReadonlyMap<string, readonly string[]>,
  after: Pick<Frozen, 'values'>,
  setsAfter: ReadonlyMap<string, readonly string[]>,
): Difference[] {
  const then = new Map(before.values.map((value) => [value.cell, value]));
  const now = new Map(after.values.map((value) => [value.cell, value]));
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((cell) => {
    const [a, b] = [then.get(cell), now.get(cell)];
    const same = a?.value === b?.value && a?.before === b?.before && a?.base === b?.base;
    const old = addsOf(setsBefore.get(cell) ?? []);
    const fresh = addsOf(setsAfter.get(cell) ?? []);
    const moved = [...new Set([...old.keys(), ...fresh.keys()])]
      .filter((key) => old.get(key) !== fresh.get(key))
      .sort();
    return same && moved.length === 0 ? [] : [{ cell, before: a?.value ?? 0, after: b?.value ?? 0, moved }];
  });
}

/** The edition that this person made by this act: asked again after an answer that was lost. Needs the system's view of acts. */
async function madeBy(
  tx: Db,
  { personId }: LedgerActor,
  key: BriefingKey,
  actId: string,
): Promise<StoredEdition | undefined> {
  const { rows } = await tx.query<{ edition: number }>(sql`
    select (body ->> 'edition')::int as edition from act where home_region = ${key.region} and act_id = ${actId}::uuid
      and matter_id = ${key.id} and verb = 'supersede' and actor = ${personId}`);
  const [made] = rows;
  return made === undefined ? undefined : findEdition(tx, key, made.edition);
}

/**
 * Makes a new edition of a frozen bulletin: the same words, computed from the acts of today, with every number that moved
 * and the matters that moved it. The old edition stays as it was signed. A late or corrected fact so lands in its period.
 * Asked again with the same id it gives the edition that was made.
 * @throws AppError 409 `briefing.nothing-moved`, `briefing.contradiction`; 404 `briefing.unknown`
 */
export async function supersedeBriefing(
  deps: BriefingDependencies,
  actor: LedgerActor,
  key: BriefingKey,
  request: StepRequest & { readonly reason: string },
): Promise<StoredEdition> {
  const { ledger } = deps;
  const found = await ledger.store.transaction(actor, async (tx) => ({
    matter: (await readMatters(tx, key.region, [key.id])).get(key.id)?.matter,
    last: await findEdition(tx, key),
  }));
  const { matter, last } = found;
  if (matter === undefined || last === undefined) throw new AppError('briefing.unknown', 404);
  const done = await ledger.store.transaction(SYSTEM_VIEWER, (tx) => madeBy(tx, actor, key, request.actId));
  if (done !== undefined) return done;
  const computed = await computedNow(deps, last.frozen.content, last.frozen.contentDigest, matter);
  const before = await ledger.store.transaction(SYSTEM_VIEWER, (tx) => readSets(tx, key, last.edition));
  const differences = differencesOf(last.frozen, before, computed.frozen, computed.sets);
  if (differences.length === 0) throw new AppError('briefing.nothing-moved', 409);
  const edition = last.edition + 1;
  const { reason } = request;
  const frozen: Frozen = {
    ...computed.frozen,
    edition,
    number: last.frozen.number,
    supersedes: { edition: last.edition, digest: last.digest, reason, differences },
  };
  refuseContradictions(frozen);
  const act = { verb: 'supersede', body: { reason } } as const;
  await recordEdition(deps, actor, key, request, { ...computed, frozen }, act);
  const stored = await ledger.store.transaction(actor, (tx) => findEdition(tx, key, edition));
  if (stored === undefined) throw new AppError('briefing.unknown', 404);
  return stored;
}
