import { AppError } from '../../../kernel/error.ts';
import type { Region } from '../../../kernel/id.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { fullRegion, readHead, readHeads, type TreeHead } from '../../../platform/ledger/export.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { type BundleEntry, writeBundle } from '../../../platform/proof/bundle.ts';
import { canonicalText } from '../../../platform/proof/canonical.ts';
import { checkpointOrigin } from '../../../platform/proof/checkpoint.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { AnyBulletin } from '../case-contract.ts';
import type { BulletinDependencies } from '../environment.ts';
import type { StoredBulletin } from '../queries/bulletin.ts';
import type { Computed } from './compute.ts';
import { computeAgain } from './compute-cases.ts';
import { fromLedger } from './count-figures.ts';
import { digestOf } from './freeze.ts';

async function headsOf(tx: Db, bulletin: AnyBulletin): Promise<TreeHead[]> {
  const heads: TreeHead[] = [];
  for (const { region, size } of bulletin.checkpoints) {
    const head = await readHead(tx, region as Region, size);
    if (head === undefined) throw new AppError('bulletin.head-missing', 409, { region, size });
    heads.push(head);
  }
  return heads;
}

/** Computes a frozen bulletin again from the acts under its own tree heads. */
export async function recompute(
  deps: BulletinDependencies,
  tx: Db,
  bulletin: AnyBulletin,
): Promise<Computed & { heads: TreeHead[] }> {
  const heads = await headsOf(tx, bulletin);
  const computed = await computeAgain(deps, fromLedger(tx), bulletin);
  return { ...computed, heads };
}

export interface Rerun {
  /** True when the bytes are the same. */
  readonly identical: boolean;
  readonly digest: string;
  readonly rerunDigest: string;
  /** The bulletin as it comes out now, for showing what differs. */
  readonly bulletin: AnyBulletin;
}

/** Runs a frozen bulletin again and compares byte by byte. */
export async function rerunBulletin(deps: BulletinDependencies, stored: StoredBulletin): Promise<Rerun> {
  const { bulletin } = await deps.ledger.store.transaction(SYSTEM_VIEWER, (tx) => recompute(deps, tx, stored.bulletin));
  const again = canonicalText(bulletin);
  return {
    identical: again === stored.document,
    digest: digestOf(stored.document).toString('hex'),
    rerunDigest: digestOf(again).toString('hex'),
    bulletin,
  };
}

/**
 * A bulletin goes down the tree; the acts behind it do not: they are its neighbours' matters. Its issuer, and whoever
 * stands above, may take them out, and hand them to whom they must convince.
 * @throws AppError 403 `bulletin.out-of-scope`
 */
export function refuseBundle(actor: LedgerActor, { bulletin }: StoredBulletin): void {
  const { code } = bulletin.authority;
  if (!isWithin(code, actor.authority)) throw new AppError('bulletin.out-of-scope', 403, { authority: code });
}

/** A signed bulletin of any format with what proves it: the heads that it quotes, and the matters that it counts. */
export interface Provable {
  readonly id: string;
  readonly title: string;
  readonly bulletin: JsonObject;
  readonly signatures: string;
  readonly rules: string;
  readonly calendar: string;
  readonly heads: readonly TreeHead[];
  readonly counted: Computed['counted'];
}

/**
 * What a stranger needs to check a bulletin offline: the signed bulletin, the signed tree heads, every act of the
 * matters it counts (without personal payloads), and of all other acts the hash, so that the roots can be computed.
 */
export async function writeProof(
  deps: Pick<BulletinDependencies, 'ledger' | 'instance'>,
  tx: Db,
  { id, title, bulletin, signatures, rules, calendar, heads, counted }: Provable,
  write: (line: string) => Promise<void>,
): Promise<void> {
  // The newest head too, and the hashes up to it: so that a head which somebody kept since can be compared as well.
  const newest = new Map(
    (
      await readHeads(
        tx,
        heads.map((head) => head.homeRegion),
      )
    ).map((head) => [head.homeRegion, head]),
  );
  async function* entries(): AsyncGenerator<BundleEntry> {
    for (const { homeRegion, size, note } of heads) {
      yield { type: 'checkpoint', homeRegion, note };
      const last = newest.get(homeRegion);
      if (last !== undefined && last.size > size) yield { type: 'checkpoint', homeRegion, note: last.note };
    }
    yield { type: 'bulletin', bulletin, signatures };
    for (const { homeRegion, size } of heads) {
      const ids = counted.get(homeRegion);
      const until = Math.max(size, newest.get(homeRegion)?.size ?? 0);
      yield* fullRegion(tx, homeRegion, until, (matter, leaf) => leaf < size && ids?.has(matter) === true);
    }
  }
  const header = {
    regions: heads.map(({ homeRegion }) => ({
      homeRegion,
      origin: checkpointOrigin(deps.instance, homeRegion),
      coverage: 'full' as const,
    })),
    scope: { bulletin: id, title },
    exportedAt: deps.ledger.clock.now().toISOString(),
    versions: { rules, calendar },
    counts: { acts: await countActs(tx, counted, heads) },
  };
  for await (const line of writeBundle(header, entries())) await write(line);
}

/** The bundle of a frozen bulletin. See {@link writeProof}. */
export async function exportBulletin(
  deps: BulletinDependencies,
  stored: StoredBulletin,
  write: (line: string) => Promise<void>,
): Promise<void> {
  await deps.ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { counted, heads } = await recompute(deps, tx, stored.bulletin);
    const { id, bulletin, signatures } = stored;
    const { title, rules, calendar } = bulletin;
    const proven = { id, title, bulletin: bulletin as unknown as JsonObject, signatures, rules, calendar };
    await writeProof(deps, tx, { ...proven, heads, counted }, write);
  });
}

async function countActs(tx: Db, counted: Computed['counted'], heads: readonly TreeHead[]): Promise<number> {
  let acts = 0;
  for (const { homeRegion, size } of heads) {
    const ids = [...(counted.get(homeRegion) ?? [])];
    const { rows } = await tx.query<{ n: number }>({
      text: 'select count(*)::int as n from tree_leaf where home_region = $1 and leaf_index < $2 and matter_id = any($3::uuid[])',
      values: [homeRegion, size, ids],
    });
    acts += rows[0]?.n ?? 0;
  }
  return acts;
}
