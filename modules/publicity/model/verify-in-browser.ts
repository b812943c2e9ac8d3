import { type DecisionStatement, readProof, readStatement } from './statement.ts';

/** Verifies with the Web Crypto of a browser alone: no server, no network. The same note as `platform/proof` reads. */

export type Verdict =
  | {
      readonly kind: 'valid';
      readonly statement: DecisionStatement;
      readonly keyName: string;
      readonly keyId: string;
      /** The key came from elsewhere than the proof: then it is known who signed. */
      readonly keyKnown: boolean;
    }
  /** `file`: the digest is another; `signature`: not signed by this key; `proof`, `key`: cannot be read; `browser`: no Ed25519 here. */
  | {
      readonly kind: 'invalid';
      readonly why: 'file' | 'signature' | 'proof' | 'key';
      readonly statement?: DecisionStatement;
    }
  | { readonly kind: 'unable'; readonly why: 'browser' };

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

interface Key {
  readonly name: string;
  readonly id: string;
  readonly raw: Uint8Array<ArrayBuffer>;
}

/** `name+id+base64(0x01 ‖ key)`; the id is checked against name and key. */
async function readKey(vkey: string): Promise<Key | undefined> {
  const [, name = '', id = '', encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(vkey.trim()) ?? [];
  const material = fromBase64(encoded);
  if (material?.length !== 33 || material[0] !== 1) return undefined;
  const named = new TextEncoder().encode(`${name}\n`);
  const all = new Uint8Array(named.length + 33);
  all.set(named);
  all.set(material, named.length);
  return hex(await sha256(all)).slice(0, 8) === id ? { name, id, raw: material.slice(1) } : undefined;
}

interface SignatureLine {
  readonly name: string;
  readonly id: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

interface Taken {
  readonly text: string;
  readonly lines: readonly SignatureLine[];
}

/** A note taken apart: text up to the blank line, then signature lines. */
function takeApart(note: string): Taken | undefined {
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0 || !note.endsWith('\n')) return undefined;
  const lines: SignatureLine[] = [];
  for (const line of note.slice(cut + 2, -1).split('\n')) {
    const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const blob = fromBase64(encoded);
    if (name === '' || blob === undefined || blob.length !== 68) return undefined;
    lines.push({ name, id: hex(blob.subarray(0, 4)), signature: blob.slice(4) });
  }
  return { text: note.slice(0, cut + 1), lines };
}

function statementOf(text: string): DecisionStatement | undefined {
  const [format, line = '', ...rest] = text.slice(0, -1).split('\n');
  if (format !== 'qingyuan-decision-v1' || rest.length > 0) return undefined;
  try {
    return readStatement(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** Whether the key signed the text; undefined where this browser knows no Ed25519. */
async function isSigned({ text, lines }: Taken, key: Key): Promise<boolean | undefined> {
  const own = lines.filter(({ name, id }) => name === key.name && id === key.id);
  if (own.length === 0) return false;
  try {
    const imported = await crypto.subtle.importKey('raw', key.raw, { name: 'Ed25519' }, false, ['verify']);
    const message = new TextEncoder().encode(text);
    for (const { signature } of own) {
      if (!(await crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, message))) return false;
    }
    return true;
  } catch {
    return undefined;
  }
}

/**
 * Whether a file is, to the byte, the one that was published, and whether the key signed what is said of it.
 * @param knownKey a public key that was not taken from the proof; '' where there is none
 */
export async function verifyInBrowser(
  file: Uint8Array<ArrayBuffer>,
  proofText: string,
  knownKey = '',
): Promise<Verdict> {
  // Only addresses by https (or this machine) have it.
  if (globalThis.crypto?.subtle === undefined) return { kind: 'unable', why: 'browser' };
  const proof = readProof(proofText);
  const taken = proof === undefined ? undefined : takeApart(proof.note);
  const statement = taken === undefined ? undefined : statementOf(taken.text);
  if (proof === undefined || taken === undefined || statement === undefined) return { kind: 'invalid', why: 'proof' };
  const keyKnown = knownKey.trim() !== '';
  const key = await readKey(keyKnown ? knownKey : proof.publicKey);
  if (key === undefined) return { kind: 'invalid', why: 'key', statement };
  const signed = await isSigned(taken, key);
  if (signed === undefined) return { kind: 'unable', why: 'browser' };
  if (!signed) return { kind: 'invalid', why: 'signature', statement };
  if (file.length !== statement.size || hex(await sha256(file)) !== statement.sha256) {
    return { kind: 'invalid', why: 'file', statement };
  }
  return { kind: 'valid', statement, keyName: key.name, keyId: key.id, keyKnown };
}
