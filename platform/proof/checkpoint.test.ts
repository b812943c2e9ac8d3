import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Checkpoint,
  checkpointOrigin,
  checkpointText,
  keySpeaksFor,
  parseCheckpoint,
  parseOrigin,
  signCheckpoint,
  verifyCheckpoint,
} from './checkpoint.ts';
import { formatVkey, parseVkey, signNote, verifyNote } from './note.ts';

// Vector published with the reference implementation of signed notes (golang.org/x/mod/sumdb/note, note_test.go).
const PETER = {
  vkey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  seed: 'gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM=',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
// Vector published with another implementation (Elixir signed_note).
const FOO = {
  vkey: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  note: 'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
};

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const peterPrivate = createPrivateKey({
  key: Buffer.concat([PKCS8_ED25519, Buffer.from(PETER.seed, 'base64')]),
  format: 'der',
  type: 'pkcs8',
});

describe('signed notes', () => {
  test('notes signed by other implementations verify', () => {
    const peter = parseVkey(PETER.vkey);
    expect(verifyNote(`${PETER.text}\n${PETER.line}`, [peter])).toEqual({ ok: true, text: PETER.text, keys: [peter] });
    expect(verifyNote(FOO.note, [peter, parseVkey(FOO.vkey)])).toMatchObject({ ok: true });
  });

  test('signing and the key line give the published bytes', () => {
    expect(signNote(PETER.text, { name: 'PeterNeumann', privateKey: peterPrivate })).toBe(
      `${PETER.text}\n${PETER.line}`,
    );
    expect(formatVkey('PeterNeumann', peterPrivate)).toBe(PETER.vkey);
  });

  test('every mangled key line is refused', () => {
    const bad = (vkey: string): void =>
      expect(() => parseVkey(vkey), vkey).toThrow(expect.objectContaining({ code: 'proof.key.malformed' }));
    for (let i = 0; i < PETER.vkey.length; i++) {
      bad(PETER.vkey.slice(0, i));
      bad(PETER.vkey.slice(0, i) + String.fromCharCode(PETER.vkey.charCodeAt(i) + 1) + PETER.vkey.slice(i + 1));
    }
    bad('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==');
    bad('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  });

  test('unknown keys are ignored, a bad signature of a known key refuses the whole note', () => {
    const peter = parseVkey(PETER.vkey);
    const fooLine = FOO.note.slice(FOO.note.indexOf('— '));
    expect(verifyNote(`${PETER.text}\n${PETER.line}${fooLine}`, [peter])).toMatchObject({ ok: true });
    expect(verifyNote(`${PETER.text}\n${PETER.line}${fooLine}`, [peter, parseVkey(FOO.vkey)])).toEqual({
      ok: false,
      reason: 'bad-signature',
    });
    expect(verifyNote(FOO.note, [peter])).toEqual({ ok: false, reason: 'unknown-key' });
    expect(verifyNote(`${PETER.text.replace('answer', 'Answer')}\n${PETER.line}`, [peter])).toMatchObject({
      ok: false,
    });
  });

  test.each([
    ['no signature', `${PETER.text}\n`],
    ['no blank line', `${PETER.text}${PETER.line}`],
    ['no last newline', `${PETER.text}\n${PETER.line.trimEnd()}`],
    ['hyphen for dash', `${PETER.text}\n${PETER.line.replace('—', '-')}`],
    ['carriage returns', `${PETER.text}\n${PETER.line}`.replaceAll('\n', '\r\n')],
    ['base64 without padding', `${PETER.text}\n${PETER.line.replace('=', '')}`],
    ['base64 with loose bits', `${PETER.text}\n${PETER.line.replace('nAM=', 'nAN=')}`],
    ['nothing', ''],
  ])('a note with %s is malformed', (_name, note) => {
    expect(verifyNote(note, [parseVkey(PETER.vkey)])).toEqual({ ok: false, reason: 'malformed' });
  });
});

describe('checkpoints', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const name = 'qingyuan/luzhou';
  const key = parseVkey(formatVkey(name, privateKey));
  const checkpoint: Checkpoint = {
    origin: checkpointOrigin('luzhou', '510502'),
    size: 20852163,
    root: '0ac5186291863e0e1d90c80801a8a26f'.repeat(2),
    time: '2026-04-15T01:02:03.004Z',
  };

  test('the text has the C2SP form', () => {
    expect(checkpointText({ ...checkpoint, root: '00'.repeat(32) })).toBe(
      `qingyuan/luzhou/510502\n20852163\n${'A'.repeat(43)}=\ntime 2026-04-15T01:02:03.004Z\n`,
    );
  });

  test('sign, parse, verify', () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.option(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })),
        (size, root, date) => {
          const drawn = {
            ...checkpoint,
            size,
            root: Buffer.from(root).toString('hex'),
            time: date?.toISOString() ?? null,
          };
          const note = signCheckpoint(drawn, { name, privateKey });
          expect(parseCheckpoint(note)).toEqual(drawn);
          expect(verifyCheckpoint(note, [key])).toEqual({ ok: true, checkpoint: drawn, keys: [key] });
        },
      ),
      { numRuns: 50 },
    );
  });

  test('any change of any character is refused', () => {
    const note = signCheckpoint(checkpoint, { name, privateKey });
    for (let i = 0; i < note.length; i++) {
      const changed = note.slice(0, i) + (note[i] === 'A' ? 'B' : 'A') + note.slice(i + 1);
      expect(verifyCheckpoint(changed, [key]).ok, `position ${i}`).toBe(false);
    }
  });

  test.each([
    ['size with a leading zero', '\n20852163\n', '\n020852163\n'],
    ['size with a sign', '\n20852163\n', '\n+1\n'],
    ['size beyond exact numbers', '\n20852163\n', '\n9007199254740993\n'],
    ['root of 31 bytes', /\n[A-Za-z0-9+/]{43}=\n/, `\n${'A'.repeat(40)}AA==\n`],
    ['another origin form', 'qingyuan/luzhou/510502\n', 'example.com/log\n'],
    ['two times', 'time ', 'time 2026-04-15T01:02:03.004Z\ntime '],
    ['a time of another form', 'time 2026-04-15T01:02:03.004Z', 'time 2026-04-15'],
  ])('a truly signed text with %s is malformed', (_name, from, to) => {
    const note = signNote(checkpointText(checkpoint).replace(from, to), { name, privateKey });
    expect(verifyNote(note, [key]).ok).toBe(true);
    expect(verifyCheckpoint(note, [key])).toEqual({ ok: false, reason: 'malformed' });
  });

  test('a key speaks only for what its name covers', () => {
    expect(keySpeaksFor('qingyuan/luzhou', 'qingyuan/luzhou/510502')).toBe(true);
    expect(keySpeaksFor('qingyuan/luzhou/510502', 'qingyuan/luzhou/510502')).toBe(true);
    expect(keySpeaksFor('qingyuan/luzhou', 'qingyuan/luzhou2/510502')).toBe(false);
    const stranger = { name: 'qingyuan/yibin', privateKey };
    expect(() => signCheckpoint(checkpoint, stranger)).toThrow(expect.objectContaining({ code: 'proof.key.origin' }));
    const note = signNote(checkpointText(checkpoint), stranger);
    expect(verifyCheckpoint(note, [parseVkey(formatVkey('qingyuan/yibin', privateKey))])).toEqual({
      ok: false,
      reason: 'unknown-key',
    });
  });

  test('origins are read back, others are not ours', () => {
    expect(parseOrigin(checkpoint.origin)).toEqual({ instance: 'luzhou', homeRegion: '510502' });
    expect(parseOrigin('qingyuan/luzhou/510502/x')).toBeUndefined();
    expect(() => checkpointOrigin('泸州', '510502')).toThrow(
      expect.objectContaining({ code: 'proof.origin.malformed' }),
    );
    expect(() => checkpointOrigin('luzhou', '5105')).toThrow(
      expect.objectContaining({ code: 'proof.origin.malformed' }),
    );
    expect(() => checkpointText({ ...checkpoint, root: 'ab' })).toThrow(
      expect.objectContaining({ code: 'proof.checkpoint.malformed' }),
    );
  });
});
