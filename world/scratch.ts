import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { createDirectory } from '../modules/authorities/index.ts';
import { intakeProcedures } from '../modules/intake/model/procedures.ts';
import { everyProcedure } from '../modules/procedures.ts';
import { createEnvelope, newKeyRing } from '../platform/crypto/index.ts';
import { directoryStore, scannerFrom } from '../platform/files/index.ts';
import { identityDeps } from '../platform/identity/settings.ts';
import { openStore } from '../platform/store/store.ts';
import { chinaCalendar, ruleBook } from '../rules/index.ts';
import type { SmallWorldDependencies } from './seed.ts';

export interface ScratchWorld extends SmallWorldDependencies {
  close(): Promise<void>;
}

/**
 * The real procedures, rules and calendar over a database that is thrown away afterwards, with keys that exist only in
 * memory and a folder of its own for files: for replays and tests.
 */
export function scratchWorld(url: string, clock: Clock = systemClock): ScratchWorld {
  const store = openStore({ url, poolSize: 8 });
  const envelope = createEnvelope(newKeyRing());
  const folder = mkdtempSync(join(tmpdir(), 'qy-world-'));
  return {
    ledger: {
      store,
      // Without the words by which matters are searched: nobody searches a world that is thrown away.
      procedures: {
        ...everyProcedure,
        ...Object.fromEntries(intakeProcedures.map((procedure) => [procedure.id, procedure])),
      },
      env: { rules: ruleBook, calendar: chinaCalendar },
      clock,
      sealer: envelope,
    },
    identity: identityDeps({ clock, envelope, throttleSecret: Buffer.alloc(32) }),
    directory: createDirectory(store.db, clock),
    files: {
      working: directoryStore(join(folder, 'working')),
      sealed: directoryStore(join(folder, 'sealed')),
      incoming: join(folder, 'incoming'),
      scanner: scannerFrom(undefined),
    },
    bulletins: { signer: { name: 'qingyuan/scratch', privateKey: generateKeyPairSync('ed25519').privateKey } },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
