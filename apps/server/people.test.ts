import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuthorityCode } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import {
  assignRoles,
  createPerson,
  type Role,
  SYSTEM_PERSON,
  storePasswordHash,
} from '../../platform/identity/index.ts';
import { sql } from '../../platform/store/sql.ts';
import { type Caller, cookiesOf, PASSWORD, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let admin: Caller;
let cityAdmin: Caller;
let chief: Caller;
let officer: Caller;

async function add(login: string, authority: string, role: Role): Promise<Caller> {
  const { store, identity } = server;
  const id = await createPerson(store.db, { login, name: login });
  await storePasswordHash(store.db, identity, id, await identity.slowHash.hash(PASSWORD));
  const validFrom = '2018-11-01' as PlainDate;
  await assignRoles(store.db, identity, [{ personId: id, authority: authority as AuthorityCode, role, validFrom }]);
  return server.signIn(login);
}

beforeAll(async () => {
  server = await testServer();
  admin = await add('admin1', '980101', 'administrator');
  cityAdmin = await add('admin2', '980000', 'administrator');
  chief = await server.signIn('chief');
  officer = await server.signIn('officer');
});
afterAll(() => server.end());

const person = (login: string, more: object = {}) => ({
  login,
  name: '新人',
  authority: '980101',
  roles: ['officer'],
  ...more,
});
const WHY = { reason: '工作调整' };
const ofCode = ({ status, body }: { status: number; body: { code?: string } | null }) => [status, body?.code];

describe('an administrator', () => {
  test('adds a person, who signs in once with the password shown, must change it, and is then at work', async () => {
    const made = await admin('POST', '/api/people', person('fresh', { licenceNo: 'ZJ-1' }));
    expect(made.status, made.text).toBe(201);
    const { password } = made.body;
    const signed = await server.send({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-qingyuan': '1' },
      payload: { login: 'fresh', password },
    });
    const headers = { cookie: cookiesOf(signed), 'x-qingyuan': '1' };
    expect(ofCode(await server.send({ method: 'GET', url: '/api/people', headers }))).toEqual([
      403,
      'http.password-change',
    ]);
    const changed = await server.send({
      method: 'POST',
      url: '/api/session/password',
      headers,
      payload: { old: password, new: PASSWORD },
    });
    expect(changed.status).toBe(204);
    const caller = await server.signIn('fresh');
    expect((await caller('GET', '/api/session')).body.roles).toEqual(['officer']);

    const { body } = await admin('GET', '/api/people?limit=200');
    const listed = body.items.find((each: { login: string }) => each.login === 'fresh');
    expect(listed).toMatchObject({ licenceNo: 'ZJ-1', active: true, mustChange: false, roles: [{ role: 'officer' }] });
    expect(JSON.stringify(body)).not.toContain('neighbour');
    expect(await server.log()).not.toContain(password);
  });

  test('is refused outside of the area, twice the same login, a clearance above the own', async () => {
    expect(ofCode(await admin('POST', '/api/people', person('x1', { authority: '980102' })))).toEqual([
      403,
      'identity.administer-refused',
    ]);
    expect(ofCode(await admin('POST', '/api/people', person('clerk')))).toEqual([409, 'identity.login-taken']);
    expect(ofCode(await admin('POST', '/api/people', person('x2', { licenceNo: 'ZJ-1' })))).toEqual([
      409,
      'identity.licence-taken',
    ]);
    expect(ofCode(await admin('POST', '/api/people', person('x3', { clearance: 3 })))).toEqual([
      403,
      'identity.clearance-above-own',
    ]);
    expect(ofCode(await admin('POST', '/api/people', person('x4', { validTo: '2020-01-01' })))).toEqual([
      422,
      'identity.period-inverted',
    ]);
    // Nothing of a refused admission is left.
    const { rowCount } = await server.store.db.query(sql`select from person where login like 'x_'`);
    expect(rowCount).toBe(0);
  });

  test('resets, closes and opens accounts; of nobody else’s area, not the own, never the system’s', async () => {
    const made = (await admin('POST', '/api/people', person('leaver'))).body;
    const reset = await admin('POST', `/api/people/${made.id}/reset`, {});
    expect(reset.body.password).not.toBe(made.password);
    expect((await admin('POST', `/api/people/${made.id}/off`, WHY)).status).toBe(204);
    const refused = await server.send({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-qingyuan': '1' },
      payload: { login: 'leaver', password: reset.body.password },
    });
    expect(ofCode(refused)).toEqual([401, 'identity.bad-credentials']);
    expect((await admin('POST', `/api/people/${made.id}/on`)).status).toBe(204);
    for (const by of [admin, cityAdmin]) {
      for (const path of ['reset', 'off', 'on']) {
        expect(
          ofCode(await by('POST', `/api/people/${SYSTEM_PERSON}/${path}`, path === 'on' ? undefined : WHY)),
        ).toEqual([404, 'identity.person-unknown']);
      }
      const role = { personId: SYSTEM_PERSON, authority: '980101', role: 'administrator', ...WHY };
      expect(ofCode(await by('POST', '/api/assignments', role))).toEqual([404, 'identity.person-unknown']);
    }
    expect(ofCode(await admin('POST', `/api/people/${server.people.neighbour}/off`, WHY))).toEqual([
      403,
      'identity.administer-refused',
    ]);
    expect(ofCode(await officer('POST', `/api/people/${made.id}/off`, WHY))).toEqual([
      403,
      'identity.administer-refused',
    ]);
    expect(ofCode(await officer('GET', '/api/people'))).toEqual([403, 'http.forbidden']);
  });

  test('grants and ends roles', async () => {
    const { id } = (await admin('POST', '/api/people', person('mover'))).body;
    const given = await admin('POST', '/api/assignments', {
      personId: id,
      authority: '980101',
      role: 'intake',
      ...WHY,
    });
    expect(given.status, given.text).toBe(201);
    const end = { lastDay: '2026-05-31', ...WHY };
    expect((await admin('POST', `/api/assignments/${given.body.id}/end`, end)).status).toBe(204);
    expect(ofCode(await admin('POST', `/api/assignments/${given.body.id}/end`, end))).toEqual([
      409,
      'identity.assignment-ended',
    ]);
    expect(
      (await chief('GET', `/api/assignments?person=${id}`)).body.map((each: { role: string }) => each.role),
    ).toEqual(['officer']);
    const outside = { personId: id, authority: '980102', role: 'intake', ...WHY };
    expect(ofCode(await admin('POST', '/api/assignments', outside))).toEqual([403, 'identity.administer-refused']);
    expect(ofCode(await admin('POST', '/api/assignments', { ...outside, authority: '980100001' }))).toEqual([
      400,
      'http.invalid',
    ]);
  });
});

describe('a person’s page', () => {
  test('tells roles with who gave them and why, delegations, ways of signing in; changes only by who looks after them', async () => {
    const { id } = (await admin('POST', '/api/people', person('paged', { reason: '新录用' }))).body;
    const given = { personId: id, authority: '980101', role: 'intake', validTo: '2026-12-31', ...WHY };
    const { body: made } = await admin('POST', '/api/assignments', given);
    const later = { personId: id, authority: '980101', role: 'head', validFrom: '2026-09-01', ...WHY };
    expect((await admin('POST', '/api/assignments', later)).status).toBe(201);
    await admin('POST', `/api/assignments/${made.id}/end`, { lastDay: '2026-05-31', reason: '岗位撤并' });

    const page = await admin('GET', `/api/people/${id}`);
    expect(page.status, page.text).toBe(200);
    expect(page.body.refusal).toBeNull();
    // The intake role never held: it was withdrawn on its first day.
    expect(page.body.roles).toMatchObject([
      { role: 'head', state: 'to-come', reason: '工作调整', grantedBy: { name: 'admin1' } },
      { role: 'officer', state: 'held', reason: '新录用', endedBy: null },
    ]);
    expect(page.body.signIn).toMatchObject({ mustChange: true, totp: false, passkeys: [], oidc: [], sessions: 0 });

    const ofHead = (await chief('GET', `/api/people/${id}`)).body;
    expect(ofHead.signIn).toBeNull();
    expect(ofHead.refusal.code).toBe('identity.administer-refused');
    expect(ofHead.refusal.zh).toContain('980101');
    const own = (await admin('GET', '/api/session')).body.person.id;
    expect((await admin('GET', `/api/people/${own}`)).body.refusal.code).toBe('identity.grant-to-self');
    expect(ofCode(await officer('GET', `/api/people/${id}`))).toEqual([403, 'http.forbidden']);
    for (const other of [server.people.neighbour, SYSTEM_PERSON]) {
      expect(ofCode(await admin('GET', `/api/people/${other}`))).toEqual([404, 'identity.person-unknown']);
    }
  });

  test('an administrator gives no role to himself, business or other, also not under another authority', async () => {
    const own = (await admin('GET', '/api/session')).body.person.id;
    for (const role of ['officer', 'head', 'intake', 'custodian', 'auditor']) {
      for (const authority of ['980101', '980101001']) {
        const wish = { personId: own, authority, role, ...WHY };
        expect(ofCode(await admin('POST', '/api/assignments', wish))).toEqual([403, 'identity.grant-to-self']);
      }
    }
    const { body } = await admin('GET', `/api/people/${own}`);
    expect(body.roles.map(({ role }: { role: string }) => role)).toEqual(['administrator']);
  });

  test('a role is given and ended, an account closed, with a reason that stays', async () => {
    const { id } = (await admin('POST', '/api/people', person('reasoned'))).body;
    const role = { personId: id, authority: '980101', role: 'intake' };
    expect(ofCode(await admin('POST', '/api/assignments', role))).toEqual([400, 'http.invalid']);
    expect(ofCode(await admin('POST', `/api/people/${id}/off`, { reason: ' ' }))).toEqual([400, 'http.invalid']);
    const early = { ...role, validFrom: '2026-05-01', ...WHY };
    const { body: made } = await admin('POST', '/api/assignments', early);
    expect(ofCode(await admin('POST', `/api/assignments/${made.id}/end`, { lastDay: '2026-05-31' }))).toEqual([
      400,
      'http.invalid',
    ]);
    // Given twice it would have to be ended twice.
    for (const days of [{}, { validFrom: '2026-04-01', validTo: '2026-05-01' }, { validFrom: '2027-01-01' }]) {
      const again = await admin('POST', '/api/assignments', { ...role, ...days, ...WHY });
      expect(ofCode(again)).toEqual([409, 'identity.role-held']);
    }
    const before = { ...role, validFrom: '2026-04-01', validTo: '2026-04-30', ...WHY };
    const { body: earlier } = await admin('POST', '/api/assignments', before);
    expect(earlier.id).toBeDefined();
    await admin('POST', `/api/assignments/${made.id}/end`, { lastDay: '2026-05-31', reason: '岗位撤并' });
    await admin('POST', `/api/people/${id}/off`, { reason: '调离' });
    const page = (await admin('GET', `/api/people/${id}`)).body;
    expect(page.person).toMatchObject({ active: false, closedReason: '调离' });
    expect(page.roles[1]).toMatchObject({ role: 'intake', state: 'over', endReason: '岗位撤并' });
    expect(page.roles[1].endedBy.name).toBe('admin1');
    await expect
      .poll(async () => (await admin('GET', `/api/identity-events?person=${id}`)).body.items)
      .toEqual(
        expect.arrayContaining([
          expect.objectContaining({ what: 'role-ended', authority: '980101', roles: ['intake'], reason: '岗位撤并' }),
          expect.objectContaining({ what: 'person-closed', reason: '调离' }),
        ]),
      );
    await admin('POST', `/api/people/${id}/on`);
    expect((await admin('GET', `/api/people/${id}`)).body.person).toMatchObject({ active: true, closedReason: null });
  });

  test('a lost phone: authenticator and passkeys go, as the administrator says', async () => {
    const { id } = (await admin('POST', '/api/people', person('phoneless'))).body;
    await server.store.db.query(sql`
      insert into passkey (credential_id, person, public_key, counter, label, created_at)
      values ('lost', ${id}, '\\x00', 0, '手机', now())`);
    const signIn = async () => (await admin('GET', `/api/people/${id}`)).body.signIn;
    expect((await signIn()).passkeys).toMatchObject([{ label: '手机', lastUsedAt: null }]);
    await admin('POST', `/api/people/${id}/reset`, { withoutSecondFactor: true });
    expect((await signIn()).passkeys).toHaveLength(1);
    await admin('POST', `/api/people/${id}/reset`, { withoutPasskeys: true, reason: '手机丢失' });
    expect((await signIn()).passkeys).toEqual([]);
  });

  test('people are found by name, login or licence, by role held, by authority and by state', async () => {
    const { id } = (await admin('POST', '/api/people', person('sought', { name: '寻得见', licenceNo: 'ZJ_77' }))).body;
    const found = async (query: string, by = admin): Promise<string[]> =>
      (await by('GET', `/api/people?limit=200&${query}`)).body.items.map(({ login }: { login: string }) => login);
    for (const q of ['寻得', 'SOUGHT', 'zj_77']) expect(await found(`q=${encodeURIComponent(q)}`)).toEqual(['sought']);
    // What LIKE takes for a wildcard is a letter like another.
    expect(await found(`q=${encodeURIComponent('Z%7')}`)).toEqual([]);
    expect(await found('role=head')).toContain('chief');
    expect(await found('role=head')).not.toContain('sought');
    await admin('POST', `/api/people/${id}/off`, WHY);
    expect(await found('state=closed')).toContain('sought');
    expect(await found('state=open')).not.toContain('sought');
    expect(await found('authority=980102', cityAdmin)).toEqual(['neighbour']);
    expect(ofCode(await admin('GET', '/api/people?authority=980102'))).toEqual([404, 'identity.authority-unknown']);
  });
});

describe('a delegation', () => {
  const absence = (more: object = {}) => ({
    to: server.people.second,
    roles: ['officer'],
    validFrom: '2026-06-01',
    validTo: '2026-06-10',
    reason: '年休假',
    ...more,
  });

  test('is made by the person, seen by both, ended by the receiver', async () => {
    const made = await officer('POST', '/api/delegations', absence());
    expect(made.status, made.text).toBe(201);
    const second = await server.signIn('second');
    expect((await second('GET', '/api/delegations')).body).toMatchObject([{ id: made.body.id, reason: '年休假' }]);
    expect((await second('GET', '/api/session')).body.contexts).toMatchObject([
      { onBehalfOf: null },
      { onBehalfOf: { id: server.people.officer } },
    ]);
    const neighbour = await server.signIn('neighbour');
    expect((await neighbour('GET', `/api/delegations?person=${server.people.second}`)).body).toEqual([]);
    expect((await second('POST', `/api/delegations/${made.body.id}/end`, { lastDay: '2026-05-31' })).status).toBe(204);
    expect((await second('GET', '/api/delegations')).body).toEqual([]);
  });

  test('of another is the head’s or the administrator’s to make, never to themselves', async () => {
    const from = server.people.officer;
    const second = await server.signIn('second');
    const clerk = await server.signIn('clerk');
    expect(ofCode(await clerk('POST', '/api/delegations', absence({ from })))).toEqual([
      403,
      'identity.delegation-refused',
    ]);
    expect(ofCode(await second('POST', '/api/delegations', absence({ from })))).toEqual([
      403,
      'identity.delegation-refused',
    ]);
    expect((await chief('POST', '/api/delegations', absence({ from }))).status).toBe(201);
    const me = (await admin('GET', '/api/session')).body.person.id;
    const grab = absence({ from: server.people.chief, to: me, roles: ['head'] });
    expect(ofCode(await admin('POST', '/api/delegations', grab))).toEqual([403, 'identity.grant-to-self']);
  });
});

describe('enforcement licences', () => {
  const pageOf = async (id: string) => (await admin('GET', `/api/people/${id}`)).body.person;
  const ending = async (by: Caller, query = '') => (await by('GET', `/api/people/licences${query}`)).body;

  test('are entered with their last day by the administrator of the area, with a reason in the trail', async () => {
    const { id } = (await admin('POST', '/api/people', person('licensed', { licenceNo: 'ZJ-7' }))).body;
    expect(await pageOf(id)).toMatchObject({ licenceNo: 'ZJ-7', licenceUntil: null });
    const put = (by: Caller, body: object, whom = id) => by('PUT', `/api/people/${whom}/licence`, { ...WHY, ...body });
    const renewed = { licenceNo: 'ZJ-8', licenceUntil: '2031-05-31' };
    expect((await put(admin, renewed)).status).toBe(204);
    expect(await pageOf(id)).toMatchObject(renewed);
    expect(ofCode(await put(chief, renewed))).toEqual([403, 'identity.administer-refused']);
    expect(ofCode(await put(admin, renewed, server.people.neighbour))).toEqual([403, 'identity.administer-refused']);
    expect(ofCode(await put(admin, { licenceNo: null, licenceUntil: '2031-05-31' }))).toEqual([
      422,
      'identity.licence-day-alone',
    ]);
    const other = (await admin('POST', '/api/people', person('licensed2', { licenceNo: 'ZJ-9' }))).body.id;
    expect(ofCode(await put(admin, { licenceNo: 'ZJ-8' }, other))).toEqual([409, 'identity.licence-taken']);
    expect((await put(admin, { licenceNo: null })).status).toBe(204);
    expect(await pageOf(id)).toMatchObject({ licenceNo: null, licenceUntil: null });
    await expect
      .poll(async () =>
        (await admin('GET', `/api/identity-events?person=${id}`)).body.items.filter(
          (each: { what: string; reason: string }) => each.what === 'licence-changed' && each.reason === WHY.reason,
        ),
      )
      .toHaveLength(2);
  });

  test('that run out are told to who leads the people, the earliest first', async () => {
    const until = async (login: string, licenceUntil: string | null, licenceNo = `YL-${login}`) => {
      const set = { licenceNo, licenceUntil, ...WHY };
      expect((await admin('PUT', `/api/people/${server.people[login]}/licence`, set)).status).toBe(204);
    };
    await until('officer', '2026-07-31');
    await until('second', '2026-05-31');
    const found = await ending(chief);
    expect(found).toMatchObject({
      licences: [
        { id: server.people.second, licenceUntil: '2026-05-31', over: true },
        { id: server.people.officer, licenceNo: 'YL-officer', licenceUntil: '2026-07-31', over: false },
      ],
      more: false,
    });
    expect((await ending(admin)).licences).toHaveLength(2);
    expect((await ending(chief, '?within=30')).licences).toHaveLength(1);
    expect(ofCode(await officer('GET', '/api/people/licences'))).toEqual([403, 'http.forbidden']);
    const neighbour = await server.signIn('neighbour');
    expect((await ending(neighbour)).licences).toEqual([]);
    await until('second', null);
    expect((await ending(chief)).licences).toHaveLength(1);
  });
});

describe('the audit trail', () => {
  const read = async (by: Caller, query = '') => (await by('GET', `/api/identity-events?limit=200${query}`)).body;

  test('says what, about whom, by whom, when; without names, logins and addresses', async () => {
    const { id } = (await admin('POST', '/api/people', person('traced'))).body;
    await admin('POST', `/api/people/${id}/off`, { reason: '借调期满' });
    let items: { what: string; person: string; by: string }[] = [];
    await expect
      .poll(async () => {
        ({ items } = await read(admin, `&person=${id}`));
        return items.map(({ what }) => what).sort();
      })
      .toEqual(['password-set', 'person-added', 'person-closed', 'role-granted']);
    const me = (await admin('GET', '/api/session')).body.person.id;
    expect(new Set(items.map(({ by }) => by))).toEqual(new Set([me]));
    const { rows } = await server.store.db.query(sql`select * from identity_event`);
    expect(JSON.stringify(rows)).not.toMatch(/traced|新人|127\.0\.0\.1/);
  });

  test('shows the area only, and what belongs to nobody to the top', async () => {
    await server.send({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-qingyuan': '1' },
      payload: { login: 'no-such-login', password: 'whatever it is' },
    });
    await server.signIn('neighbour');
    const peopleOf = async (by: Caller) =>
      new Set((await read(by)).items.map((each: { person: string }) => each.person));
    await expect.poll(() => peopleOf(cityAdmin)).toContain(server.people.neighbour);
    await expect.poll(() => peopleOf(cityAdmin)).toContain(null);
    const own = await peopleOf(admin);
    expect(own).toContain(server.people.officer);
    expect(own).not.toContain(server.people.neighbour);
    expect(own).not.toContain(null);
    expect(ofCode(await chief('GET', '/api/identity-events'))).toEqual([403, 'http.forbidden']);
  });

  test('is read page by page, each event once', async () => {
    const whole = (await read(cityAdmin)).items.map((each: { id: string }) => each.id);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await cityAdmin('GET', `/api/identity-events?limit=7${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map((each: { id: string }) => each.id));
      cursor = body.next ?? '';
    } while (cursor !== '');
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.slice(0, 200)).toEqual(whole);
    expect(new Set(seen).size).toBe(seen.length);
    expect(ofCode(await cityAdmin('GET', '/api/identity-events?cursor=bm8'))).toEqual([422, 'identity.event-cursor']);
  });

  test('can be added to and not changed', async () => {
    for (const change of [sql`delete from identity_event`, sql`update identity_event set what = 'x'`]) {
      await expect(server.store.db.query(change)).rejects.toMatchObject({ code: '42501' });
    }
  });
});
