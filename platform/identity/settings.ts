import type { Clock } from '../../kernel/clock.ts';
import { systemClock } from '../../kernel/clock.ts';
import type { Envelope } from '../crypto/envelope.ts';
import { type SlowHash, slowHash } from '../crypto/slow-hash.ts';
import type { Role } from './actor.ts';
import { createSessionCache, type SessionCache } from './session-cache.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How failures of one kind slow the next attempt down. Milliseconds. */
export interface ThrottleRule {
  /** Failures that cost nothing. */
  readonly free: number;
  /** The first delay; it doubles with each further failure. */
  readonly base: number;
  readonly most: number;
  /** Without a failure for so long, all is forgotten. */
  readonly forget: number;
}

/** All times in milliseconds. */
export interface IdentitySettings {
  readonly idleLimit: number;
  readonly absoluteLimit: number;
  /** How stale `last_seen` may be before it is written again. */
  readonly touchEvery: number;
  readonly deviceLife: number;
  readonly challengeLife: number;
  readonly passwordMinimum: number;
  /** Keep the network address with the session; off by default. */
  readonly keepSource: boolean;
  /** These roles are not given to a session without a second factor. */
  readonly strongRoles: readonly Role[];
  readonly throttle: {
    /** One login from one address. */
    readonly login: ThrottleRule;
    /** All logins from one address: an office behind one address must be able to work. */
    readonly source: ThrottleRule;
    /** One login from a device it is known on. */
    readonly device: ThrottleRule;
    /** Second-factor codes after a right password, from devices that are not known. */
    readonly code: ThrottleRule;
  };
}

export const defaultSettings: IdentitySettings = {
  idleLimit: 60 * MINUTE,
  absoluteLimit: 12 * HOUR,
  touchEvery: MINUTE,
  deviceLife: 180 * DAY,
  challengeLife: 5 * MINUTE,
  passwordMinimum: 12,
  keepSource: false,
  strongRoles: [],
  throttle: {
    login: { free: 4, base: SECOND, most: 15 * MINUTE, forget: 2 * HOUR },
    source: { free: 60, base: SECOND, most: MINUTE, forget: HOUR },
    device: { free: 4, base: SECOND, most: 15 * MINUTE, forget: 2 * HOUR },
    code: { free: 10, base: SECOND, most: MINUTE, forget: 2 * HOUR },
  },
};

/** What happened with someone's access; never a password, code, token or address. */
export interface IdentityEvent {
  readonly what:
    | 'signed-in'
    | 'sign-in-refused'
    | 'sign-in-throttled'
    | 'signed-out'
    | 'sessions-revoked'
    | 'password-set'
    | 'second-factor-set'
    | 'second-factor-removed'
    | 'role-granted'
    | 'role-ended'
    | 'delegated'
    | 'delegation-ended'
    | 'person-added'
    | 'person-changed'
    | 'licence-changed'
    | 'person-closed'
    | 'person-opened'
    | 'access-reset'
    | 'api-key-made'
    | 'api-key-revoked';
  /** Undefined when nobody of that name is known. */
  readonly person: string | undefined;
  readonly by: string | undefined;
  /** Of a role or delegation: which, and where. */
  readonly authority?: string;
  readonly roles?: readonly string[];
  readonly reason?: string | null;
  /** Of a delegation: whose roles; `person` is who stands in. */
  readonly from?: string;
}

/** What the identity functions need besides the database. */
export interface IdentityDeps {
  readonly clock: Clock;
  readonly envelope: Envelope;
  /** Hides network addresses and logins in the throttle table (`loadSecret(dir, 'throttle')`). */
  readonly throttleSecret: Uint8Array;
  readonly slowHash: SlowHash;
  readonly sessions: SessionCache;
  readonly settings: IdentitySettings;
  /** Told of every event, for the audit trail; must not throw. */
  readonly onEvent: (event: IdentityEvent) => void;
}

/** The needs of the identity functions with what is usual for all but the keys. */
export function identityDeps(
  given: Pick<IdentityDeps, 'envelope' | 'throttleSecret'> & Partial<IdentityDeps>,
): IdentityDeps {
  const clock = given.clock ?? systemClock;
  return {
    slowHash,
    settings: defaultSettings,
    onEvent: () => undefined,
    sessions: createSessionCache(clock),
    ...given,
    clock,
  };
}
