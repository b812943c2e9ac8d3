import type { Core } from '../../apps/server/core.ts';
import type { AuthorityCode, PersonId } from '../../kernel/id.ts';
import { type PlainDate, plainDate } from '../../kernel/plain-date.ts';
import type { Role } from '../../platform/identity/actor.ts';
import { assignRoles } from '../../platform/identity/assignment.ts';
import { type Authority, putAuthorities } from '../../platform/identity/authority.ts';
import { storePasswordHash } from '../../platform/identity/password.ts';
import { createPerson } from '../../platform/identity/person.ts';
import { cityCodes, countyCodes, personOf } from './large-world.ts';

const SINCE: PlainDate = plainDate('2018-11-01');
export const PASSWORD = 'Bench-Only-2026';

/** A bureau as it is entered: its code and whose it is say all. */
export const office = (code: string, parentCode: string | null): Omit<Authority, 'level'> => ({
  ...{ code: code as AuthorityCode, parentCode: parentCode as AuthorityCode | null, shortZh: '', powers: [] },
  ...{ nameZh: `云岚 ${code} 局`, nameEn: `Bureau ${code}`, validFrom: SINCE, validTo: null },
});

/** Who signs in to be measured, by level: their login is the level's name. */
export const observers = { county: '980103', city: '980500', province: '980000' } as const;
export type Level = keyof typeof observers;
export const levels = Object.keys(observers) as Level[];

/** 144 offices, and one officer of a county, a city and the province who may sign in. */
export async function putOffices(core: Core): Promise<void> {
  const { db } = core.store;
  await putAuthorities(db, [
    office('980000', null),
    ...cityCodes.map((code) => office(code, '980000')),
    ...countyCodes.map((code) => office(code, `${code.slice(0, 4)}00`)),
  ]);
  const hash = await core.identity.slowHash.hash(PASSWORD);
  for (const level of levels) {
    const code = observers[level];
    const id: PersonId = personOf(code, 1, 0);
    await createPerson(db, { id, login: level, name: `观测员 ${code}`, licenceNo: null, clearance: 0 });
    const roles: Role[] = ['officer', 'head', 'intake'];
    const authority = code as AuthorityCode;
    await assignRoles(
      db,
      core.identity,
      roles.map((role) => ({ personId: id, authority, role, validFrom: SINCE })),
    );
    await storePasswordHash(db, core.identity, id, hash);
  }
}
