import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PersonId } from '../../kernel/id.ts';
import { type Fixture, fixture, SYSTEM } from './fixture.ts';
import { createOidc, linkOidcIdentity, type OidcSettings } from './oidc.ts';
import type { SignedIn } from './sign-in.ts';

/** What the provider says; tests bend one at a time. */
interface Bent {
  readonly nonce?: string;
  readonly audience?: string;
  readonly foreignKey?: boolean;
}

interface Provider {
  readonly settings: OidcSettings;
  /** Signs `subject` in at the provider and gives the address that the browser is sent back to. */
  approve(url: string, subject: string, bent?: Bent): URL;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const [KEY, FOREIGN] = [keyPair(), keyPair()];

/** The smallest OpenID provider: discovery, keys, code for ID token, PKCE checked. */
async function provider(): Promise<Provider> {
  const codes = new Map<string, { challenge: string; token: string }>();
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.url === '/.well-known/openid-configuration') {
      return answer(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (request.url === '/jwks') {
      return answer(200, {
        keys: [{ ...KEY.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }],
      });
    }
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const found = codes.get(form.get('code') ?? '');
      const verifier = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (found === undefined || found.challenge !== verifier) return answer(400, { error: 'invalid_grant' });
      codes.delete(form.get('code') ?? '');
      answer(200, { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: found.token });
    });
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings: OidcSettings = {
    issuer,
    clientId: 'qingyuan',
    clientSecret: 'shared',
    redirectUri: 'http://localhost:7161/api/sign-in/oidc/callback',
    allowHttp: true,
  };
  return {
    settings,
    approve(url, subject, bent = {}) {
      const asked = new URL(url).searchParams;
      const now = Math.floor(Date.now() / 1_000);
      const claims = {
        iss: issuer,
        sub: subject,
        aud: bent.audience ?? 'qingyuan',
        iat: now,
        exp: now + 60,
        nonce: bent.nonce ?? asked.get('nonce'),
      };
      const signed = `${encode({ alg: 'RS256', kid: 'k' })}.${encode(claims)}`;
      const key = bent.foreignKey === true ? FOREIGN : KEY;
      const token = `${signed}.${sign('sha256', Buffer.from(signed), key.privateKey).toString('base64url')}`;
      const code = randomBytes(8).toString('hex');
      codes.set(code, { challenge: asked.get('code_challenge') ?? '', token });
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
      return back;
    },
  };
}

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
