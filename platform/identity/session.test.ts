import { describe, expect, it, vi } from 'vitest';
import type { PersonId } from '../../kernel/id.ts';
import { addDays } from '../../kernel/plain-date.ts';
import { hashToken } from '../crypto/random.ts';
import { actorOf } from './actor.ts';
import { actorOfApiKey, createApiKey, listApiKeys, revokeApiKey } from './api-key.ts';
import { endAssignment, listAssignments } from './assignment.ts';
import { code, type Fixture, fixture, SYSTEM, TODAY } from './fixture.ts';
import { setPersonActive } from './person.ts';
import {
  chooseContext,
  createSession,
  findSession,
  getSession,
  listSessions,
  revokeSession,
  revokeSessions,
  rotateSession,
  signOut,
} from './session.ts';

const MINUTE = 60_000;

async function started(
  f: Fixture,
  personId: PersonId,
  deviceLabel = '',
): Promise<{ token: string; sessionId: string }> {
  return createSession(f.db, f.deps, { personId, secondFactor: 'none', deviceLabel });
}

describe('a session', () => {
  it('is asked of the database once in two seconds', async () => {
    const f = await fixture();
    const { token } = await started(f, await f.person('li'));
    // Whose password or roles have just changed is not kept at all.
    f.clock.advance(2_000);
    const query = vi.spyOn(f.db, 'query');
    for (let time = 0; time < 5; time += 1) await getSession(f.db, f.deps, token);
    expect(query).toHaveBeenCalledTimes(1);
    f.clock.advance(2_000);
    await getSession(f.db, f.deps, token);
    expect(query).toHaveBeenCalledTimes(2);
  });

  it.each<[string, (f: Fixture, person: PersonId, token: string, id: string) => Promise<unknown>]>([
    ['it is revoked', (f, person, _, id) => revokeSession(f.db, f.deps, person, id)],
    ['all are revoked', (f, person) => revokeSessions(f.db, f.deps, person, null)],
    ['its person signs out', (f, _, token) => signOut(f.db, f.deps, token)],
    ['its token is rotated', (f, _, token) => rotateSession(f.db, f.deps, token)],
    ['the account is closed', (f, person) => setPersonActive(f.db, f.deps, SYSTEM, person, false)],
  ])('is refused at once when %s, although it is in the cache', async (_, end) => {
    const f = await fixture();
    const person = await f.person('li');
    const { token, sessionId } = await started(f, person);
    f.clock.advance(2_000);
    await getSession(f.db, f.deps, token);
    expect(f.deps.sessions.find(hashToken(token).toString('base64'))).toBeDefined();
    await end(f, person, token, sessionId);
    await expect(getSession(f.db, f.deps, token)).rejects.toMatchObject({
      code: 'identity.session-ended',
      status: 401,
    });
  });

  it('that another process revoked is refused within two seconds', async () => {
    const f = await fixture();
    const person = await f.person('li');
    const { token } = await started(f, person);
    await getSession(f.db, f.elsewhere, token);
    await revokeSessions(f.db, f.deps, person, null);
    f.clock.advance(2_000);
    expect(await findSession(f.db, f.elsewhere, token)).toBeUndefined();
  });

  it('does not come back into the cache from a question asked before it was revoked', async () => {
    const f = await fixture();
    const person = await f.person('li');
    const { token, sessionId } = await started(f, person);
    f.clock.advance(2_000);
    // The answer of the database is held back until the session is revoked.
    const slow = {
      query: async <R>(statement: Parameters<typeof f.db.query>[0]) => {
        const answer = await f.db.query<R>(statement);
        await revokeSession(f.db, f.deps, person, sessionId);
        return answer;
      },
    };
    await findSession(slow, f.deps, token);
    expect(await findSession(f.db, f.deps, token)).toBeUndefined();
  });

  it('is asked for once by many requests at a time, and anew by those after a revocation', async () => {
    const f = await fixture();
    const person = await f.person('li');
    const { token, sessionId } = await started(f, person);
    let asked = 0;
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow = {
      query: async <R>(statement: Parameters<typeof f.db.query>[0]) => {
        asked += 1;
        const found = await f.db.query<R>(statement);
        await held;
        return found;
      },
    };
    const many = Array.from({ length: 20 }, () => findSession(slow, f.deps, token));
    await revokeSession(f.db, f.deps, person, sessionId);
    const after = await findSession(f.db, f.deps, token);
    answer();
    expect(after).toBeUndefined();
    expect(await Promise.all(many)).toHaveLength(20);
    expect(asked).toBe(1);
    expect(await findSession(f.db, f.deps, token)).toBeUndefined();
  });

  it('ends when nobody uses it, and after its day however busy', async () => {
    const f = await fixture();
    const person = await f.person('li');
    const idle = await started(f, person);
    const busy = await started(f, person);
    f.clock.advance(59 * MINUTE);
    expect(await findSession(f.db, f.deps, busy.token)).toBeDefined();
    f.clock.advance(MINUTE);
    expect(await findSession(f.db, f.deps, idle.token)).toBeUndefined();
    expect(await listSessions(f.db, f.deps, person)).toHaveLength(1);
    for (let minutes = 60; minutes < 12 * 60; minutes += 30) {
      expect(await findSession(f.db, f.deps, busy.token), `after ${minutes} minutes`).toBeDefined();
      f.clock.advance(30 * MINUTE);
    }
    expect(await findSession(f.db, f.deps, busy.token)).toBeUndefined();
  });

  it('ends on the minute, also while it is in the cache', async () => {
    const f = await fixture();
    const deps = f.with({ absoluteLimit: 1_000 });
    const { token } = await createSession(f.db, deps, { personId: await f.person('li'), secondFactor: 'none' });
    expect(await findSession(f.db, deps, token)).toBeDefined();
    f.clock.advance(1_000);
    expect(await findSession(f.db, deps, token)).toBeUndefined();
  });

  it('is listed for its person, who can end one or all others but nobody else’s', async () => {
    const f = await fixture();
    const [li, wang] = [await f.person('li'), await f.person('wang')];
    const [one, two, three] = [await started(f, li, 'one'), await started(f, li, 'two'), await started(f, li, 'three')];
    const other = await started(f, wang);
    const labels = async (): Promise<string[]> =>
      (await listSessions(f.db, f.deps, li)).map(({ deviceLabel }) => deviceLabel).sort();
    expect(await labels()).toEqual(['one', 'three', 'two']);
    expect(await revokeSession(f.db, f.deps, li, other.sessionId)).toBe(false);
    expect(await findSession(f.db, f.deps, other.token)).toBeDefined();
    expect(await revokeSession(f.db, f.deps, li, one.sessionId)).toBe(true);
    expect(await labels()).toEqual(['three', 'two']);
    expect(await revokeSessions(f.db, f.deps, li, two.sessionId)).toBe(1);
    expect(await labels()).toEqual(['two']);
    expect(await findSession(f.db, f.deps, three.token)).toBeUndefined();
    expect(await findSession(f.db, f.deps, other.token)).toBeDefined();
  });

  it('goes on under a fresh token after rotation', async () => {
    const f = await fixture();
    const { token, sessionId } = await started(f, await f.person('li'));
    const fresh = await rotateSession(f.db, f.deps, token);
    expect((await getSession(f.db, f.deps, fresh)).id).toBe(sessionId);
  });

  it('keeps the chosen hat', async () => {
    const f = await fixture();
    const person = await f.person('li', ['510502', 'officer'], ['510500', 'supervisor']);
    const { token } = await started(f, person);
    const session = await getSession(f.db, f.deps, token);
    expect(actorOf(session, TODAY)).toMatchObject({ authority: '510500', roles: ['supervisor'], scope: '5105%' });
    const chosen = await chooseContext(f.db, f.deps, session, { authority: code('510502'), onBehalfOf: null }, TODAY);
    expect(actorOf(chosen, TODAY).authority).toBe('510502');
    expect(actorOf(await getSession(f.db, f.deps, token), TODAY).authority).toBe('510502');
    await expect(
      chooseContext(f.db, f.deps, session, { authority: code('510600'), onBehalfOf: null }, TODAY),
    ).rejects.toThrow('identity.context-not-held');
  });

  it('without a second factor does not give the roles that need one', async () => {
    const f = await fixture();
    const deps = f.with({ strongRoles: ['custodian'] });
    const personId = await f.person('li', ['510502', 'officer'], ['510502', 'custodian']);
    const weak = await createSession(f.db, deps, { personId, secondFactor: 'none' });
    const strong = await createSession(f.db, deps, { personId, secondFactor: 'totp' });
    expect(actorOf(await getSession(f.db, deps, weak.token), TODAY).roles).toEqual(['officer']);
    expect(actorOf(await getSession(f.db, deps, strong.token), TODAY).roles).toEqual(['custodian', 'officer']);
  });
});

describe('an API key', () => {
  it('acts as its person at its authority, within its scopes, until it is revoked, runs out or the role ends', async () => {
    const f = await fixture();
    const personId = await f.person('li', ['510502', 'officer'], ['510500', 'head']);
    const make = (): Promise<{ token: string; id: string }> =>
      createApiKey(f.db, f.deps, SYSTEM, {
        personId,
        authority: code('510502'),
        label: 'import',
        scopes: ['clue:write'],
        expiresAt: new Date(f.clock.now().getTime() + MINUTE),
      });
    const act = (token: string): Promise<unknown> => actorOfApiKey(f.db, f.deps, token, TODAY);
    const [one, two] = [await make(), await make()];
    expect(await act(one.token)).toMatchObject({
      actor: { personId, authority: '510502', roles: ['officer'], sessionId: null, scope: '510502%' },
      scopes: ['clue:write'],
      keyId: one.id,
    });
    const wang = actorOf(
      {
        id: null,
        personId: await f.person('wang'),
        name: '',
        clearance: 0,
        context: null,
        grants: [
          { authority: code('510600'), role: 'administrator', validFrom: TODAY, validTo: null, onBehalfOf: null },
        ],
      },
      TODAY,
    );
    await expect(revokeApiKey(f.db, f.deps, wang, one.id)).rejects.toThrow('identity.api-key-not-own');
    await revokeApiKey(f.db, f.deps, SYSTEM, one.id);
    await expect(act(one.token)).rejects.toThrow('identity.api-key-refused');
    await expect(act('qyk_unknown')).rejects.toThrow('identity.api-key-refused');
    expect(await listApiKeys(f.db, f.deps, personId)).toHaveLength(1);
    for (const { id, authority } of await listAssignments(f.db, personId)) {
      if (authority === '510502') await endAssignment(f.db, f.deps, SYSTEM, id, addDays(TODAY, -1), TODAY);
    }
    await expect(act(two.token)).rejects.toThrow('identity.context-not-held');
    f.clock.advance(MINUTE);
    await expect(act(two.token)).rejects.toThrow('identity.api-key-refused');
  });
});
