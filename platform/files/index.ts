export type { Blob, BlobStore, ByteRange } from './blob-store.ts';
export { directoryStore } from './directory-store.ts';
export { fileErrors } from './errors.ts';
export {
  attachFiles,
  type FileRecord,
  filesOf,
  forgetFile,
  getFile,
  type NewFile,
  openOriginal,
  openWorkingCopy,
  recordFile,
} from './file-record.ts';
export { forgetFiles, type NamedBeside } from './forget-files.ts';
export {
  type Begun,
  beginHeld,
  finishHeld,
  type HeldDependencies,
  type HeldName,
  heldSettings,
  type Judged,
  openHeld,
  PART_BYTES,
  putPart,
  releaseHeld,
  removeHeld,
  sweepHeld,
} from './held.ts';
export {
  type FileState,
  type FileStores,
  type Received,
  type ReceiveOptions,
  receiveFile,
  sweepIncoming,
} from './receive.ts';
export { type S3Options, s3Store } from './s3-store.ts';
export { clamdScanner, noScanner, type Scanner, type ScanResult, scannerFrom } from './scan.ts';
export { type BlobReport, type ExpectedBlob, expectedBlobs, verifyBlobs } from './verify-blobs.ts';
