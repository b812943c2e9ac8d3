import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

/** A passkey device in software (WebAuthn level 3, ES256, attestation "none"), for tests. */
export interface SoftwareAuthenticator {
  register(challenge: string, seen?: Partial<Seen>): RegistrationResponseJSON;
  authenticate(challenge: string, seen?: Partial<Seen>): AuthenticationResponseJSON;
}

/** What the browser and the device see and do; tests bend one at a time. */
interface Seen {
  readonly origin: string;
  readonly rpId: string;
  readonly userVerified: boolean;
  readonly counter: number;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** COSE_Key of a P-256 public key: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return Buffer.concat([
    hex('a5010203262001215820'),
    Buffer.from(x, 'base64url'),
    hex('225820'),
    Buffer.from(y, 'base64url'),
  ]);
}

/** CBOR {"fmt": "none", "attStmt": {}, "authData": bytes}. */
function attestationObject(authData: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(authData.length);
  return Buffer.concat([hex('a363666d74646e6f6e656761747453746d74a0686175746844617461'), hex('59'), length, authData]);
}

export function softwareAuthenticator(origin: string, rpId: string): SoftwareAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(16);
  let counter = 0;

  const clientData = (type: string, challenge: string, seen: Seen): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin: seen.origin, crossOrigin: false }));
  const authData = (seen: Seen, attested: Buffer = Buffer.alloc(0)): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(seen.counter);
    const flags = PRESENT | (seen.userVerified ? VERIFIED : 0) | (attested.length > 0 ? ATTESTED : 0);
    return Buffer.concat([sha256(seen.rpId), Buffer.from([flags]), count, attested]);
  };
  const usual = (seen: Partial<Seen>): Seen => {
    counter += 1;
    return { origin, rpId, userVerified: true, counter, ...seen };
  };
  const id = base64url(credentialId);
  const shared = { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} };

  return {
    register(challenge, given = {}) {
      const seen = usual(given);
      const idLength = Buffer.from([0, credentialId.length]);
      const attested = Buffer.concat([Buffer.alloc(16), idLength, credentialId, coseKey(publicKey)]);
      return {
        ...shared,
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', challenge, seen)),
          attestationObject: base64url(attestationObject(authData(seen, attested))),
        },
      };
    },
    authenticate(challenge, given = {}) {
      const seen = usual(given);
      const client = clientData('webauthn.get', challenge, seen);
      const data = authData(seen);
      return {
        ...shared,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)),
        },
      };
    },
  };
}
