import type { Region } from '../../../kernel/id.ts';
import { fullRegion } from '../../../platform/ledger/export.ts';
import { type BundleEntry, writeBundle } from '../../../platform/proof/bundle.ts';
import { checkpointOrigin } from '../../../platform/proof/checkpoint.ts';
import { formatVkey, type NoteSigner } from '../../../platform/proof/note.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';

export interface Signed {
  readonly instance: string;
  readonly signer: NoteSigner;
}

/** The public key of an instance in the form that the verifier takes. */
export const publicKeyOf = ({ signer }: Signed): string => formatVkey(signer.name, signer.privateKey);

/** All signed heads of a region, the smallest first. */
export async function headsOf(tx: Db, region: Region): Promise<{ size: number; note: string }[]> {
  const { rows } = await tx.query<{ size: number; note: string }>(
    sql`select size, note from tree_checkpoint where home_region = ${region} order by size`,
  );
  return rows;
}

/** Whole regions as a bundle: every signed head, every sealed act. Lines without their newline. */
export function exportRegions(store: Store, signed: Signed, regions: readonly Region[]): Promise<string[]> {
  return store.transaction(
    SYSTEM_VIEWER,
    async (tx) => {
      const entries: BundleEntry[] = [];
      for (const homeRegion of regions) {
        for (const { note } of await headsOf(tx, homeRegion)) entries.push({ type: 'checkpoint', homeRegion, note });
      }
      let acts = 0;
      for (const region of regions) {
        const [leaves] = (
          await tx.query<{ n: number }>(sql`select count(*) as n from tree_leaf where home_region = ${region}`)
        ).rows;
        for await (const entry of fullRegion(tx, region, leaves?.n ?? 0, () => true)) {
          entries.push(entry);
          acts += 1;
        }
      }
      const header = {
        regions: regions.map((homeRegion) => ({
          homeRegion,
          origin: checkpointOrigin(signed.instance, homeRegion),
          coverage: 'full' as const,
        })),
        scope: { wanted: 'all' },
        exportedAt: new Date().toISOString(),
        versions: {},
        counts: { acts },
      };
      const lines: string[] = [];
      for await (const line of writeBundle(header, entries)) lines.push(line.trimEnd());
      return lines;
    },
    { snapshot: true },
  );
}
