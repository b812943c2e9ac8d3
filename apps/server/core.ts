import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import { createDirectory, type Directory } from '../../modules/authorities/index.ts';
import type { BulletinDependencies } from '../../modules/bulletins/index.ts';
import { rulesAtHand } from '../../modules/campaigns/index.ts';
import { type FirmNames, firmNames } from '../../modules/parties/index.ts';
import { everyProcedure } from '../../modules/procedures.ts';
import { createEnvelope, loadKeyRing, loadSecret, loadSigningKey } from '../../platform/crypto/index.ts';
import { type FileStores, type HeldDependencies, heldSettings } from '../../platform/files/index.ts';
import { createEventTrail, type IdentityDeps, identityDeps } from '../../platform/identity/index.ts';
import { headSigner, signerName } from '../../platform/ledger/sign-head.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import type { NoteSigner } from '../../platform/proof/note.ts';
import { openStore, type Store } from '../../platform/store/store.ts';
import { chinaCalendar, ruleBook } from '../../rules/index.ts';
import { fileStores, heldParts } from './file-stores.ts';

/** Working days before the last one from which a clock is near. */
export const NEAR_WORKDAYS = 3;

export interface CoreConfig {
  /** A migrated database. */
  readonly databaseUrl: string;
  /** Keys lie in `keys` below it. */
  readonly dataDir: string;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly poolSize?: number;
  /** Name of this instance in signed tree heads (`qingyuan/<instance>/<region>`); never changed once sealed. */
  readonly instance?: string;
}

/** What the product's parts work with, without any server: for the command line, seeds and tests. */
export interface Core {
  readonly store: Store;
  readonly ledger: LedgerDependencies;
  readonly identity: IdentityDeps;
  readonly directory: Directory;
  readonly bulletins: BulletinDependencies;
  readonly receiptPepper: Uint8Array;
  /** Under which challenges of work are signed. */
  readonly proofKey: Uint8Array;
  /** Under which complaints of one complainant are found to be so. */
  readonly habitKey: Uint8Array;
  readonly dataDir: string;
  /** Where the bytes of files lie. */
  readonly files: FileStores;
  /** Files that were handed in and not yet sent. */
  readonly held: HeldDependencies;
  /** Names of the registry in this process; not read before a server starts. */
  readonly firmNames: FirmNames;
  close(): Promise<void>;
}

/** The instance's signing key, made on first use. */
function loadSigner(keysDir: string, instance: string): NoteSigner {
  loadSigningKey(keysDir, 'ledger');
  const privateKey = createPrivateKey(readFileSync(join(keysDir, 'ledger.ed25519.pem')));
  return { name: signerName(instance), privateKey };
}

/**
 * Puts the parts together on a migrated database.
 * @throws AppError `crypto.key-file-*`
 */
export function composeCore(config: CoreConfig): Core {
  const clock = config.clock ?? systemClock;
  const instance = config.instance ?? process.env.QY_INSTANCE ?? 'local';
  const keysDir = join(config.dataDir, 'keys');
  const store = openStore({
    url: config.databaseUrl,
    poolSize: config.poolSize ?? 16,
    onError: (error) => config.logger.warn({ err: error }, 'database connection lost'),
  });
  const envelope = createEnvelope(loadKeyRing(keysDir));
  const ledger: LedgerDependencies = {
    store,
    procedures: everyProcedure,
    env: { rules: ruleBook, calendar: chinaCalendar },
    clock,
    sealer: envelope,
    countedAs: rulesAtHand(store, clock),
  };
  const files = fileStores(config.dataDir);
  const signer = loadSigner(keysDir, instance);
  const trail = createEventTrail(store.db, (error, lost) =>
    config.logger.error({ err: error, lost }, 'audit trail of access not written'),
  );
  return {
    store,
    ledger,
    identity: identityDeps({
      clock,
      envelope,
      throttleSecret: loadSecret(keysDir, 'throttle'),
      onEvent(event) {
        const { what, person, by } = event;
        config.logger.info({ what, person, by }, 'identity');
        trail.record(event, clock.now());
      },
    }),
    directory: createDirectory(store.db, clock),
    bulletins: { ledger, instance, signer, signHead: headSigner(instance, signer), nearWorkdays: NEAR_WORKDAYS },
    receiptPepper: loadSecret(keysDir, 'receipt'),
    proofKey: loadSecret(keysDir, 'proof-of-work'),
    habitKey: loadSecret(keysDir, 'habits'),
    dataDir: config.dataDir,
    files,
    held: { store, clock, stores: files, parts: heldParts(config.dataDir), settings: heldSettings(process.env) },
    firmNames: firmNames(store),
    close: async () => {
      await trail.close();
      await store.close();
    },
  };
}
