import { AppError } from '../../../kernel/error.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { writeProof } from '../../bulletins/index.ts';
import type { BriefingDependencies } from '../environment.ts';
import type { StoredEdition } from '../queries/read-briefing.ts';
import { headsOf } from './compute.ts';
import { recompute } from './rerun.ts';

/**
 * The acts behind a bulletin are its neighbours' matters: its issuer, and whoever stands above, may take them out.
 * @throws AppError 403 `briefing.out-of-scope`
 */
export function refuseBundle(actor: LedgerActor, { frozen }: StoredEdition): void {
  const { code } = frozen.issuer;
  if (!isWithin(code, actor.authority)) throw new AppError('briefing.out-of-scope', 403, { authority: code });
}

/** The bundle that `qingyuan verify` checks offline: the signed edition, the heads, the acts that it counts, all hashes. */
export async function exportBriefing(
  deps: BriefingDependencies,
  { id, frozen, signatures }: StoredEdition,
  write: (line: string) => Promise<void>,
): Promise<void> {
  await deps.ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { counted } = await recompute(deps, tx, frozen);
    const heads = await headsOf(tx, frozen);
    const { rules, calendar, content } = frozen;
    const bulletin = frozen as unknown as JsonObject;
    await writeProof(
      deps,
      tx,
      { id, title: content.title, bulletin, signatures, rules, calendar, heads, counted },
      write,
    );
  });
}
