import { join } from 'node:path';
import { type BlobStore, directoryStore, type FileStores, s3Store, scannerFrom } from '../../platform/files/index.ts';

/** Where the bytes of files lie: below the data folder, or in an S3-compatible storage when QY_S3_BUCKET_URL is set. */
export function fileStores(dataDir: string, env: NodeJS.ProcessEnv = process.env): FileStores {
  const root = join(dataDir, 'files');
  const { QY_S3_BUCKET_URL: bucketUrl = '' } = env;
  const credentials = {
    region: env.QY_S3_REGION ?? 'us-east-1',
    accessKey: env.QY_S3_ACCESS_KEY_ID ?? '',
    secretKey: env.QY_S3_SECRET_ACCESS_KEY ?? '',
  };
  const store = (name: string): BlobStore =>
    bucketUrl === '' ? directoryStore(join(root, name)) : s3Store({ ...credentials, bucketUrl, prefix: `${name}/` });
  return {
    working: store('working'),
    sealed: store('sealed'),
    incoming: join(root, 'incoming'),
    scanner: scannerFrom(env.CLAMD_SOCKET),
  };
}
