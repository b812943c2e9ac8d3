import { runCheck } from '../../platform/ledger/check.ts';
import { readAreas } from '../../platform/ledger/history.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';

/** Checks the whole ledger against itself, area by area, and gives how many contradictions it found. */
export async function countFindings(
  ledger: LedgerDependencies,
  onProgress?: (done: number, of: number) => void,
): Promise<number> {
  const areas = await ledger.store.transaction(SYSTEM_VIEWER, readAreas);
  let findings = 0;
  for (const [nth, region] of areas.entries()) {
    onProgress?.(nth, areas.length);
    findings += (await runCheck(ledger, region)).findings.length;
  }
  onProgress?.(areas.length, areas.length);
  return findings;
}
