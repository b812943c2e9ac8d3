import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEnvelope } from './envelope.ts';
import { type KeyRing, newKeyRing } from './key-ring.ts';

const ring = newKeyRing();
const envelope = createEnvelope(ring);
const text = (value: string): Buffer => Buffer.from(value, 'utf8');

function rotated(old: KeyRing): KeyRing {
  const fresh = newKeyRing();
  return { current: fresh.current, keys: new Map([...old.keys, ...fresh.keys]) };
}

describe('a sealed record', () => {
  it('opens to what was sealed, of any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, aad) => {
        expect(envelope.open(envelope.seal(bytes, aad), aad)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('is refused after any single bit is flipped, at every byte', () => {
    const sealed = envelope.seal(text('举报人：张三'), 'clue:1');
    for (let index = 0; index < sealed.length; index += 1) {
      const altered = Buffer.from(sealed);
      altered[index] = (altered[index] ?? 0) ^ (1 << (index % 8));
      expect(() => envelope.open(altered, 'clue:1'), `byte ${index}`).toThrow(/^crypto\.(sealed-broken|key-unknown)$/);
    }
  });

  it('is refused when cut or lengthened', () => {
    const sealed = envelope.seal(text('abc'), 'a');
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => envelope.open(sealed.subarray(0, length), 'a')).toThrow('crypto.sealed-broken');
    }
    expect(() => envelope.open(Buffer.concat([sealed, Buffer.from([0])]), 'a')).toThrow('crypto.sealed-broken');
  });

  it('opens at no other place than its own', () => {
    expect(() => envelope.open(envelope.seal(text('x'), 'totp:1'), 'totp:2')).toThrow('crypto.sealed-broken');
  });

  it('does not open with the body of another record under its key', () => {
    const [a, b] = [envelope.seal(text('aaaa'), 'p'), envelope.seal(text('bbbb'), 'p')];
    const bodyAt = 2 + (a[1] ?? 0) + 60;
    const mixed = Buffer.concat([a.subarray(0, bodyAt), b.subarray(bodyAt)]);
    expect(() => envelope.open(mixed, 'p')).toThrow('crypto.sealed-broken');
  });

  it('never comes out the same twice and never shows its text', () => {
    const [a, b] = [envelope.seal(text('same words'), ''), envelope.seal(text('same words'), '')];
    expect(a.equals(b)).toBe(false);
    expect(a.includes('same words')).toBe(false);
  });
});

describe('the data key of a record', () => {
  /** Where the wrapped data key lies: nonce 12, tag 16, key 32. */
  const wrapOf = (sealed: Buffer): { from: number; to: number } => {
    const from = 2 + (sealed[1] ?? 0);
    return { from, to: from + 60 };
  };

  it('is its own: with the wrapped key of another record under the same master key it does not open', () => {
    const [a, b] = [envelope.seal(text('张三'), '980101/a/1'), envelope.seal(text('李四'), '980101/b/1')];
    const { from, to } = wrapOf(a);
    const mixed = Buffer.concat([a.subarray(0, from), b.subarray(from, to), a.subarray(to)]);
    for (const aad of ['980101/a/1', '980101/b/1']) {
      expect(() => envelope.open(mixed, aad)).toThrow('crypto.sealed-broken');
    }
  });

  it('erased, takes the record with it, and no other, though the master key is there', () => {
    const [a, b] = [envelope.seal(text('张三'), 'a'), envelope.seal(text('李四'), 'b')];
    const { from, to } = wrapOf(a);
    expect(() => envelope.open(Buffer.from(a).fill(0, from, to), 'a')).toThrow('crypto.sealed-broken');
    expect(envelope.open(b, 'b')).toEqual(text('李四'));
  });
});

describe('a record of the first version', () => {
  // Sealed on 23 November 2026 under a key of 32 sevens: whatever changes, records that are there go on opening.
  const KEPT = Buffer.from(
    'AQVrMjAyNiYe18qkX4EMgeiQCDQS2muhmG7sQSJDAw41hXqf6hvYgUTvIz336uvbANJ8YfOks5+ZV6UFt18xZXkgh7FwqjfCibPFIEJFNd/4Hy0uYlVtCotKbDm3frrxdE9fcYo9VxR0Yd5TpqNYjMU=',
    'base64',
  );
  const kept = createEnvelope({ current: 'k2026', keys: new Map([['k2026', Buffer.alloc(32, 7)]]) });

  it('opens, at its own place alone', () => {
    expect(kept.open(KEPT, '980101/m/1')).toEqual(text('举报人：张三'));
    expect(() => kept.open(KEPT, '980101/m/2')).toThrow('crypto.sealed-broken');
  });

  it('is told from one of a version that is not known', () => {
    const later = Buffer.from(KEPT);
    later[0] = 2;
    expect(() => kept.open(later, '980101/m/1')).toThrow('crypto.sealed-broken');
  });
});

describe('rotation of the master key', () => {
  it('wraps anew 32 bytes and leaves the sealed content as it is', () => {
    const later = rotated(ring);
    const sealed = envelope.seal(text('old'), 'r');
    const renewed = createEnvelope(later).rewrap(sealed);
    const bodyOf = (record: Buffer): Buffer => record.subarray(2 + (record[1] ?? 0) + 60);
    expect(bodyOf(renewed)).toEqual(bodyOf(sealed));
    expect(renewed.equals(sealed)).toBe(false);
  });

  it('keeps old records open, and after rewrapping the old key may go', () => {
    const later = rotated(ring);
    const sealed = envelope.seal(text('old'), 'r');
    const renewed = createEnvelope(later).rewrap(sealed);
    const onlyNew = createEnvelope({
      current: later.current,
      keys: new Map([...later.keys].filter(([id]) => id === later.current)),
    });
    expect(createEnvelope(later).open(sealed, 'r')).toEqual(text('old'));
    expect(onlyNew.open(renewed, 'r')).toEqual(text('old'));
    expect(onlyNew.keyIdOf(renewed)).toBe(later.current);
    expect(() => onlyNew.open(sealed, 'r')).toThrow('crypto.key-unknown');
  });
});
