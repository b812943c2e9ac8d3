import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../kernel/id.ts';
import { addDays, type PlainDate, plainDate } from '../../kernel/plain-date.ts';
import { sql } from '../store/sql.ts';
import { type Actor, actorOf, contextsOf, type Role } from './actor.ts';
import { assignRole, endAssignment, listAssignments } from './assignment.ts';
import { findAuthority, getAuthority, listAuthorities, putAuthorities } from './authority.ts';
import { createDelegation, endDelegation, listDelegations, listReceivers } from './delegation.ts';
import { code, type Fixture, fixture, SYSTEM, TODAY } from './fixture.ts';
import { createPerson, listColleagues, setClearance, setPersonActive } from './person.ts';
import { createSession, getSession, type Session } from './session.ts';

const YESTERDAY = addDays(TODAY, -1);
const day = plainDate;

async function sessionOf(f: Fixture, personId: PersonId): Promise<Session> {
  const { token } = await createSession(f.db, f.deps, { personId, secondFactor: 'none' });
  return getSession(f.db, f.deps, token);
}

async function actorFor(f: Fixture, personId: PersonId, today: PlainDate = TODAY): Promise<Actor> {
  return actorOf(await sessionOf(f, personId), today);
}

/** `code: roles` of every hat, with `*` for those in another's stead. */
async function hats(f: Fixture, personId: PersonId, today: PlainDate): Promise<string[]> {
  const { grants } = await sessionOf(f, personId);
  return contextsOf(grants, today).map(
    ({ authority, roles, onBehalfOf }) => `${onBehalfOf === null ? '' : '*'}${authority}: ${roles.join(' ')}`,
  );
}

describe('a role', () => {
  it('holds from its first day to its last, both included, and no other', async () => {
    const f = await fixture();
    const person = await f.person('li', ['510502', 'officer', '2026-03-01', '2026-05-31']);
    const holds = async (today: string): Promise<boolean> => (await hats(f, person, day(today))).length > 0;
    expect(await Promise.all(['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map(holds))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    await expect(actorFor(f, person, day('2026-06-01'))).rejects.toMatchObject({
      code: 'identity.no-role',
      status: 403,
    });
  });

  it('combines with others at the same authority; a station sees itself, a bureau its area', async () => {
    const f = await fixture();
    const station = await f.person('li', ['510502003', 'officer'], ['510502003', 'intake']);
    const city = await f.person('wang', ['510500', 'head']);
    expect(await actorFor(f, station)).toMatchObject({ roles: ['intake', 'officer'], scope: '510502003%' });
    expect(await actorFor(f, city)).toMatchObject({ roles: ['head'], scope: '5105%', clearance: 0, onBehalfOf: null });
  });

  it('ends with its authority', async () => {
    const f = await fixture();
    const person = await f.person('li', ['510600', 'officer']);
    await putAuthorities(f.db, [{ ...(await getAuthority(f.db, '510600')), validTo: YESTERDAY }]);
    expect(await hats(f, person, YESTERDAY)).toHaveLength(1);
    expect(await hats(f, person, TODAY)).toEqual([]);
    expect(await listAuthorities(f.db, TODAY, '5106%')).toEqual([]);
  });

  it('is given and ended by an administrator of the area, to others only', async () => {
    const f = await fixture();
    const admin = await f.person('admin', ['510500', 'administrator']);
    const li = await f.person('li');
    const by = await actorFor(f, admin);
    const give = (authority: string, personId = li, actor = by): Promise<string> =>
      assignRole(f.db, f.deps, actor, { personId, authority: code(authority), role: 'head', validFrom: TODAY });
    await expect(give('510000')).rejects.toThrow('identity.administer-refused');
    await expect(give('510600')).rejects.toThrow('identity.administer-refused');
    await expect(give('510500', admin)).rejects.toThrow('identity.grant-to-self');
    const id = await give('510502');
    const head = await actorFor(f, li);
    expect(head.roles).toEqual(['head']);
    await expect(give('510502', admin, head)).rejects.toThrow('identity.administer-refused');
    await endAssignment(f.db, f.deps, by, id, YESTERDAY, TODAY);
    expect(await hats(f, li, TODAY)).toEqual([]);
  });

  it('that ends now is gone from a session in the cache at once', async () => {
    const f = await fixture();
    const person = await f.person('li', ['510502', 'officer', '2026-03-01']);
    const { token } = await createSession(f.db, f.deps, { personId: person, secondFactor: 'none' });
    f.clock.advance(2_000);
    expect(actorOf(await getSession(f.db, f.deps, token), TODAY).roles).toEqual(['officer']);
    const [assignment] = await listAssignments(f.db, person);
    await endAssignment(f.db, f.deps, SYSTEM, assignment?.id ?? '', YESTERDAY, TODAY);
    const session = await getSession(f.db, f.deps, token);
    expect(() => actorOf(session, TODAY)).toThrow('identity.no-role');
    // What was held before stays answerable.
    expect(actorOf(session, YESTERDAY).roles).toEqual(['officer']);
  });

  it('cannot be ended in the past or twice; one that has not begun is withdrawn', async () => {
    const f = await fixture();
    const person = await f.person('li', ['510502', 'officer', '2026-06-01']);
    const [assignment] = await listAssignments(f.db, person);
    const end = (last: string): Promise<void> =>
      endAssignment(f.db, f.deps, SYSTEM, assignment?.id ?? '', day(last), TODAY);
    await expect(end('2026-05-18')).rejects.toThrow('identity.end-in-past');
    await end('2026-05-20');
    expect(await hats(f, person, day('2026-06-01'))).toEqual([]);
    await expect(end('2026-05-20')).rejects.toThrow('identity.assignment-ended');
    expect(await listAssignments(f.db, person)).toEqual([]);
  });

  it('cannot be rewritten or deleted by the application', async () => {
    const f = await fixture();
    await f.person('li', ['510502', 'officer']);
    for (const text of [
      'delete from role_assignment',
      'delete from delegation',
      'delete from person',
      'delete from api_key',
    ]) {
      await expect(f.db.query({ text })).rejects.toThrow(/permission denied/);
    }
  });
});

describe('people', () => {
  it('have one login each, however it is written', async () => {
    const f = await fixture();
    await f.person('li');
    await expect(createPerson(f.db, { login: 'ＬＩ', name: '李' })).rejects.toThrow('identity.login-taken');
    await expect(createPerson(f.db, { login: '-x', name: '李' })).rejects.toThrow('identity.login-malformed');
  });

  it('are cleared and closed by someone who administers all of their authorities, never by themselves', async () => {
    const f = await fixture();
    const li = await f.person('li', ['510502', 'officer'], ['510600', 'officer']);
    const city = await f.person('city', ['510500', 'administrator']);
    const province = await f.person('province', ['510000', 'administrator']);
    await expect(setClearance(f.db, f.deps, await actorFor(f, city), li, 2)).rejects.toThrow(
      'identity.administer-refused',
    );
    await expect(setClearance(f.db, f.deps, await actorFor(f, province), province, 2)).rejects.toThrow(
      'identity.grant-to-self',
    );
    await setClearance(f.db, f.deps, await actorFor(f, province), li, 2);
    expect((await actorFor(f, li)).clearance).toBe(2);
  });

  it('are listed with their roles of a day', async () => {
    const f = await fixture();
    await f.person('li', ['510502', 'officer'], ['510502', 'intake'], ['510502', 'head', '2026-06-01']);
    await f.person('wang', ['510600', 'officer']);
    expect(await listColleagues(f.db, '5105%', TODAY)).toMatchObject([
      { name: 'LI', authority: '510502', roles: ['intake', 'officer'] },
    ]);
    expect(await findAuthority(f.db, '999999')).toBeUndefined();
  });
});

describe('a delegation', () => {
  async function delegated(
    f: Fixture,
    more: { roles?: Role[]; validFrom?: string; validTo?: string; by?: Actor } = {},
  ): Promise<{ head: PersonId; deputy: PersonId; id: string }> {
    const head = await f.person('head', ['510502', 'head', '2026-01-01', '2026-06-10'], ['510502', 'officer']);
    const deputy = await f.person('deputy', ['510502', 'officer']);
    const id = await createDelegation(f.db, f.deps, more.by ?? SYSTEM, {
      from: head,
      to: deputy,
      authority: code('510502'),
      roles: more.roles ?? ['head'],
      validFrom: day(more.validFrom ?? '2026-05-20'),
      validTo: day(more.validTo ?? '2026-05-29'),
      reason: '出差',
    });
    return { head, deputy, id };
  }

  it('holds in its interval only, as a hat of its own', async () => {
    const f = await fixture();
    const { head, deputy } = await delegated(f);
    expect(await hats(f, deputy, day('2026-05-19'))).toEqual(['510502: officer']);
    expect(await hats(f, deputy, day('2026-05-20'))).toEqual(['510502: officer', '*510502: head']);
    expect(await hats(f, deputy, day('2026-05-29'))).toEqual(['510502: officer', '*510502: head']);
    expect(await hats(f, deputy, day('2026-05-30'))).toEqual(['510502: officer']);
    const session = await sessionOf(f, deputy);
    expect(actorOf(session, TODAY)).toMatchObject({ roles: ['officer'], onBehalfOf: null });
    const inStead = { ...session, context: { authority: code('510502'), onBehalfOf: head } };
    expect(actorOf(inStead, TODAY)).toMatchObject({ personId: deputy, roles: ['head'], onBehalfOf: head });
    expect(() => actorOf(inStead, day('2026-05-30'))).toThrow('identity.context-not-held');
  });

  it('lasts no longer than the role that was handed over', async () => {
    const f = await fixture();
    const { deputy } = await delegated(f, { validTo: '2026-12-31' });
    expect(await hats(f, deputy, day('2026-06-10'))).toHaveLength(2);
    expect(await hats(f, deputy, day('2026-06-11'))).toHaveLength(1);
  });

  it('stops when the account of the absent person is closed', async () => {
    const f = await fixture();
    const { head, deputy } = await delegated(f);
    await setPersonActive(f.db, f.deps, SYSTEM, head, false);
    expect(await hats(f, deputy, TODAY)).toEqual(['510502: officer']);
  });

  it('gives no clearance', async () => {
    const f = await fixture();
    const { head, deputy } = await delegated(f);
    await setClearance(f.db, f.deps, SYSTEM, head, 3);
    const session = { ...(await sessionOf(f, deputy)), context: { authority: code('510502'), onBehalfOf: head } };
    expect(actorOf(session, TODAY).clearance).toBe(0);
  });

  it('hands over own roles only: no foreign ones, and delegated ones not again', async () => {
    const f = await fixture();
    await expect(delegated(f, { roles: ['head', 'auditor'] })).rejects.toMatchObject({
      code: 'identity.delegation-not-held',
      params: { roles: ['auditor'] },
    });
    const g = await fixture();
    const { deputy } = await delegated(g);
    const third = await g.person('third', ['510502', 'officer']);
    const by = await actorFor(g, deputy);
    const onward = {
      from: deputy,
      to: third,
      authority: code('510502'),
      validFrom: TODAY,
      validTo: TODAY,
      reason: '转',
    };
    await expect(createDelegation(g.db, g.deps, by, { ...onward, roles: ['head'] })).rejects.toThrow(
      'identity.delegation-not-held',
    );
    await createDelegation(g.db, g.deps, by, { ...onward, roles: ['officer'] });
    expect(await hats(g, third, TODAY)).toEqual(['510502: officer', '*510502: officer']);
  });

  it('is made by the person, the head or an administrator, not by a colleague', async () => {
    const f = await fixture();
    const colleague = await f.person('colleague', ['510502', 'officer']);
    await expect(delegated(f, { by: await actorFor(f, colleague) })).rejects.toThrow('identity.delegation-refused');
  });

  it('can be ended at once, given back, and withdrawn before it begins', async () => {
    const f = await fixture();
    const { head, deputy, id } = await delegated(f, { validFrom: '2026-05-18' });
    expect(await listDelegations(f.db, head, TODAY)).toHaveLength(1);
    await endDelegation(f.db, f.deps, await actorFor(f, deputy), id, YESTERDAY, TODAY);
    expect(await hats(f, deputy, TODAY)).toEqual(['510502: officer']);
    expect(await hats(f, deputy, YESTERDAY)).toHaveLength(2);
    await expect(endDelegation(f.db, f.deps, SYSTEM, id, TODAY, TODAY)).rejects.toThrow('identity.delegation-ended');
    const g = await fixture();
    const later = await delegated(g, { validFrom: '2026-05-25' });
    await endDelegation(g.db, g.deps, await actorFor(g, later.head), later.id, TODAY, TODAY);
    expect(await hats(g, later.deputy, day('2026-05-25'))).toEqual(['510502: officer']);
  });
});

describe('handing over all open matters', () => {
  it('offers those who hold the same role at the same authority in their own right today', async () => {
    const f = await fixture();
    const li = await f.person('li', ['510502', 'officer']);
    const wang = await f.person('wang', ['510502', 'officer']);
    await f.person('elsewhere', ['510600', 'officer']);
    await f.person('station', ['510502003', 'officer']);
    await f.person('other-role', ['510502', 'intake']);
    await f.person('past', ['510502', 'officer', '2026-01-01', '2026-05-19']);
    await f.person('future', ['510502', 'officer', '2026-05-21']);
    const closed = await f.person('closed', ['510502', 'officer']);
    await setPersonActive(f.db, f.deps, SYSTEM, closed, false);
    const substitute = await f.person('substitute', ['510502', 'intake']);
    await createDelegation(f.db, f.deps, SYSTEM, {
      from: wang,
      to: substitute,
      authority: code('510502'),
      roles: ['officer'],
      validFrom: TODAY,
      validTo: TODAY,
      reason: '病假',
    });
    const receivers = await listReceivers(f.db, li, code('510502'), 'officer', TODAY);
    expect(receivers.map(({ name }) => name)).toEqual(['WANG']);
  });
});

it('the database itself refuses an impossible authority or role', async () => {
  const f = await fixture();
  const person = await f.person('li');
  await expect(
    f.db.query(sql`
    insert into role_assignment (id, person, authority_code, role, valid_from, granted_by, granted_at)
    values (gen_random_uuid(), ${person}, '510502', 'emperor', '2026-01-01', ${person}, now())`),
  ).rejects.toThrow(/check constraint/);
});
