import { TOTP } from 'otpauth';
import { describe, expect, it, vi } from 'vitest';
import { AppError, isAppError } from '../../kernel/error.ts';
import { sql } from '../store/sql.ts';
import { resetAccess } from './account-recovery.ts';
import { changePassword } from './change-password.ts';
import { type Fixture, fixture, PASSWORD, SYSTEM } from './fixture.ts';
import { setPassword } from './password.ts';
import { setPersonActive } from './person.ts';
import { findSession, listSessions } from './session.ts';
import type { IdentityDeps } from './settings.ts';
import { type SignedIn, type SignInRequest, signIn } from './sign-in.ts';
import { sweepIdentity } from './sweep.ts';
import { beginTotp, confirmTotp, removeTotp } from './totp.ts';

const HOME = '192.0.2.10';
const ATTACKER = '203.0.113.66';

function enter(f: Fixture, more: Partial<SignInRequest> = {}, deps: IdentityDeps = f.deps): Promise<SignedIn> {
  return signIn(f.db, deps, { login: 'li', password: PASSWORD, source: HOME, ...more });
}

/** The code that a sign-in is refused with, `in` when it is not. */
async function outcome(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'in';
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}

describe('a sign-in', () => {
  it('starts a session under a token that is stored nowhere', async () => {
    const f = await fixture();
    const person = await f.person('li', ['510502', 'officer']);
    const { token, session } = await enter(f, { login: ' LI ', deviceLabel: 'Chromium' });
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(session).toMatchObject({ personId: person, login: 'li', secondFactor: 'none', deviceLabel: 'Chromium' });
    const { rows } = await f.db.query<{ text: string }>(sql`
      select (select json_agg(s) from session s)::text || (select json_agg(t) from sign_in_throttle t)::text
          || (select json_agg(d) from known_device d)::text as text`);
    expect(rows[0]?.text ?? '').not.toContain(token);
    const { rows: kept } = await f.db.query<{ source: string | null }>(sql`select source from session`);
    expect(kept).toEqual([{ source: null }]);
  });

  it('keeps the address only when the instance is configured to', async () => {
    const f = await fixture();
    await f.person('li');
    await enter(f, {}, f.with({ keepSource: true }));
    const { rows } = await f.db.query(sql`select source from session`);
    expect(rows).toEqual([{ source: HOME }]);
  });

  it('answers unknown logins, wrong passwords, closed and password-less accounts alike, each with one hash', async () => {
    const f = await fixture();
    const li = await f.person('li', ['510502', 'officer']);
    const wang = await f.person('wang', ['510502', 'officer']);
    await setPersonActive(f.db, f.deps, SYSTEM, wang, false);
    const zhao = await f.person('zhao');
    await f.db.query(sql`delete from password_credential where person = ${zhao}`);
    await outcome(enter(f, { login: 'warm-up' }));
    const verify = vi.spyOn(f.deps.slowHash, 'verify');
    for (const [login, password] of [
      ['nobody', PASSWORD],
      ['li', 'wrong'],
      ['wang', PASSWORD],
      ['zhao', PASSWORD],
      ['-system-', PASSWORD],
    ]) {
      verify.mockClear();
      expect(await outcome(enter(f, { login: login ?? '', password: password ?? '' })), login).toBe(
        'identity.bad-credentials',
      );
      expect(verify).toHaveBeenCalledTimes(1);
    }
    expect(await outcome(enter(f))).toBe('in');
    expect(f.events.at(-1)).toEqual({ what: 'signed-in', person: li, by: li });
  });

  it('ends the session that it replaces', async () => {
    const f = await fixture();
    await f.person('li');
    const first = await enter(f);
    const second = await enter(f, { previousToken: first.token });
    expect(second.token).not.toBe(first.token);
    expect(await findSession(f.db, f.deps, first.token)).toBeUndefined();
    expect(await findSession(f.db, f.deps, second.token)).toBeDefined();
  });

  it('makes an old hash anew', async () => {
    const f = await fixture();
    const person = await f.person('li');
    const stored = async (): Promise<string> => {
      const { rows } = await f.db.query<{ hash: string }>(sql`
        select hash from password_credential where person = ${person}`);
      return rows[0]?.hash ?? '';
    };
    const before = await stored();
    await enter(f);
    expect(await stored()).not.toBe(before);
    expect(await outcome(enter(f))).toBe('in');
  });
});

describe('slowing down guesses', () => {
  it('costs an attacker more each time and forgets after a success', async () => {
    const f = await fixture();
    await f.person('li');
    const guess = (): Promise<string> => outcome(enter(f, { password: 'wrong' }));
    for (let free = 0; free < 5; free += 1) expect(await guess()).toBe('identity.bad-credentials');
    expect(await guess()).toBe('identity.throttled');
    expect(await outcome(enter(f))).toBe('identity.throttled');
    f.clock.advance(1_000);
    expect(await guess()).toBe('identity.bad-credentials');
    f.clock.advance(1_000);
    await expect(enter(f)).rejects.toMatchObject({
      code: 'identity.throttled',
      status: 429,
      params: { retryAfter: 1 },
    });
    f.clock.advance(1_000);
    expect(await outcome(enter(f))).toBe('in');
    for (let free = 0; free < 5; free += 1) expect(await guess()).toBe('identity.bad-credentials');
  });

  it('never waits longer than the most, and attempts while waiting do not lengthen it', async () => {
    const f = await fixture();
    await f.person('li');
    for (let round = 0; round < 30; round += 1) {
      await outcome(enter(f, { password: 'wrong' }));
      await outcome(enter(f, { password: 'wrong' }));
      f.clock.advance(15 * 60_000);
    }
    expect(await outcome(enter(f))).toBe('in');
  });

  it('lets no burst of parallel guesses through before the first failure is written', async () => {
    const f = await fixture();
    await f.person('li');
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, index) => outcome(enter(f, { password: `guess ${index}` }))),
    );
    expect(results.filter((result) => result === 'identity.bad-credentials')).toHaveLength(5);
    expect(results.filter((result) => result === 'identity.throttled')).toHaveLength(35);
  });

  it('does not lock me out: an attacker who fails on my login does not touch my known device', async () => {
    const f = await fixture();
    await f.person('li');
    const { deviceToken } = await enter(f);
    // The attacker even shares my office's address, and comes from a hundred others too.
    for (let guess = 0; guess < 30; guess += 1) await outcome(enter(f, { password: 'wrong' }));
    for (let guess = 0; guess < 100; guess += 1) {
      await outcome(enter(f, { password: 'wrong', source: `203.0.113.${guess}` }));
    }
    expect(await outcome(enter(f))).toBe('identity.throttled');
    expect(await outcome(enter(f, { device: deviceToken }))).toBe('in');
  });

  it('does not lock me out of a new device at an address where nobody failed on my login', async () => {
    const f = await fixture();
    await f.person('li');
    for (let guess = 0; guess < 50; guess += 1) await outcome(enter(f, { password: 'wrong', source: ATTACKER }));
    expect(await outcome(enter(f, { source: ATTACKER }))).toBe('identity.throttled');
    expect(await outcome(enter(f))).toBe('in');
  });

  it('gives a stolen or foreign device token no way around', async () => {
    const f = await fixture();
    await f.person('li');
    await f.person('wang');
    const { deviceToken } = await enter(f);
    const guess = (login: string): Promise<string> =>
      outcome(enter(f, { login, password: 'wrong', source: ATTACKER, device: deviceToken }));
    // On my login it has its own few guesses …
    for (let free = 0; free < 5; free += 1) expect(await guess('li')).toBe('identity.bad-credentials');
    expect(await guess('li')).toBe('identity.throttled');
    // … and for someone else it is no known device: the address counts as any other.
    for (let free = 0; free < 5; free += 1) expect(await guess('wang')).toBe('identity.bad-credentials');
    expect(await outcome(enter(f, { login: 'wang', password: 'wrong', source: ATTACKER }))).toBe('identity.throttled');
  });

  it('does not take over a device token that nobody is known by', async () => {
    const f = await fixture();
    await f.person('li');
    const { deviceToken } = await enter(f, { device: 'planted-by-someone' });
    expect(deviceToken).not.toBe('planted-by-someone');
    expect((await enter(f, { device: deviceToken })).deviceToken).toBe(deviceToken);
  });

  it('slows down one address that tries many logins, also after signing in to an account of its own', async () => {
    const f = await fixture();
    await f.person('mallory');
    await f.person('li');
    for (let victim = 0; victim < 61; victim += 1) {
      const result = await outcome(enter(f, { login: `victim${victim}`, password: 'Spring-2026!!', source: ATTACKER }));
      expect(result).toBe('identity.bad-credentials');
    }
    expect(await outcome(enter(f, { login: 'victim99', source: ATTACKER }))).toBe('identity.throttled');
    f.clock.advance(60_000);
    expect(await outcome(enter(f, { login: 'mallory', source: ATTACKER }))).toBe('in');
    expect(await outcome(enter(f, { login: 'victim99', source: ATTACKER }))).toBe('identity.throttled');
    expect(await outcome(enter(f))).toBe('in');
  });

  it('counts nothing when the machine was too busy to look', async () => {
    const f = await fixture();
    await f.person('li');
    await outcome(enter(f, { login: 'warm-up' }));
    const busy = vi.spyOn(f.deps.slowHash, 'verify').mockRejectedValue(new AppError('crypto.busy', 503));
    for (let time = 0; time < 20; time += 1) expect(await outcome(enter(f))).toBe('crypto.busy');
    busy.mockRestore();
    expect(await outcome(enter(f))).toBe('in');
  });

  it('sweeps what it no longer needs and keeps what it does', async () => {
    const f = await fixture();
    await f.person('li');
    await outcome(enter(f, { password: 'wrong' }));
    expect(await sweepIdentity(f.db, f.deps)).toBe(0);
    f.clock.advance(24 * 3_600_000);
    expect(await sweepIdentity(f.db, f.deps)).toBe(2);
  });
});

describe('the second factor', () => {
  async function enrolled(f: Fixture): Promise<(steps?: number) => string> {
    const person = await f.person('li', ['510502', 'officer'], ['510502', 'administrator']);
    const { secret, uri } = await beginTotp(f.db, f.deps, person);
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    const app = new TOTP({ secret });
    const codeAt = (steps = 0): string => app.generate({ timestamp: f.clock.now().getTime() + steps * 30_000 });
    await confirmTotp(f.db, f.deps, person, codeAt());
    f.clock.advance(120_000);
    return codeAt;
  }

  it('is asked for after a right password only, which is not counted as a failure', async () => {
    const f = await fixture();
    const codeAt = await enrolled(f);
    for (let time = 0; time < 20; time += 1) expect(await outcome(enter(f))).toBe('identity.second-factor-needed');
    expect(await outcome(enter(f, { password: 'wrong', totp: codeAt() }))).toBe('identity.bad-credentials');
    expect((await enter(f, { totp: codeAt() })).session.secondFactor).toBe('totp');
  });

  it.each([-1, 0, 1])('takes a clock that is %i steps off', async (steps) => {
    const f = await fixture();
    const codeAt = await enrolled(f);
    expect(await outcome(enter(f, { totp: codeAt(steps) }))).toBe('in');
  });

  it.each([-2, 2])('refuses a clock that is %i steps off', async (steps) => {
    const f = await fixture();
    const codeAt = await enrolled(f);
    expect(await outcome(enter(f, { totp: codeAt(steps) }))).toBe('identity.code-refused');
  });

  it('takes a code once: not again, not the one before it, not twice at the same moment', async () => {
    const f = await fixture();
    const codeAt = await enrolled(f);
    const [before, now] = [codeAt(-1), codeAt()];
    const results = await Promise.all([1, 2].map((n) => outcome(enter(f, { totp: now, source: `198.51.100.${n}` }))));
    expect(results.sort()).toEqual(['identity.code-refused', 'in']);
    expect(await outcome(enter(f, { totp: now }))).toBe('identity.code-refused');
    expect(await outcome(enter(f, { totp: before }))).toBe('identity.code-refused');
    f.clock.advance(30_000);
    expect(await outcome(enter(f, { totp: codeAt() }))).toBe('in');
  });

  it('refuses the code that confirmed the enrolment', async () => {
    const f = await fixture();
    const person = await f.person('li');
    const { secret } = await beginTotp(f.db, f.deps, person);
    const code = new TOTP({ secret }).generate({ timestamp: f.clock.now().getTime() });
    await confirmTotp(f.db, f.deps, person, code);
    expect(await outcome(enter(f, { totp: code }))).toBe('identity.code-refused');
  });

  it('stays in force while another is offered, and until someone who may takes it away', async () => {
    const f = await fixture();
    const codeAt = await enrolled(f);
    const { session } = await enter(f, { totp: codeAt() });
    await beginTotp(f.db, f.deps, session.personId);
    f.clock.advance(60_000);
    expect(await outcome(confirmTotp(f.db, f.deps, session.personId, '000000'))).toBe('identity.code-wrong');
    expect(await outcome(enter(f, { totp: codeAt() }))).toBe('in');
    await removeTotp(f.db, f.deps, session.personId);
    expect(await outcome(enter(f))).toBe('in');
    expect(await outcome(confirmTotp(f.db, f.deps, session.personId, '000000'))).toBe('identity.totp-not-begun');
  });

  it('is not guessed from many addresses by someone who has the password; my known device stays free', async () => {
    const f = await fixture();
    const codeAt = await enrolled(f);
    const { deviceToken } = await enter(f, { totp: codeAt() });
    const results = new Set<string>();
    for (let guess = 0; guess < 14; guess += 1) {
      results.add(await outcome(enter(f, { totp: '000000', source: `203.0.113.${guess}` })));
    }
    expect([...results]).toEqual(['identity.code-refused', 'identity.throttled']);
    f.clock.advance(30_000);
    expect(await outcome(enter(f, { totp: codeAt(), device: deviceToken }))).toBe('in');
  });

  it('is stored sealed', async () => {
    const f = await fixture();
    const person = await f.person('li');
    const { secret } = await beginTotp(f.db, f.deps, person);
    const { rows } = await f.db.query<{ pending: Buffer }>(sql`select pending from totp_credential`);
    const plain = f.deps.envelope.open(rows[0]?.pending ?? Buffer.alloc(0), `totp:${person}`);
    expect(new TOTP({ secret }).secret.hex).toBe(plain.toString('hex').toUpperCase());
    expect(rows[0]?.pending.includes(plain)).toBe(false);
  });
});

describe('passwords', () => {
  it.each([
    ['short', 'short pass', 'short'],
    ['with the login', 'my login is lilei ok', 'login'],
    ['repetitive', 'abababababab', 'repetitive'],
    ['a run', 'abcdefghijklmn', 'repetitive'],
    ['common', 'Password12345', 'common'],
    ['endless', `${PASSWORD} `.repeat(20), 'long'],
  ])('are refused when %s', async (_, password, reason) => {
    const f = await fixture();
    const person = await f.person('lilei');
    await expect(setPassword(f.db, f.deps, person, password)).rejects.toMatchObject({
      code: 'identity.password-weak',
      params: { reason },
    });
  });

  it('change with the old one, and end all other sessions', async () => {
    const f = await fixture();
    await f.person('li');
    const here = await enter(f);
    const there = await enter(f);
    const fresh = '三只灰鹭飞过清水源头的石桥';
    const change = (old: string): Promise<string> => outcome(changePassword(f.db, f.deps, here.session, old, fresh));
    expect(await change('wrong')).toBe('identity.old-password-wrong');
    expect(await change(PASSWORD)).toBe('in');
    expect(await findSession(f.db, f.deps, there.token)).toBeUndefined();
    expect(await findSession(f.db, f.deps, here.token)).toBeDefined();
    expect(await outcome(enter(f, { password: fresh }))).toBe('in');
    expect(await outcome(enter(f))).toBe('identity.bad-credentials');
  });

  it('reset by an administrator: must be changed, sessions and devices end', async () => {
    const f = await fixture();
    const person = await f.person('li', ['510502', 'officer']);
    const old = await enter(f);
    await resetAccess(f.db, f.deps, SYSTEM, person, 'first words of a new day');
    expect(await findSession(f.db, f.deps, old.token)).toBeUndefined();
    const fresh = await enter(f, { password: 'first words of a new day', device: old.deviceToken });
    expect(fresh.session.mustChangePassword).toBe(true);
    expect(fresh.deviceToken).not.toBe(old.deviceToken);
    expect(await listSessions(f.db, f.deps, person)).toHaveLength(1);
  });
});
