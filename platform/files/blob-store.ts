import type { Readable } from 'node:stream';

/** First and last byte wanted, both counted, as in HTTP ranges. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

export interface Blob {
  readonly size: number;
  readonly body: Readable;
}

/** Keeps immutable contents under their SHA-256 (64 hex digits). Every implementation passes the same tests. */
export interface BlobStore {
  /**
   * Takes the file at `path`, whose hash the caller has computed. When it returns, the content survives a power cut.
   * The file at `path` may be moved or left.
   * @throws AppError `file.disk-full`, `file.storage-refused`
   */
  put(sha256: string, path: string, size: number): Promise<void>;
  /** @throws AppError `file.not-found`, `file.bad-range` */
  get(sha256: string, range?: ByteRange): Promise<Blob>;
  has(sha256: string): Promise<boolean>;
  /** Nothing happens when it is not there. */
  delete(sha256: string): Promise<void>;
}
