import { readOne, type StoredCell, writeAll } from './database.ts';

/** Key of one person on this device. It cannot be read out, by this page neither; only used here. */
export async function keyOf(person: string): Promise<CryptoKey | null> {
  if (globalThis.crypto?.subtle === undefined) return null;
  const held = await readOne<{ readonly key: CryptoKey }>('keys', person);
  if (held !== undefined) return held.key;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await writeAll(['keys'], (transaction) => {
    // Another window may have made one meanwhile: the first one stays.
    transaction.objectStore('keys').add({ person, key }).onerror = (event) => {
      event.preventDefault();
      event.stopPropagation();
    };
  });
  return (await readOne<{ readonly key: CryptoKey }>('keys', person))?.key ?? key;
}

/** Bound to its place, so that a sealed cell put elsewhere does not open. */
const bound = (at: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(at);

export async function sealed(key: CryptoKey | null, at: string, content: Uint8Array<ArrayBuffer>): Promise<StoredCell> {
  if (key === null) return { at, iv: null, data: content.slice().buffer };
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return {
    at,
    iv,
    data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(at) }, key, content),
  };
}

export async function opened(key: CryptoKey | null, { at, iv, data }: StoredCell): Promise<Uint8Array<ArrayBuffer>> {
  if (iv === null) return new Uint8Array(data);
  if (key === null) throw new Error(`sealed: ${at}`);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bound(at) }, key, data));
}

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 of the bytes as taken, 64 hex digits; null where the browser cannot. */
export async function sha256Of(content: Uint8Array<ArrayBuffer>): Promise<string | null> {
  if (globalThis.crypto?.subtle === undefined) return null;
  return hex(await crypto.subtle.digest('SHA-256', content));
}
