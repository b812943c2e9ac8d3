import { createHash, createHmac } from 'node:crypto';

export interface S3Credentials {
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SHA-256 of no bytes, for requests without a body. */
export const EMPTY_SHA256 = sha256('');

/** `20130524T000000Z` */
const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

/**
 * The headers that sign a request (AWS Signature Version 4, one chunk, service s3). `headers` are signed too; the
 * path must need no escaping, which holds for hashes.
 */
export function signS3(
  credentials: S3Credentials,
  method: string,
  url: URL,
  payloadSha256: string,
  headers: Readonly<Record<string, string>>,
  at: Date,
): Record<string, string> {
  const time = stamp(at);
  const scope = `${time.slice(0, 8)}/${credentials.region}/s3/aws4_request`;
  const all: Record<string, string> = {
    ...headers,
    host: url.host,
    'x-amz-content-sha256': payloadSha256,
    'x-amz-date': time,
  };
  const names = Object.keys(all).sort();
  const canonical = [
    ...[method, url.pathname, url.searchParams.toString()],
    ...names.map((name) => `${name}:${all[name] ?? ''}`),
    ...['', names.join(';'), payloadSha256],
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${credentials.secretKey}`);
  const signature = hmac(key, text).toString('hex');
  const credential = `${credentials.accessKey}/${scope}`;
  const { host: _host, ...sent } = all;
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}
