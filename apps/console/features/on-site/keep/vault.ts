import { keysBeginning, readOne, type StoredCell, writeAll } from './database.ts';
import { keyOf, opened, sealed } from './seal.ts';

/** One change of a write; all changes of a write happen together or not at all. */
export type Change =
  | { readonly put: string; readonly value: unknown }
  | { readonly put: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly drop: string };

/** What one person keeps on this device: drafts, what waits to be sent, what the pages need without network. */
export interface Vault {
  readonly person: string;
  /** False where the browser has no WebCrypto (a page without https): what is kept lies open on the device. */
  readonly sealed: boolean;
  readonly read: <T>(name: string) => Promise<T | undefined>;
  readonly bytes: (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  readonly names: (prefix: string) => Promise<readonly string[]>;
  /** @throws RoomError when the device has no room left; then nothing of it is written */
  readonly write: (changes: readonly Change[]) => Promise<void>;
}

/** The device has no room left. What was kept before is still there. */
export class RoomError extends Error {
  override readonly name = 'RoomError';
}

const isFull = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'QuotaExceededError' || error.name === 'UnknownError');

/** Room that stays free, so that small things (an act, a draft) always find a place when no picture does any more. */
const SPARE = 8 * 1024 * 1024;

/** Whether so many more bytes find a place. A browser that does not tell is believed. */
export async function hasRoomFor(bytes: number): Promise<boolean> {
  const { usage, quota } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  return usage === undefined || quota === undefined || usage + bytes + SPARE <= quota;
}

const open = new Map<string, Promise<Vault>>();

export function vaultOf(person: string): Promise<Vault> {
  const held = open.get(person) ?? unlock(person);
  open.set(person, held);
  held.catch(() => open.delete(person));
  return held;
}

async function unlock(person: string): Promise<Vault> {
  const key = await keyOf(person);
  const place = (name: string): string => `${person}/${name}`;
  const bytes = async (name: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const cell = await readOne<StoredCell>('cells', place(name));
    return cell === undefined ? undefined : opened(key, cell);
  };
  return {
    person,
    sealed: key !== null,
    bytes,
    read: async <T>(name: string): Promise<T | undefined> => {
      const content = await bytes(name);
      return content === undefined ? undefined : (JSON.parse(new TextDecoder().decode(content)) as T);
    },
    names: async (prefix) => (await keysBeginning(place(prefix))).map((at) => at.slice(person.length + 1)),
    write: async (changes) => {
      // Sealed before the transaction begins: it would not wait for the cipher.
      const cells = await Promise.all(
        changes.map(async (change) => {
          if ('drop' in change) return place(change.drop);
          const content = 'bytes' in change ? change.bytes : new TextEncoder().encode(JSON.stringify(change.value));
          return sealed(key, place(change.put), content);
        }),
      );
      try {
        await writeAll(['cells'], (transaction) => {
          const store = transaction.objectStore('cells');
          for (const cell of cells) typeof cell === 'string' ? store.delete(cell) : store.put(cell);
        });
      } catch (error) {
        throw isFull(error) ? new RoomError('no room') : error;
      }
    },
  };
}

/** Forgets everything of a person, the key too. */
export async function forgetPerson(person: string): Promise<void> {
  open.delete(person);
  const cells = await keysBeginning(`${person}/`);
  await writeAll(['cells', 'keys'], (transaction) => {
    for (const at of cells) transaction.objectStore('cells').delete(at);
    transaction.objectStore('keys').delete(person);
  });
}

/** How many things of other people wait on this device; nobody here can read them. */
export async function waitingOfOthers(person: string): Promise<number> {
  const all = await keysBeginning('');
  return all.filter((at) => !at.startsWith(`${person}/`) && at.split('/')[1] === 'entry').length;
}
