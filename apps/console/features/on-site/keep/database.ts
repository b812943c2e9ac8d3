/** What lies in the browser's own database: sealed cells, and one key for each person. */
export interface StoredCell {
  /** `<person>/<name>` */
  readonly at: string;
  /** First bytes of the sealing; null where the browser has no WebCrypto and the content lies open. */
  readonly iv: Uint8Array<ArrayBuffer> | null;
  readonly data: ArrayBuffer;
}

const NAME = 'qingyuan-on-site';
let opening: Promise<IDBDatabase> | undefined;

/** An answer of the database as a promise. */
export const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

/** Opened once a page; closed when another window upgrades or deletes it. */
export function database(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('cells', { keyPath: 'at' });
      request.result.createObjectStore('keys', { keyPath: 'person' });
      request.result.createObjectStore('last', { keyPath: 'name' });
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => {
        request.result.close();
        opening = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opening = undefined;
      reject(request.error ?? new Error('IndexedDB'));
    };
  });
  return opening;
}

/** Everything in one transaction, or nothing: it is written for good once this is fulfilled. */
export async function writeAll(stores: readonly string[], work: (transaction: IDBTransaction) => void): Promise<void> {
  const db = await database();
  await new Promise<void>((resolve, reject) => {
    const transaction = db.transaction([...stores], 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'));
    transaction.onerror = () => undefined;
    work(transaction);
  });
}

export async function readOne<T>(store: string, key: IDBValidKey): Promise<T | undefined> {
  const db = await database();
  return asked(db.transaction(store).objectStore(store).get(key) as IDBRequest<T | undefined>);
}

/** Keys of cells that begin so. */
export async function keysBeginning(prefix: string): Promise<readonly string[]> {
  const db = await database();
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  return (await asked(db.transaction('cells').objectStore('cells').getAllKeys(range))) as string[];
}
