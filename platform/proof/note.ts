import { createPublicKey, hash as digest, type KeyObject, sign, verify } from 'node:crypto';
import { AppError } from '../../kernel/error.ts';
import { isWellFormed } from './canonical.ts';

/**
 * Signed notes after C2SP signed-note (c2sp.org/signed-note), Ed25519 only: text, a blank line, signature lines
 * `— <key name> base64(4-byte key id ‖ signature)`. Existing tools of transparency logs read them.
 */

const ED25519 = 0x01;
const MAX_NOTE_BYTES = 1_000_000;
const MAX_SIGNATURES = 100;
const KEY_NAME = /^[^\s+\p{Z}]+$/u;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const SIGNATURE_LINE = /^— (\S+) (\S+)$/u;

/** A public key with the name under which it signs; what a verifier is given beforehand. */
export interface NoteKey {
  readonly name: string;
  /** Key id, 8 hex digits. */
  readonly id: string;
  readonly publicKey: KeyObject;
}

/** Who signs: the key's name and the private half (the caller reads the PEM or asks the HSM's file). */
export interface NoteSigner {
  readonly name: string;
  readonly privateKey: KeyObject;
}

export interface NoteSignature {
  readonly name: string;
  readonly id: string;
  readonly signature: Buffer;
}

export interface Note {
  /** Ends with a newline; this is what is signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export type NoteVerdict =
  | { readonly ok: true; readonly text: string; readonly keys: readonly NoteKey[] }
  | { readonly ok: false; readonly reason: 'malformed' | 'unknown-key' | 'bad-signature' };

/** First 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key), in hex. */
function keyId(name: string, raw: Buffer): string {
  return digest('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ED25519), raw]), 'hex').slice(0, 8);
}

function rawPublicKey(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'ed25519') throw new AppError('proof.key.malformed', 422, { key: 'ed25519?' });
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
}

/** The public key file's one line: `name+keyid+base64(0x01 ‖ public key)`. @throws proof.key.malformed */
export function formatVkey(name: string, key: KeyObject): string {
  if (!KEY_NAME.test(name)) throw new AppError('proof.key.malformed', 422, { key: name });
  const raw = rawPublicKey(key);
  return `${name}+${keyId(name, raw)}+${Buffer.concat([Buffer.of(ED25519), raw]).toString('base64')}`;
}

/** Reads {@link formatVkey}'s form; its key id must fit the name and key. @throws proof.key.malformed */
export function parseVkey(vkey: string): NoteKey {
  const refuse = (): AppError => new AppError('proof.key.malformed', 422, { key: vkey });
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(vkey.trim()) ?? [];
  const material = decodeBase64(encoded);
  if (!KEY_NAME.test(name) || material?.length !== 33 || material[0] !== ED25519) throw refuse();
  const raw = material.subarray(1);
  if (keyId(name, raw) !== id) throw refuse();
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  return { name, id, publicKey: createPublicKey({ key: jwk, format: 'jwk' }) };
}

/** One signature line, with its newline, over a text that ends with a newline. @throws proof.note.text */
export function signatureLine(text: string, signer: NoteSigner): string {
  if (!isNoteText(text)) throw new AppError('proof.note.text', 422);
  if (!KEY_NAME.test(signer.name)) throw new AppError('proof.key.malformed', 422, { key: signer.name });
  const id = Buffer.from(keyId(signer.name, rawPublicKey(signer.privateKey)), 'hex');
  const signature = sign(null, Buffer.from(text, 'utf8'), signer.privateKey);
  return `— ${signer.name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** The whole note. Several signers (a new key beside the old, a superior authority) sign the same text. */
export function signNote(text: string, ...signers: readonly NoteSigner[]): string {
  return `${text}\n${signers.map((signer) => signatureLine(text, signer)).join('')}`;
}

/** Takes a note apart without believing it; undefined where it is not one. */
export function parseNote(note: string): Note | undefined {
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0 || note.length > MAX_NOTE_BYTES || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, cut + 1);
  const lines = note.slice(cut + 2, -1).split('\n');
  if (!isNoteText(text) || lines.length > MAX_SIGNATURES) return undefined;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const [, name = '', encoded = ''] = SIGNATURE_LINE.exec(line) ?? [];
    const blob = decodeBase64(encoded);
    if (!KEY_NAME.test(name) || blob === undefined || blob.length < 5) return undefined;
    signatures.push({ name, id: blob.subarray(0, 4).toString('hex'), signature: blob.subarray(4) });
  }
  return { text, signatures };
}

/**
 * Verifies by the rules of the specification: signatures of unknown keys are ignored, one bad signature of a known key
 * refuses the note, and at least one known key must have signed. Never throws.
 */
export function verifyNote(note: string, keys: readonly NoteKey[]): NoteVerdict {
  const parsed = parseNote(note);
  if (parsed === undefined) return { ok: false, reason: 'malformed' };
  const message = Buffer.from(parsed.text, 'utf8');
  const valid = new Set<NoteKey>();
  for (const { name, id, signature } of parsed.signatures) {
    const key = keys.find((candidate) => candidate.name === name && candidate.id === id);
    if (key === undefined) continue;
    if (signature.length !== 64 || !verify(null, message, key.publicKey, signature)) {
      return { ok: false, reason: 'bad-signature' };
    }
    valid.add(key);
  }
  return valid.size > 0 ? { ok: true, text: parsed.text, keys: [...valid] } : { ok: false, reason: 'unknown-key' };
}

/** Non-empty, ends with a newline, no other control character, no lone surrogate. */
function isNoteText(text: string): boolean {
  if (!text.endsWith('\n') || text.length < 2 || !isWellFormed(text)) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x0a) return false;
  }
  return true;
}

/** Strict RFC 4648 §4 decoding: padded, canonical, no foreign characters; undefined otherwise. */
export function decodeBase64(text: string): Buffer | undefined {
  if (text === '' || !BASE64.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
