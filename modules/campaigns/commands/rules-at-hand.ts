import type { Clock } from '../../../kernel/clock.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import type { Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { type CampaignRules, settlementOf } from '../model/rule.ts';
import { readRules } from '../queries/read-rules.ts';
import { clerk } from './join-by-rule.ts';

/** The rules are read again when they are asked for after so long. */
const FRESH_MS = 2_000;

/**
 * For `LedgerDependencies.countedAs`: the running campaigns that an act's matter joins by their rules, answered from memory,
 * because every act asks. What a rule that is seconds old misses, the worker that looks at all acts finds.
 */
export function rulesAtHand(store: Store, clock: Clock): NonNullable<LedgerDependencies['countedAs']> {
  let rules: CampaignRules = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  const read = async (): Promise<void> => {
    // Where the database cannot be asked, the act itself cannot be written either, and says so.
    rules = await store.transaction(SYSTEM_VIEWER, readRules).catch(() => rules);
  };
  return (procedure, after, on) => {
    const now = clock.now().getTime();
    if (Math.abs(now - readAt) > FRESH_MS) {
      readAt = now;
      void read();
    }
    const settlement = settlementOf(after, rules);
    if (settlement === null) return null;
    if (refusalOf(procedure, after, clerk(after.handlingCode), 'join-by-rule', on) !== null) return null;
    const { rule, part, leave, reason } = settlement;
    return { rule: [...rule], part: [...part], leave: [...leave], reason };
  };
}
