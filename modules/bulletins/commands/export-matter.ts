import { AppError } from '../../../kernel/error.ts';
import type { Region } from '../../../kernel/id.ts';
import { partialRegion, readHeads } from '../../../platform/ledger/export.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import { sealRegion } from '../../../platform/ledger/seal.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { type BundleEntry, writeBundle } from '../../../platform/proof/bundle.ts';
import { checkpointOrigin } from '../../../platform/proof/checkpoint.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { BulletinDependencies } from '../environment.ts';

export interface MatterKey {
  readonly homeRegion: Region;
  readonly id: string;
}

/** The matter, if the asker may see it. @throws AppError 404 `procedure.no-such-matter` */
export async function findMatter(
  deps: BulletinDependencies,
  actor: LedgerActor,
  { homeRegion, id }: MatterKey,
): Promise<void> {
  const found = await deps.ledger.store.transaction(actor, (tx) => readMatters(tx, homeRegion, [id]));
  if (!found.has(id)) throw new AppError('procedure.no-such-matter', 404, {});
}

/**
 * One matter as evidence: its acts (without personal payloads), an inclusion proof for each, and the signed tree head
 * of its region, so that a court can check offline that nothing was changed or put in afterwards. Whoever calls has
 * checked that the asker may see it.
 */
export async function exportMatter(
  deps: BulletinDependencies,
  { homeRegion, id }: MatterKey,
  write: (line: string) => Promise<void>,
): Promise<void> {
  const { ledger } = deps;
  await sealRegion(ledger.store, homeRegion, deps.signHead, ledger.clock.now());
  // The hashes of all leaves are needed for the proofs, and say nothing of the matters that they stand for.
  await ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const [head] = await readHeads(tx, [homeRegion]);
    if (head === undefined) throw new AppError('bulletin.nothing-sealed', 409, {});
    const { note, size } = head;
    const entries: BundleEntry[] = [{ type: 'checkpoint', homeRegion, note }];
    for await (const entry of partialRegion(tx, homeRegion, size, [id])) entries.push(entry);
    const header = {
      regions: [{ homeRegion, origin: checkpointOrigin(deps.instance, homeRegion), coverage: 'partial' as const }],
      scope: { matter: `${homeRegion}/${id}` },
      exportedAt: ledger.clock.now().toISOString(),
      versions: { rules: ledger.env.rules.version, calendar: ledger.env.calendar.version },
      counts: { acts: entries.filter(({ type }) => type === 'act').length },
    };
    for await (const line of writeBundle(header, entries)) await write(line);
  });
}
