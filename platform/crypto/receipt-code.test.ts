import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findReceiptCode, hashReceiptCode, newReceiptCode } from './receipt-code.ts';
import { createGate, createSlowHash, isOutdatedHash, slowHash } from './slow-hash.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codes = fc.constant(null).map(() => newReceiptCode());

describe('a receipt code', () => {
  it('has four groups of six and reads back however it is typed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{6}-){3}[0-9A-HJKMNP-TV-Z]{6}$/);
        expect(findReceiptCode(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toBe(code);
        expect(findReceiptCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
      }),
    );
  });

  it('shows every single wrong character and every swap of two neighbours', () => {
    const plain = newReceiptCode().replaceAll('-', '');
    for (let index = 0; index < plain.length; index += 1) {
      for (const other of ALPHABET) {
        if (other === plain[index]) continue;
        expect(findReceiptCode(plain.slice(0, index) + other + plain.slice(index + 1))).toBeUndefined();
      }
      const [a, b] = [plain.charAt(index), plain.charAt(index + 1)];
      if (b === '' || a === b) continue;
      expect(findReceiptCode(plain.slice(0, index) + b + a + plain.slice(index + 2))).toBeUndefined();
    }
  });

  it('uses every character at every random place', () => {
    const seen = Array.from({ length: 23 }, () => new Set<string>());
    for (let draw = 0; draw < 2_000; draw += 1) {
      const plain = newReceiptCode().replaceAll('-', '');
      seen.forEach((set, place) => {
        set.add(plain.charAt(place));
      });
    }
    for (const set of seen) expect(set.size).toBe(32);
  });

  it('is found by its hash, which depends on the pepper, and malformed text is hashed too', async () => {
    const [pepper, other] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8)];
    const code = newReceiptCode();
    const hash = await hashReceiptCode(code, pepper);
    expect(hash).toHaveLength(32);
    expect(await hashReceiptCode(code.toLowerCase(), pepper)).toEqual(hash);
    expect(await hashReceiptCode(code, other)).not.toEqual(hash);
    expect(await hashReceiptCode('not a code', pepper)).not.toEqual(hash);
  });
});

describe('slow hashing', () => {
  it('makes argon2id at 19 MiB and two passes, and tells older costs', async () => {
    const encoded = await slowHash.hash('secret');
    expect(encoded).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(isOutdatedHash(encoded)).toBe(false);
    const cheap = await createSlowHash({ running: 1, waiting: 1 }, { memoryCost: 64, timeCost: 1 }).hash('secret');
    expect(isOutdatedHash(cheap)).toBe(true);
    expect(await slowHash.verify(cheap, 'secret')).toBe(true);
    expect(await slowHash.verify(cheap, 'Secret')).toBe(false);
  });

  it('lets only so many run, only so many wait, and frees its places after failures', async () => {
    const gate = createGate(2, 3);
    let active = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      active += 1;
      most = Math.max(most, active);
      await new Promise((resume) => setImmediate(resume));
      active -= 1;
      throw new Error('after work');
    };
    const results = await Promise.allSettled(Array.from({ length: 7 }, () => gate.run(work)));
    const reasons = results.map((result) => (result.status === 'rejected' ? String(result.reason.message) : ''));
    expect(most).toBe(2);
    expect(reasons.filter((reason) => reason === 'crypto.busy')).toHaveLength(2);
    expect(await gate.run(async () => 'free')).toBe('free');
  });
});
