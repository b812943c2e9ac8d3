import { readFileSync } from 'node:fs';
import { AppError } from '../../kernel/error.ts';
import type { OidcSettings } from './oidc.ts';

const incomplete = (variable: string, cause?: unknown): AppError =>
  new AppError('identity.oidc-incomplete', 500, { variable }, cause === undefined ? {} : { cause });

function readSecret(file: string): string {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret !== '') return secret;
  } catch (cause) {
    throw incomplete('QY_OIDC_CLIENT_SECRET_FILE', cause);
  }
  throw incomplete('QY_OIDC_CLIENT_SECRET_FILE');
}

/**
 * The identity provider that the environment names: QY_OIDC_ISSUER, QY_OIDC_CLIENT_ID, QY_OIDC_CLIENT_SECRET_FILE (a
 * file, so that no list of processes shows it), QY_OIDC_TWO_FACTORS (`1`: it asks for two factors itself). The browser
 * comes back to `<QY_PUBLIC_URL>/api/oidc/callback`. Undefined when none is named.
 * Throws 500 `identity.oidc-incomplete`.
 */
export function readOidcSettings(env: NodeJS.ProcessEnv, publicUrl: string | undefined): OidcSettings | undefined {
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;
  const issuer = read('QY_OIDC_ISSUER');
  const clientId = read('QY_OIDC_CLIENT_ID');
  const secretFile = read('QY_OIDC_CLIENT_SECRET_FILE');
  if (issuer === undefined && clientId === undefined && secretFile === undefined) return undefined;
  if (issuer === undefined || !URL.canParse(issuer) || new URL(issuer).protocol !== 'https:') {
    throw incomplete('QY_OIDC_ISSUER');
  }
  if (clientId === undefined) throw incomplete('QY_OIDC_CLIENT_ID');
  if (publicUrl === undefined) throw incomplete('QY_PUBLIC_URL');
  return {
    issuer,
    clientId,
    ...(secretFile === undefined ? {} : { clientSecret: readSecret(secretFile) }),
    redirectUri: `${publicUrl}/api/oidc/callback`,
    twoFactors: read('QY_OIDC_TWO_FACTORS') === '1',
  };
}
