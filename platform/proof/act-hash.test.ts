import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../kernel/text.ts';
import { ACT_FORMAT, type ActRecord, actPreimage, commitPersonal, FIRST_PREV_HASH, hashAct } from './act-hash.ts';
import { canonicalText } from './canonical.ts';

const record: ActRecord = {
  alg: 'sha256',
  homeRegion: '510502',
  matterId: '0196a000-0000-7000-8000-000000000001',
  seq: 1,
  actId: '0196a000-0000-7000-8000-000000000001',
  procedure: 'complaint',
  verb: 'receive',
  actor: '0196a000-0000-7000-8000-0000000000aa',
  onBehalfOf: null,
  authority: '510502003',
  eventAt: '2026-04-15T01:02:03.004Z',
  recordedAt: '2026-04-15T01:02:03.004Z',
  basis: ['samr-121.art14@1'],
  body: { channel: '12315', 摘要: '过期食品' },
  commitment: null,
  prevHash: FIRST_PREV_HASH,
};

test('the pre-image is the domain byte and the canonical JSON of record and format', () => {
  expect(actPreimage(record)).toBe(`\x10${canonicalText({ ...record, format: ACT_FORMAT } as unknown as Json)}`);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.array(fc.string()), (text, basis) => {
      const drawn = { ...record, verb: text, onBehalfOf: text, basis, body: { [text]: text } };
      expect(actPreimage(drawn)).toBe(`\x10${canonicalText({ ...drawn, format: ACT_FORMAT })}`);
    }),
  );
});

test('the hash is fixed for ever: an old act must hash the same under new code', () => {
  expect(hashAct(record).toString('hex')).toBe(
    createHash('sha256')
      .update(Buffer.from([0x10]))
      .update(
        '{"actId":"0196a000-0000-7000-8000-000000000001","actor":"0196a000-0000-7000-8000-0000000000aa","alg":"sha256",' +
          '"authority":"510502003","basis":["samr-121.art14@1"],"body":{"channel":"12315","摘要":"过期食品"},' +
          '"commitment":null,"eventAt":"2026-04-15T01:02:03.004Z","format":"qingyuan-act-v1","homeRegion":"510502",' +
          '"matterId":"0196a000-0000-7000-8000-000000000001","onBehalfOf":null,"prevHash":' +
          `"${'0'.repeat(64)}","procedure":"complaint","recordedAt":"2026-04-15T01:02:03.004Z","seq":1,"verb":"receive"}`,
      )
      .digest('hex'),
  );
});

test('every field enters the hash, and nothing else does', () => {
  const changes: readonly Partial<ActRecord>[] = [
    { homeRegion: '510503' },
    { matterId: 'm' },
    { seq: 2 },
    { actId: 'a' },
    { procedure: 'report' },
    { verb: 'accept' },
    { actor: 'x' },
    { onBehalfOf: 'x' },
    { authority: '510502' },
    { eventAt: '2026-04-15T01:02:03.005Z' },
    { recordedAt: '2026-04-15T01:02:03.005Z' },
    { basis: [] },
    { body: {} },
    { commitment: 'a'.repeat(64) },
    { prevHash: 'a'.repeat(64) },
  ];
  const hashes = [record, ...changes.map((change) => ({ ...record, ...change }))].map((r) =>
    hashAct(r).toString('hex'),
  );
  expect(new Set(hashes).size).toBe(Object.keys(record).length);
  expect(hashAct({ ...record, extra: 1 } as ActRecord)).toEqual(hashAct(record));
});

test.each<[keyof ActRecord, unknown]>([
  ['alg', 'md5'],
  ['homeRegion', ''],
  ['verb', '\ud800'],
  ['seq', 0],
  ['seq', 1.5],
  ['onBehalfOf', undefined],
  ['eventAt', '2026-04-15T01:02:03Z'],
  ['eventAt', '2026-13-15T01:02:03.000Z'],
  ['recordedAt', '2026-04-15 01:02:03.000+08'],
  ['basis', 'art14'],
  ['body', []],
  ['commitment', 'A'.repeat(64)],
  ['prevHash', ''],
])('a record with %s = %j is refused, naming the field', (field, value) => {
  expect(() => hashAct({ ...record, [field]: value } as ActRecord)).toThrow(
    expect.objectContaining({ code: 'proof.act.malformed', params: { field } }),
  );
});

test('a commitment depends on salt and payload, demands 32 bytes, and follows its definition', () => {
  const salt = Buffer.alloc(32, 7);
  const payload: JsonObject = { name: '王五', phone: '13800000000' };
  const expected = createHash('sha256')
    .update(Buffer.from([0x11]))
    .update(salt)
    .update('{"name":"王五","phone":"13800000000"}')
    .digest();
  expect(commitPersonal(salt, { phone: '13800000000', name: '王五' })).toEqual(expected);
  expect(commitPersonal(Buffer.alloc(32, 8), payload)).not.toEqual(expected);
  expect(commitPersonal(salt, { ...payload, name: '王六' })).not.toEqual(expected);
  for (const bytes of [0, 31, 33]) {
    expect(() => commitPersonal(Buffer.alloc(bytes), payload)).toThrow(
      expect.objectContaining({ code: 'proof.salt.length' }),
    );
  }
});
