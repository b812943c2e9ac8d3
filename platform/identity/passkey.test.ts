import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../kernel/id.ts';
import { type Fixture, fixture, SYSTEM } from './fixture.ts';
import {
  beginPasskeyRegistration,
  beginPasskeySignIn,
  finishPasskeyRegistration,
  listPasskeys,
  type PasskeySite,
  removePasskey,
  signInWithPasskey,
} from './passkey.ts';
import { setPersonActive } from './person.ts';
import { findSession } from './session.ts';
import type { SignedIn } from './sign-in.ts';
import { type SoftwareAuthenticator, softwareAuthenticator } from './software-authenticator.ts';

const SITE: PasskeySite = { rpId: 'localhost', rpName: '清源', origins: ['http://localhost:7161'] };
const ORIGIN = 'http://localhost:7161';
type Bent = Parameters<SoftwareAuthenticator['authenticate']>[1];

async function registered(f: Fixture): Promise<{ person: PersonId; device: SoftwareAuthenticator }> {
  const person = await f.person('li', ['510502', 'officer']);
  const device = softwareAuthenticator(ORIGIN, 'localhost');
  const { challengeId, options } = await beginPasskeyRegistration(f.db, f.deps, SITE, person);
  const response = device.register(options.challenge);
  await finishPasskeyRegistration(f.db, f.deps, SITE, person, { challengeId, response, label: '办公电脑' });
  return { person, device };
}

async function enter(f: Fixture, device: SoftwareAuthenticator, bent: Bent = {}): Promise<SignedIn> {
  const { challengeId, options } = await beginPasskeySignIn(f.db, f.deps, SITE);
  const response = device.authenticate(options.challenge, bent);
  return signInWithPasskey(f.db, f.deps, SITE, { challengeId, response }, { source: '192.0.2.1' });
}

describe('a passkey', () => {
  it('signs its person in, as two factors', async () => {
    const f = await fixture();
    const { person, device } = await registered(f);
    const { token, session } = await enter(f, device);
    expect(session).toMatchObject({ personId: person, secondFactor: 'passkey' });
    expect(await findSession(f.db, f.deps, token)).toBeDefined();
    expect(await listPasskeys(f.db, person)).toMatchObject([{ label: '办公电脑', lastUsedAt: f.clock.now() }]);
  });

  it.each<[string, Bent]>([
    ['another site', { origin: 'http://localhost:9999' }],
    ['another relying party', { rpId: 'example.org' }],
    ['nobody’s finger', { userVerified: false }],
    ['a copied key: its counter does not rise', { counter: 1 }],
  ])('is refused with %s', async (_, bent) => {
    const f = await fixture();
    const { device } = await registered(f);
    await enter(f, device);
    await expect(enter(f, device, bent)).rejects.toMatchObject({ code: 'identity.passkey-refused', status: 401 });
    await enter(f, device);
  });

  it('answers a challenge once, and only while it lasts', async () => {
    const f = await fixture();
    const { device } = await registered(f);
    const place = { source: '192.0.2.1' };
    const { challengeId, options } = await beginPasskeySignIn(f.db, f.deps, SITE);
    const answer = { challengeId, response: device.authenticate(options.challenge) };
    await signInWithPasskey(f.db, f.deps, SITE, answer, place);
    await expect(signInWithPasskey(f.db, f.deps, SITE, answer, place)).rejects.toThrow('identity.challenge-ended');
    const late = await beginPasskeySignIn(f.db, f.deps, SITE);
    f.clock.advance(f.deps.settings.challengeLife);
    const response = device.authenticate(late.options.challenge);
    await expect(
      signInWithPasskey(f.db, f.deps, SITE, { challengeId: late.challengeId, response }, place),
    ).rejects.toThrow('identity.challenge-ended');
  });

  it('is refused for another challenge, another key, after removal, and when the account is closed', async () => {
    const f = await fixture();
    const { person, device } = await registered(f);
    const { challengeId } = await beginPasskeySignIn(f.db, f.deps, SITE);
    const response = device.authenticate('b3RoZXI');
    await expect(
      signInWithPasskey(f.db, f.deps, SITE, { challengeId, response }, { source: '192.0.2.1' }),
    ).rejects.toThrow('identity.passkey-refused');
    await expect(enter(f, softwareAuthenticator(ORIGIN, 'localhost'))).rejects.toThrow('identity.passkey-refused');
    await setPersonActive(f.db, f.deps, SYSTEM, person, false);
    await expect(enter(f, device)).rejects.toThrow('identity.passkey-refused');
    await setPersonActive(f.db, f.deps, SYSTEM, person, true);
    const [passkey] = await listPasskeys(f.db, person);
    expect(await removePasskey(f.db, f.deps, SYSTEM.personId, passkey?.id ?? '')).toBe(false);
    await enter(f, device);
    expect(await removePasskey(f.db, f.deps, person, passkey?.id ?? '')).toBe(true);
    await expect(enter(f, device)).rejects.toThrow('identity.passkey-refused');
  });

  it('is registered only for the person who was asked, with finger or face', async () => {
    const f = await fixture();
    const [li, wang] = [await f.person('li'), await f.person('wang')];
    const device = softwareAuthenticator(ORIGIN, 'localhost');
    const finish = async (person: PersonId, bent: Bent = {}): Promise<void> => {
      const { challengeId, options } = await beginPasskeyRegistration(f.db, f.deps, SITE, li);
      const response = device.register(options.challenge, bent);
      await finishPasskeyRegistration(f.db, f.deps, SITE, person, { challengeId, response, label: '' });
    };
    await expect(finish(wang)).rejects.toThrow('identity.passkey-refused');
    await expect(finish(li, { userVerified: false })).rejects.toThrow('identity.passkey-refused');
    await expect(finish(li, { origin: 'https://evil.example' })).rejects.toThrow('identity.passkey-refused');
    await finish(li);
    await expect(finish(li)).rejects.toThrow('identity.passkey-refused');
  });
});
