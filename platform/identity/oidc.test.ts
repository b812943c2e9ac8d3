import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../kernel/id.ts';
import { type Fixture, fixture, SYSTEM } from './fixture.ts';
import { createOidc, linkOidcIdentity } from './oidc.ts';
import type { SignedIn } from './sign-in.ts';
import { type Bent, type Provider, provider } from './tiny-provider.ts';

async function linked(f: Fixture, idp: Provider, subject: string): Promise<PersonId> {
  const personId = await f.person(`p-${subject}`, ['510502', 'officer']);
  await linkOidcIdentity(f.db, f.deps, SYSTEM, { personId, issuer: idp.settings.issuer, subject });
  return personId;
}

async function enter(f: Fixture, idp: Provider, subject: string, bent: Bent = {}): Promise<SignedIn> {
  const oidc = createOidc(idp.settings);
  const { url, browserToken } = await oidc.begin(f.db, f.deps);
  return oidc.finish(f.db, f.deps, idp.approve(url, subject, bent), browserToken, { source: '192.0.2.1' });
}

describe('sign-in through an identity provider', () => {
  it('starts a session for the person whom an administrator tied to the account', async () => {
    const f = await fixture();
    const idp = await provider();
    const person = await linked(f, idp, 's1');
    expect((await enter(f, idp, 's1')).session).toMatchObject({ personId: person, secondFactor: 'none' });
    const strong = { ...idp, settings: { ...idp.settings, twoFactors: true } };
    expect((await enter(f, strong, 's1')).session.secondFactor).toBe('oidc');
  });

  it('lets nobody in whose account is not tied, whatever it is called', async () => {
    const f = await fixture();
    const idp = await provider();
    await linked(f, idp, 's1');
    await expect(enter(f, idp, 'p-s1')).rejects.toMatchObject({ code: 'identity.oidc-not-linked', status: 403 });
    const again = { personId: await f.person('other'), issuer: idp.settings.issuer, subject: 's1' };
    await expect(linkOidcIdentity(f.db, f.deps, SYSTEM, again)).rejects.toThrow('identity.oidc-taken');
  });

  it.each<[string, Bent]>([
    ['another nonce', { nonce: 'other' }],
    ['another audience', { audience: 'someone-else' }],
    ['a signature of another key', { foreignKey: true }],
  ])('refuses %s', async (_, bent) => {
    const f = await fixture();
    const idp = await provider();
    await linked(f, idp, 's1');
    await expect(enter(f, idp, 's1', bent)).rejects.toMatchObject({ code: 'identity.oidc-refused', status: 401 });
  });

  it('refuses an answer in another browser, an unknown state, and the same answer twice', async () => {
    const f = await fixture();
    const idp = await provider();
    await linked(f, idp, 's1');
    const oidc = createOidc(idp.settings);
    const place = { source: '192.0.2.1' };
    const first = await oidc.begin(f.db, f.deps);
    const stolen = idp.approve(first.url, 's1');
    await expect(oidc.finish(f.db, f.deps, stolen, 'another browser', place)).rejects.toThrow('identity.oidc-refused');
    const second = await oidc.begin(f.db, f.deps);
    const back = idp.approve(second.url, 's1');
    await oidc.finish(f.db, f.deps, back, second.browserToken, place);
    await expect(oidc.finish(f.db, f.deps, back, second.browserToken, place)).rejects.toThrow(
      'identity.challenge-ended',
    );
    back.searchParams.set('state', 'made-up');
    await expect(oidc.finish(f.db, f.deps, back, second.browserToken, place)).rejects.toThrow(
      'identity.challenge-ended',
    );
  });

  it('is off without settings, and says so when the provider cannot be reached', async () => {
    const f = await fixture();
    await expect(createOidc(undefined).begin(f.db, f.deps)).rejects.toMatchObject({
      code: 'identity.oidc-off',
      status: 404,
    });
    const gone = createOidc({
      issuer: 'http://127.0.0.1:9',
      clientId: 'c',
      redirectUri: 'http://localhost/',
      allowHttp: true,
    });
    await expect(gone.begin(f.db, f.deps)).rejects.toMatchObject({ code: 'identity.oidc-unreachable', status: 503 });
  });

  it('never speaks to a provider on another host without TLS', async () => {
    const f = await fixture();
    const plain = createOidc({
      issuer: 'http://idp.example',
      clientId: 'c',
      redirectUri: 'http://localhost/',
      allowHttp: true,
    });
    const failure = await plain.begin(f.db, f.deps).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'identity.oidc-unreachable',
      cause: { message: expect.stringMatching(/HTTP/i) },
    });
  });
});
