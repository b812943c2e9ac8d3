import { createHash } from 'node:crypto';
import type { Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { Party } from '../model/party.ts';
import { type PutOutcome, putParties } from './put-parties.ts';

/**
 * Puts parties into the registry without a batch, for what a program knows of itself (a demo world, a benchmark). Told
 * again, it changes nothing. A code given twice counts once, the last time. Gives how many rows were written.
 */
export async function putKnownParties(store: Store, parties: readonly Party[]): Promise<number> {
  const each = [...new Map(parties.map((party) => [party.code, party])).values()];
  const given = each.map((party) => ({
    ...party,
    digest: createHash('sha256').update(JSON.stringify(party)).digest('base64url').slice(0, 22),
    dated: true,
  }));
  let written = 0;
  for (let at = 0; at < given.length; at += 1_000) {
    const outcomes = await store.transaction(SYSTEM_VIEWER, (tx) => putParties(tx, given.slice(at, at + 1_000), null));
    written += outcomes.filter((outcome: PutOutcome) => outcome === 'added' || outcome === 'updated').length;
  }
  return written;
}
