import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { OidcSettings } from './oidc.ts';

/** What the provider says; tests bend one at a time. */
export interface Bent {
  readonly nonce?: string;
  readonly audience?: string;
  readonly foreignKey?: boolean;
}

export interface Provider {
  readonly settings: OidcSettings;
  /** Signs `subject` in at the provider and gives the address that the browser is sent back to. */
  approve(url: string, subject: string, bent?: Bent): URL;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const [KEY, FOREIGN] = [keyPair(), keyPair()];

/** The smallest OpenID provider: discovery, keys, code for ID token, PKCE checked. */
export async function provider(): Promise<Provider> {
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
