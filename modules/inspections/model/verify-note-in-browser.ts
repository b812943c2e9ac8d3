/** Whether a key signed a note (C2SP signed-note), with Web Crypto alone: what a browser has. */

const encoder = new TextEncoder();
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** @returns undefined where this browser knows no Ed25519 (or the address is not https) */
export async function verifyNoteInBrowser(note: string, vkey: string): Promise<boolean | undefined> {
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) return undefined;
  const cut = note.lastIndexOf('\n\n');
  const [, name = '', , encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(vkey) ?? [];
  if (cut < 0 || name === '') return false;
  try {
    const material = fromBase64(encoded);
    if (material.length !== 33 || material[0] !== 1) return false;
    const named = encoder.encode(`${name}\n`);
    const all = new Uint8Array(named.length + 33);
    all.set(named);
    all.set(material, named.length);
    const id = new Uint8Array(await subtle.digest('SHA-256', all)).subarray(0, 4);
    let key: CryptoKey;
    try {
      key = await subtle.importKey('raw', material.slice(1), { name: 'Ed25519' }, false, ['verify']);
    } catch {
      return undefined;
    }
    const message = encoder.encode(note.slice(0, cut + 1));
    for (const line of note.slice(cut + 2).split('\n')) {
      const [, signer = '', blob = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
      if (signer !== name) continue;
      const bytes = fromBase64(blob);
      if (!id.every((byte, i) => bytes[i] === byte)) continue;
      return await subtle.verify({ name: 'Ed25519' }, key, bytes.slice(4), message);
    }
    return false;
  } catch {
    return false;
  }
}
