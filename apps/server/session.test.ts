import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setPassword } from '../../platform/identity/index.ts';
import { cookiesOf, PASSWORD, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.end());

const signIn = (payload: object, headers: Record<string, string> = { 'x-qingyuan': '1' }) =>
  server.send({ method: 'POST', url: '/api/session', headers, payload });

describe('signing in', () => {
  test('gives a cookie that scripts cannot read and other sites do not get', async () => {
    const signed = await signIn({ login: ' Clerk ', password: PASSWORD });
    expect(signed.status).toBe(200);
    expect(signed.body).toMatchObject({
      person: { login: 'clerk' },
      authority: { code: '980101', name: { zh: '机关980101' } },
      roles: ['intake'],
    });
    const set = [signed.headers['set-cookie']].flat().map(String);
    const session = set.find((line) => line.startsWith('qy_session='));
    expect(session).toMatch(/HttpOnly/);
    expect(session).toMatch(/SameSite=Strict/);
    const who = await server.send({ method: 'GET', url: '/api/session', headers: { cookie: cookiesOf(signed) } });
    expect(who.body.person.login).toBe('clerk');
  });

  test('says the same of a wrong password and an unknown login', async () => {
    const wrong = await signIn({ login: 'officer', password: 'not-the-password' });
    const unknown = await signIn({ login: 'nobody-here', password: 'not-the-password' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'identity.bad-credentials' } });
    expect({ ...wrong.body, traceId: '' }).toEqual({ ...unknown.body, traceId: '' });
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  test('asks for the code of an authenticator app, once it is confirmed', async () => {
    const call = await server.signIn('second');
    const { body } = await call('POST', '/api/totp/start');
    expect(body.qrSvg).toContain('<svg');
    const code = () => new TOTP({ secret: body.secret }).generate({ timestamp: server.clock.now().getTime() });
    const wrong = code() === '000000' ? '111111' : '000000';
    expect((await call('POST', '/api/totp/confirm', { code: wrong })).body.code).toBe('identity.code-wrong');
    expect((await call('POST', '/api/totp/confirm', { code: code() })).status).toBe(204);
    const credentials = { login: 'second', password: PASSWORD };
    expect((await signIn(credentials)).body.code).toBe('identity.second-factor-needed');
    server.clock.advance(31_000);
    const signed = await signIn({ ...credentials, totp: code() });
    expect(signed.body.secondFactor).toEqual({ totp: true, passkeys: 0 });
    expect((await signIn({ ...credentials, totp: code() })).body.code).toBe('identity.code-refused');
  });

  test('with a password set by somebody else leaves only changing it', async () => {
    const by = server.people.overseer;
    const { keeper } = server.people;
    if (by === undefined || keeper === undefined) throw new Error('people missing');
    await setPassword(server.store.db, server.identity, keeper, 'First-Password-From-Admin', { mustChange: true, by });
    const signed = await signIn({ login: 'keeper', password: 'First-Password-From-Admin' });
    const cookie = cookiesOf(signed);
    const list = await server.send({ method: 'GET', url: '/api/matters', headers: { cookie } });
    expect(list).toMatchObject({ status: 403, body: { code: 'http.password-change' } });
    const changed = await server.send({
      method: 'POST',
      url: '/api/session/password',
      headers: { cookie, 'x-qingyuan': '1' },
      payload: { old: 'First-Password-From-Admin', new: 'A-Password-Of-My-Own-77' },
    });
    expect(changed.status).toBe(204);
    const after = await server.send({ method: 'GET', url: '/api/matters', headers: { cookie: cookiesOf(changed) } });
    expect(after.status).toBe(200);
  });
});

describe('a call with the cookie', () => {
  test.each([
    ['without our header', {}, 403],
    ['from another site', { 'x-qingyuan': '1', origin: 'https://evil.example' }, 403],
    ['that the browser calls cross-site', { 'x-qingyuan': '1', 'sec-fetch-site': 'cross-site' }, 403],
    ['from our own page', { 'x-qingyuan': '1', origin: 'http://localhost:80', 'sec-fetch-site': 'same-origin' }, 400],
  ])('%s', async (_name, headers, status) => {
    const { cookie } = await server.signIn('clerk');
    const answer = await server.send({
      method: 'POST',
      url: '/api/matters',
      headers: { ...headers, cookie, host: 'localhost:80' },
      payload: {},
    });
    expect(answer.status).toBe(status);
    expect(answer.body.code).toBe(status === 403 ? 'http.cross-site' : 'http.invalid');
  });

  test('signing in from another site is refused as well', async () => {
    expect((await signIn({ login: 'clerk', password: PASSWORD }, {})).body.code).toBe('http.cross-site');
  });
});

describe('sessions', () => {
  test('are listed, ended one by one, and gone after signing out', async () => {
    const one = await server.signIn('officer');
    const other = await server.signIn('officer');
    const list = (await one('GET', '/api/sessions')).body;
    expect(list.filter((each: { current: boolean }) => each.current)).toHaveLength(1);
    const stranger = list.find((each: { current: boolean }) => !each.current);
    expect((await one('DELETE', `/api/sessions/${stranger.id}`)).body).toEqual({ ended: true });
    expect((await other('GET', '/api/session')).status).toBe(401);
    const clerk = await server.signIn('clerk');
    const mine = (await one('GET', '/api/sessions')).body[0];
    expect((await clerk('DELETE', `/api/sessions/${mine.id}`)).body).toEqual({ ended: false });
    expect((await one('DELETE', '/api/session')).status).toBe(204);
    expect((await one('GET', '/api/session')).body.code).toBe('identity.session-ended');
    expect((await server.send({ method: 'GET', url: '/api/session' })).body.code).toBe('http.signed-out');
  });

  test('choosing a place one does not hold is refused', async () => {
    const call = await server.signIn('clerk');
    const refused = await call('POST', '/api/session/context', { authority: '980102', onBehalfOf: null });
    expect(refused.body.code).toBe('identity.context-not-held');
    const chosen = await call('POST', '/api/session/context', { authority: '980101', onBehalfOf: null });
    expect(chosen.body.authority.code).toBe('980101');
    // The session goes on under a new token; the old one is dead.
    expect((await call('GET', '/api/session')).status).toBe(401);
  });

  test('passkeys: a challenge names nobody, a nonsense answer is refused', async () => {
    const headers = { 'x-qingyuan': '1', host: 'localhost:80' };
    const begun = await server.send({ method: 'POST', url: '/api/passkeys/challenge', headers });
    expect(begun.body.options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(begun.body.options.allowCredentials ?? []).toEqual([]);
    const answer = await server.send({
      method: 'POST',
      url: '/api/passkeys/session',
      headers,
      payload: { challengeId: begun.body.challengeId, response: { id: 'x', type: 'public-key' } },
    });
    expect(answer).toMatchObject({ status: 401, body: { code: 'identity.passkey-refused' } });
  });
});

test('an address asked for that is no address is a refusal', async () => {
  const headers = { 'x-qingyuan': '1', host: '#{1+1}' };
  const answer = await server.send({ method: 'POST', url: '/api/passkeys/challenge', headers });
  expect(answer).toMatchObject({ status: 400, body: { code: 'http.bad-request', params: { reason: 'host' } } });
});

test('who works where is told for one’s own area only', async () => {
  const call = await server.signIn('clerk');
  const own = (await call('GET', '/api/authorities/980101/people')).body;
  expect(own.flatMap((each: { roles: string[] }) => each.roles)).toContain('custodian');
  expect((await call('GET', '/api/authorities/980102/people')).status).toBe(404);
  expect((await call('GET', '/api/authorities')).body).toHaveLength(5);
});
