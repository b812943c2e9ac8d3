import { join } from 'node:path';
import { type BlobStore, directoryStore, type FileStores, s3Store, scannerFrom } from '../../platform/files/index.ts';

/** Below the data folder, or in an S3-compatible storage when QY_S3_BUCKET_URL is set. */
function storesOf(dataDir: string, env: NodeJS.ProcessEnv): (name: string) => BlobStore {
  const { QY_S3_BUCKET_URL: bucketUrl = '' } = env;
  const credentials = {
    region: env.QY_S3_REGION ?? 'us-east-1',
    accessKey: env.QY_S3_ACCESS_KEY_ID ?? '',
    secretKey: env.QY_S3_SECRET_ACCESS_KEY ?? '',
  };
  return (name) =>
    bucketUrl === ''
      ? directoryStore(join(dataDir, 'files', name))
      : s3Store({ ...credentials, bucketUrl, prefix: `${name}/` });
}

/** Where the bytes of files lie. */
export function fileStores(dataDir: string, env: NodeJS.ProcessEnv = process.env): FileStores {
  const store = storesOf(dataDir, env);
  return {
    working: store('working'),
    sealed: store('sealed'),
    incoming: join(dataDir, 'files', 'incoming'),
    scanner: scannerFrom(env.CLAMD_SOCKET),
  };
}

/** Where encrypted parts of files lie that were handed in and not yet sent. */
export const heldParts = (dataDir: string, env: NodeJS.ProcessEnv = process.env): BlobStore =>
  storesOf(dataDir, env)('held');
