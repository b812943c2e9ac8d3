import { onTestFinished } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import type { AuthorityCode, PersonId } from '../../kernel/id.ts';
import { type PlainDate, plainDate } from '../../kernel/plain-date.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { createEnvelope } from '../crypto/envelope.ts';
import { newKeyRing } from '../crypto/key-ring.ts';
import { createSlowHash } from '../crypto/slow-hash.ts';
import { openStore } from '../store/store.ts';
import type { Db } from '../store/types.ts';
import { type Actor, type Role, systemActor } from './actor.ts';
import { assignRole } from './assignment.ts';
import { putAuthorities } from './authority.ts';
import { storePasswordHash } from './password.ts';
import { createPerson } from './person.ts';
import { createSessionCache } from './session-cache.ts';
import {
  defaultSettings,
  type IdentityDeps,
  type IdentityEvent,
  type IdentitySettings,
  identityDeps,
} from './settings.ts';

/** For tests of this folder: a province of five authorities, a clock that stands still, cheap hashes. */
export interface Fixture {
  readonly db: Db;
  readonly deps: IdentityDeps;
  readonly clock: ReturnType<typeof manualClock>;
  readonly events: IdentityEvent[];
  /** Another process on the same database: same keys, its own cache. */
  readonly elsewhere: IdentityDeps;
  person(login: string, ...roles: readonly [code: string, role: Role, from?: string, to?: string][]): Promise<PersonId>;
  with(settings: Partial<IdentitySettings>): IdentityDeps;
}

export const SYSTEM: Actor = systemActor('test', '%');
export const PASSWORD = 'seven grey herons';
export const code = (value: string): AuthorityCode => value as AuthorityCode;
export const TODAY: PlainDate = plainDate('2026-05-20');

const PLACES = ['510000', '510500', '510502', '510502003', '510600'];

export async function fixture(): Promise<Fixture> {
  const database = await testDatabase();
  const store = openStore({ url: database.url, poolSize: 8 });
  onTestFinished(async () => {
    await store.close();
    await database.drop();
  });
  const { db } = store;
  const clock = manualClock(new Date('2026-05-20T09:00:00+08:00'));
  const events: IdentityEvent[] = [];
  const slowHash = createSlowHash({ running: 4, waiting: 1_000 }, { memoryCost: 64, timeCost: 1, parallelism: 1 });
  const deps = identityDeps({
    clock,
    envelope: createEnvelope(newKeyRing()),
    throttleSecret: Buffer.alloc(32, 5),
    slowHash,
    onEvent: (event) => events.push(event),
  });
  await putAuthorities(
    db,
    PLACES.map((place) => ({
      code: code(place),
      parentCode: null,
      nameZh: `局${place}`,
      nameEn: `Bureau ${place}`,
      shortZh: '',
      validFrom: plainDate('2018-01-01'),
      validTo: null,
      powers: ['complaint'],
    })),
  );
  const hash = await slowHash.hash(PASSWORD);
  return {
    db,
    deps,
    clock,
    events,
    elsewhere: { ...deps, sessions: createSessionCache(clock) },
    async person(login, ...roles) {
      const personId = await createPerson(db, { login, name: login.toUpperCase() });
      await storePasswordHash(db, deps, personId, hash);
      for (const [authority, role, from = '2026-01-01', to] of roles) {
        await assignRole(db, deps, SYSTEM, {
          personId,
          authority: code(authority),
          role,
          validFrom: plainDate(from),
          validTo: to === undefined ? null : plainDate(to),
        });
      }
      return personId;
    },
    with: (settings) => ({ ...deps, settings: { ...defaultSettings, ...settings } }),
  };
}
