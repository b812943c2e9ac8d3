import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** Counts and hashes what passes. */
export function measured(): {
  readonly through: Transform;
  readonly told: () => { bytes: number; sha256: string };
} {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { through, told: () => ({ bytes, sha256: hash.digest('hex') }) };
}
