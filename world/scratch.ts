import { type Clock, systemClock } from '../kernel/clock.ts';
import { bulletin } from '../modules/bulletins/model/procedure.ts';
import { caseProcedures } from '../modules/cases/index.ts';
import { intakeProcedures } from '../modules/intake/model/procedures.ts';
import { createEnvelope, newKeyRing } from '../platform/crypto/index.ts';
import { identityDeps } from '../platform/identity/settings.ts';
import { openStore } from '../platform/store/store.ts';
import { chinaCalendar, ruleBook } from '../rules/index.ts';
import type { WorldDependencies } from './seed.ts';

export interface ScratchWorld extends WorldDependencies {
  close(): Promise<void>;
}

/**
 * The real procedures, rules and calendar over a database that is thrown away afterwards, with keys that exist only in
 * memory: for replays and tests.
 */
export function scratchWorld(url: string, clock: Clock = systemClock): ScratchWorld {
  const store = openStore({ url, poolSize: 8 });
  const envelope = createEnvelope(newKeyRing());
  return {
    ledger: {
      store,
      procedures: {
        ...Object.fromEntries(intakeProcedures.map((procedure) => [procedure.id, procedure])),
        ...caseProcedures,
        [bulletin.id]: bulletin,
      },
      env: { rules: ruleBook, calendar: chinaCalendar },
      clock,
      sealer: envelope,
    },
    identity: identityDeps({ clock, envelope, throttleSecret: Buffer.alloc(32) }),
    close: () => store.close(),
  };
}
