import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client';
import { AppError } from '../../kernel/error.ts';
import type { PersonId } from '../../kernel/id.ts';
import { hashToken, newToken } from '../crypto/random.ts';
import { sql } from '../store/sql.ts';
import { sqlState } from '../store/store.ts';
import type { Db } from '../store/types.ts';
import type { Actor } from './actor.ts';
import { keepChallenge, takeChallenge } from './challenge.ts';
import { requireAdministratorOf } from './person.ts';
import type { IdentityDeps } from './settings.ts';
import { completeSignIn, type SignedIn, type SignInPlace } from './sign-in.ts';

/** An outside identity provider (a government single sign-on, say). Without these settings OIDC is off. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** Our address that the provider sends the browser back to. */
  readonly redirectUri: string;
  readonly scope?: string;
  /** Whether its sign-in is by two factors; else sessions from it count as one-factor. */
  readonly twoFactors?: boolean;
  /** For a provider on this machine in tests; refused for any other host. */
  readonly allowHttp?: boolean;
}

export interface Oidc {
  /** Whether a provider is set up. */
  readonly on: boolean;
  /** Its address, '' without one. */
  readonly issuer: string;
  /** Where to send the browser; `browserToken` goes into a short-lived cookie and comes back to {@link Oidc.finish}. */
  begin(db: Db, deps: IdentityDeps): Promise<{ url: string; browserToken: string }>;
  /**
   * Signs in who comes back from the provider. Throws 401 `identity.challenge-ended`, `identity.oidc-refused`, 403
   * `identity.oidc-not-linked`, 503 `identity.oidc-unreachable`.
   */
  finish(
    db: Db,
    deps: IdentityDeps,
    callback: URL,
    browserToken: string | undefined,
    place: SignInPlace,
  ): Promise<SignedIn>;
}

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

async function discover(settings: OidcSettings): Promise<Configuration> {
  const issuer = new URL(settings.issuer);
  const execute = [enableNonRepudiationChecks];
  if (settings.allowHttp === true && LOCAL.has(issuer.hostname)) execute.push(allowInsecureRequests);
  try {
    return await discovery(issuer, settings.clientId, settings.clientSecret, undefined, { execute, timeout: 10 });
  } catch (cause) {
    throw new AppError('identity.oidc-unreachable', 503, { issuer: settings.issuer }, { cause });
  }
}

/** OpenID Connect by the code flow with PKCE, state, nonce and checked signatures. Throws 404 `identity.oidc-off` without settings. */
export function createOidc(settings: OidcSettings | undefined): Oidc {
  if (settings === undefined) {
    const off = async (): Promise<never> => {
      throw new AppError('identity.oidc-off', 404);
    };
    return { on: false, issuer: '', begin: off, finish: off };
  }
  let known: Promise<Configuration> | undefined;
  const configuration = (): Promise<Configuration> => {
    known ??= discover(settings).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };

  return {
    on: true,
    issuer: settings.issuer,
    async begin(db, deps) {
      const config = await configuration();
      const [state, browserToken, nonce, verifier] = [newToken(), newToken(), randomNonce(), randomPKCECodeVerifier()];
      const browser = hashToken(browserToken).toString('base64url');
      await keepChallenge(db, deps, 'oidc', state, null, { nonce, verifier, browser });
      const url = buildAuthorizationUrl(config, {
        redirect_uri: settings.redirectUri,
        scope: settings.scope ?? 'openid',
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { url: url.href, browserToken };
    },

    async finish(db, deps, callback, browserToken, place) {
      const config = await configuration();
      const state = callback.searchParams.get('state') ?? '';
      const { payload } = await takeChallenge(db, deps, 'oidc', state);
      // The answer must come back to the browser that asked, or one could be signed in as somebody else.
      if (hashToken(browserToken ?? '').toString('base64url') !== payload.browser) {
        throw new AppError('identity.oidc-refused', 401);
      }
      const returned = new URL(settings.redirectUri);
      returned.search = callback.search;
      const tokens = await authorizationCodeGrant(config, returned, {
        pkceCodeVerifier: String(payload.verifier),
        expectedState: state,
        expectedNonce: String(payload.nonce),
        idTokenExpected: true,
      }).catch((cause: unknown) => {
        throw new AppError('identity.oidc-refused', 401, {}, { cause });
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new AppError('identity.oidc-refused', 401);
      const { rows } = await db.query<{ person: PersonId }>(sql`
        select o.person from oidc_identity o join person p on p.id = o.person and p.active
         where o.issuer = ${claims.iss} and o.subject = ${claims.sub}`);
      const [linked] = rows;
      if (linked === undefined) throw new AppError('identity.oidc-not-linked', 403);
      return completeSignIn(db, deps, linked.person, settings.twoFactors === true ? 'oidc' : 'none', place);
    },
  };
}

/**
 * Ties an outside account to a person: by an administrator, never by a matching name or e-mail address.
 * Throws 403 `identity.administer-refused`, `identity.grant-to-self`, 404 `identity.person-unknown`, 409 `identity.oidc-taken`.
 */
export async function linkOidcIdentity(
  db: Db,
  deps: IdentityDeps,
  by: Actor,
  given: { personId: PersonId; issuer: string; subject: string },
): Promise<void> {
  await requireAdministratorOf(db, by, given.personId);
  try {
    await db.query(sql`
      insert into oidc_identity (issuer, subject, person, linked_at, linked_by)
      values (${given.issuer}, ${given.subject}, ${given.personId}, ${deps.clock.now()}, ${by.personId})`);
  } catch (error) {
    if (sqlState(error) === '23505') throw new AppError('identity.oidc-taken', 409, {}, { cause: error });
    throw error;
  }
  deps.onEvent({ what: 'person-changed', person: given.personId, by: by.personId });
}
