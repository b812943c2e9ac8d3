import { AppError } from '../../../kernel/error.ts';
import { canonicalText } from '../../../platform/proof/canonical.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { AnyBulletin, AnyBulletinCells } from '../case-contract.ts';
import type { BulletinDependencies } from '../environment.ts';
import type { StoredBulletin } from '../queries/bulletin.ts';
import { digestOf } from './freeze.ts';
import { recompute } from './rerun.ts';

/**
 * A frozen bulletin with the set of matters behind every cell, computed anew from the acts under its own tree heads: the
 * same bulletin gives the same text.
 * @throws AppError 409 `bulletin.not-reproduced` when the acts no longer give what was signed; `bulletin.head-missing`
 */
export async function bulletinCells(deps: BulletinDependencies, stored: StoredBulletin): Promise<AnyBulletinCells> {
  const { bulletin, cells } = await deps.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    recompute(deps, tx, stored.bulletin),
  );
  const digest = digestOf(stored.document).toString('hex');
  const rerunDigest = digestOf(canonicalText(bulletin)).toString('hex');
  // Sets of other figures than the signed ones would prove nothing.
  if (rerunDigest !== digest) throw new AppError('bulletin.not-reproduced', 409, { digest, rerunDigest });
  return { bulletin: stored.bulletin, signature: stored.signatures, digest, cells: sortedCells(bulletin, cells) };
}

function sortedCells({ rows }: AnyBulletin, cells: ReadonlyMap<string, readonly string[]>): AnyBulletinCells['cells'] {
  const place = new Map(rows.map(({ key }, index) => [key, index]));
  return [...cells]
    .map(([cell, lines]) => {
      const [key = '', figure = ''] = JSON.parse(cell) as string[];
      return { key, figure, matters: lines.map((line) => line.trimEnd()).sort() };
    })
    .sort((a, b) => (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0) || (a.figure < b.figure ? -1 : 1));
}
