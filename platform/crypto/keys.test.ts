import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createEnvelope } from './envelope.ts';
import { loadSecret } from './key-file.ts';
import { loadKeyRing, rotateKeyRing } from './key-ring.ts';
import { loadSigningKey, verifySignature } from './signing-key.ts';

const root = mkdtempSync(join(tmpdir(), 'keys-'));
let count = 0;
function freshDir(): string {
  count += 1;
  return join(root, String(count), 'keys');
}
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the master keys', () => {
  it('are made once, for the owner alone, and read again', () => {
    const dir = freshDir();
    const first = loadKeyRing(dir, '');
    expect(loadKeyRing(dir, '')).toEqual(first);
    expect(statSync(join(dir, 'master.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir)).toEqual(['master.json']);
  });

  it('are refused when others can read them', () => {
    const dir = freshDir();
    loadKeyRing(dir, '');
    chmodSync(join(dir, 'master.json'), 0o644);
    expect(() => loadKeyRing(dir, '')).toThrow('crypto.key-file-exposed');
  });

  it.each(['', 'nonsense', '{}', '{"current":"a","keys":{}}', '{"current":"a","keys":{"a":"c2hvcnQ="}}'])(
    'are never quietly made anew over a broken file: %s',
    (content) => {
      const dir = freshDir();
      loadKeyRing(dir, '');
      writeFileSync(join(dir, 'master.json'), content);
      expect(() => loadKeyRing(dir, '')).toThrow('crypto.key-file-broken');
    },
  );

  it('come from the environment in order, the current one first', () => {
    const [a, b] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')];
    const old = createEnvelope(loadKeyRing('/nowhere', a)).seal(Buffer.from('x'), '');
    const ring = loadKeyRing('/nowhere', `${b},${a}`);
    expect(createEnvelope(ring).open(old, '').toString()).toBe('x');
    expect(ring.current).toBe(loadKeyRing('/nowhere', b).current);
    expect(() => loadKeyRing('/nowhere', 'c2hvcnQ=')).toThrow('crypto.key-file-broken');
  });

  it('rotate to a fresh current key and keep the old ones', () => {
    const dir = freshDir();
    const before = loadKeyRing(dir, '');
    const after = rotateKeyRing(dir);
    expect(after.current).not.toBe(before.current);
    expect(loadKeyRing(dir, '')).toEqual(after);
    expect(after.keys.get(before.current)).toEqual(before.keys.get(before.current));
    expect(() => rotateKeyRing(freshDir())).toThrow('crypto.key-file-broken');
  });
});

describe('a signing key', () => {
  it('is made once and its signatures verify under the 32 raw bytes', () => {
    const dir = freshDir();
    const key = loadSigningKey(dir, 'checkpoint');
    const message = Buffer.from('root');
    expect(key.publicKey).toHaveLength(32);
    expect(loadSigningKey(dir, 'checkpoint').publicKey).toEqual(key.publicKey);
    expect(loadSigningKey(dir, 'other').publicKey).not.toEqual(key.publicKey);
    expect(statSync(join(dir, 'checkpoint.ed25519.pem')).mode & 0o777).toBe(0o600);
    const signature = key.sign(message);
    expect(verifySignature(key.publicKey, message, signature)).toBe(true);
    expect(verifySignature(key.publicKey, Buffer.from('r00t'), signature)).toBe(false);
    expect(verifySignature(key.publicKey, message, signature.subarray(1))).toBe(false);
    expect(verifySignature(loadSigningKey(dir, 'other').publicKey, message, signature)).toBe(false);
  });

  it('verifies the first test of RFC 8032 §7.1', () => {
    const publicKey = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
    const signature = Buffer.from(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
      'hex',
    );
    expect(verifySignature(publicKey, Buffer.alloc(0), signature)).toBe(true);
    expect(verifySignature(publicKey, Buffer.from([0]), signature)).toBe(false);
  });
});

it('an instance secret is fixed', () => {
  const dir = freshDir();
  expect(loadSecret(dir, 'receipt')).toEqual(loadSecret(dir, 'receipt'));
  expect(loadSecret(dir, 'receipt')).not.toEqual(loadSecret(dir, 'source'));
});
