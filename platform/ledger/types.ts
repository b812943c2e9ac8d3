import type { Clock } from '../../kernel/clock.ts';
import type { AppError } from '../../kernel/error.ts';
import type { ActId, AuthorityCode, MatterId, Region } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { ActingAs, FoldEnvironment, Matter, Procedure } from '../procedure/types.ts';
import type { Store } from '../store/store.ts';
import type { Db, Viewer } from '../store/types.ts';

/** Who performs, and what they may see while doing so. */
export type LedgerActor = ActingAs & Viewer;

/** One act asked for. Without `matterId` it opens a matter of `procedure`, whose id becomes the act's id. */
export interface PerformRequest {
  /** Made by whoever asks; asking again with the same id has one effect. */
  readonly actId: ActId;
  readonly homeRegion: Region;
  readonly matterId?: MatterId;
  readonly procedure?: string;
  /** Only on a matter of one of these procedures; any where absent. A route so refuses what another one guards. */
  readonly of?: readonly string[];
  readonly verb: string;
  readonly body: JsonObject;
  /** The version that the asker saw; another one now is `procedure.stale`. Absent: whatever it is. */
  readonly version?: number;
  /** When it happened, ISO instant; now when absent. Only an opening act may tell of an earlier day. */
  readonly eventAt?: string;
  /** Owner of a new matter; the actor's authority when absent. */
  readonly homeCode?: AuthorityCode;
  readonly batchId?: string;
  readonly traceId?: string;
  /** Writes what must be there exactly if the act is, in its transaction and under the actor's view. May run again. */
  readonly beside?: (tx: Db) => Promise<void>;
}

export interface Performed {
  readonly ok: true;
  readonly actId: ActId;
  readonly homeRegion: Region;
  readonly matterId: MatterId;
  readonly version: number;
  readonly state: string;
  /** True when this act id had been done before and nothing was added. */
  readonly replayed: boolean;
}

export interface Refused {
  readonly ok: false;
  readonly actId: ActId;
  readonly error: AppError;
}

export type Outcome = Performed | Refused;

/** Seals identity payloads under their own keys. `aad` binds a ciphertext to its act. */
export interface Sealer {
  seal(plaintext: Uint8Array, aad: string): Buffer;
  open(sealed: Uint8Array, aad: string): Buffer;
}

export interface LedgerDependencies {
  readonly store: Store;
  readonly procedures: Readonly<Record<string, Procedure>>;
  readonly env: FoldEnvironment;
  readonly clock: Clock;
  readonly sealer: Sealer;
  /**
   * What rules say of a matter as an act leaves it, null for nothing: recorded as `counted` in that act's body, for
   * `Procedure.counted`, so that it needs no act of its own.
   */
  readonly countedAs?: (procedure: Procedure, after: Matter, on: PlainDate) => JsonObject | null;
  /** `allowed`: acts may be told afterwards with the day on which they happened: for invented worlds, never for people. */
  readonly backdating?: 'allowed';
}

/** A matter as stored: its fold, and the hash that the next act builds on. */
export interface StoredMatter {
  readonly matter: Matter;
  readonly headHash: Buffer;
}
