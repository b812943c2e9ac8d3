import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DRAW_FILE } from '../../modules/inspections/model/check-draw.ts';
import type { DrawFile } from '../../modules/inspections/model/draw-file.ts';
import { commitmentOf, drawFrom, seedOf } from '../../modules/inspections/model/draw-from.ts';
import { type DrawLists, listsDigest, listsText } from '../../modules/inspections/model/draw-lists.ts';
import { type ActRecord, actPreimage, hashAct } from '../../platform/proof/act-hash.ts';
import { signCheckpoint } from '../../platform/proof/checkpoint.ts';
import { leafHash, MemoryTree } from '../../platform/proof/merkle.ts';
import { formatVkey } from '../../platform/proof/note.ts';
import { commands } from './commands.ts';
import { createContext } from './context.ts';
import { runProgram } from './program.ts';
import { spawnCli } from './testing/qingyuan.ts';

const folder = mkdtempSync(join(tmpdir(), 'qy-draw-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const own = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const vkey = formatVkey('qingyuan/test', own.publicKey);
const ID = '01990000-0000-7000-8000-000000000001';

const lists: DrawLists = {
  officersPerFirm: 2,
  groups: [{ id: 'all', draw: 4 }],
  firms: Array.from({ length: 20 }, (_, i) => ({
    ...{ code: `9198010100000000${String(i).padStart(2, '0')}`, name: `第${i}商行`, group: 'all', weight: (i % 3) + 1 },
  })),
  officers: ['L-1', 'L-2', 'L-3', 'L-4'].map((licence) => ({ licence, authority: '980101' })),
  conflicts: [{ licence: 'L-1', code: '919801010000000000', why: 'recusal' }],
};

/** A published draw in a ledger of ten acts, made by the product's own parts. */
function published(): DrawFile {
  const text = listsText(lists);
  const secret = '5'.repeat(64);
  const body = { digest: listsDigest(text), commitment: commitmentOf(secret) };
  const act: ActRecord = {
    alg: 'sha256',
    ...{ homeRegion: '980101', matterId: ID, seq: 3, actId: ID, procedure: 'draw', verb: 'freeze' },
    ...{ actor: 'a', onBehalfOf: null, authority: '980101', eventAt: '2026-06-01T02:00:00.000Z' },
    ...{ recordedAt: '2026-06-01T02:00:00.000Z', basis: [], body, commitment: null, prevHash: '0'.repeat(64) },
  };
  const hashes = Array.from({ length: 10 }, (_, i) => (i === 6 ? hashAct(act) : Buffer.alloc(32, i)));
  const tree = new MemoryTree(hashes.map(leafHash));
  const root = tree.root().toString('hex');
  const head = signCheckpoint(
    { origin: 'qingyuan/test/980101', size: 10, root, time: '2026-06-01T02:00:05.000Z' },
    { name: 'qingyuan/test', privateKey: own.privateKey },
  );
  const seed = seedOf(secret, root, '骰子 6 1 4');
  return {
    format: DRAW_FILE,
    draw: { region: '980101', id: ID, title: '六月抽查', authority: '980101', authorityName: '云岚市场监管局' },
    ...{ lists: text, digest: body.digest, commitment: body.commitment, secret, contribution: '骰子 6 1 4', seed },
    beacon: { kind: 'head', root, size: 10 },
    result: drawFrom(lists, seed) as DrawFile['result'],
    ...{ committedAt: act.eventAt, revealedAt: '2026-06-01T02:10:00.000Z' },
    ledger: {
      ...{ act: actPreimage(act), leaf: 6, head, publicKey: vkey },
      proof: tree.inclusion(6).map((hash) => hash.toString('hex')),
    },
  };
}
const whole = published();
const fileOf = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const good = fileOf('draw.json', whole);

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  let out = '';
  const add = (text: string): void => {
    out += text;
  };
  const context = createContext('zh', false, { out: add, err: add });
  const code = await runProgram(commands, context, '0', ['verify-draw', ...args]);
  return { code, out };
}

test('drawn again with a key from elsewhere', async () => {
  const { code, out } = await run(good, '--key', vkey);
  expect([code, out]).toEqual([0, expect.stringContaining('✓ 核验通过')]);
  expect(out).toContain('20 → 4');
  expect(out).not.toContain('另行索取');
  expect((await run(good)).out).toContain('另行索取公钥');
});

const changed = (change: Partial<DrawFile>): DrawFile => ({ ...whole, ...change });
const publicSeed = seedOf(whole.secret, '03 08 15', whole.contribution);
const byPublicNumber = changed({
  ...{ beacon: { kind: 'public', source: '云岚福彩第2026001期', value: '03 08 15' }, ledger: null, seed: publicSeed },
  result: drawFrom(lists, publicSeed) as DrawFile['result'],
});
const relisted = whole.lists.replace('第3商行', '第三商行');
test.each<[string, () => readonly string[], string]>([
  ['another list', () => [fileOf('a.json', changed({ lists: relisted }))], '✗ 名单与承诺的摘要一致'],
  [
    'another list with its own digest: the act in the ledger says another',
    () => [fileOf('b.json', changed({ lists: relisted, digest: listsDigest(relisted) }))],
    '✗ 承诺在抽取之前已写入台账',
  ],
  ['another seed', () => [fileOf('c.json', changed({ seed: 'a'.repeat(64) }))], '✗ 种子由承诺'],
  [
    'a result in another order',
    () => [fileOf('d.json', changed({ result: { ...whole.result, firms: [...whole.result.firms].reverse() } }))],
    '✗ 按名单和种子重新抽取',
  ],
  [
    'an officer exchanged',
    () => [fileOf('e.json', JSON.stringify(whole).replace(/"officers":\["L-(\d)"/, '"officers":["L-9"'))],
    '✗ 按名单和种子重新抽取',
  ],
  ['a key that did not sign', () => [good, '--key', formatVkey('qingyuan/test', other.publicKey)], '✗ 台账树头的签名'],
  [
    'made up with an own secret and seed, and no ledger',
    () => [fileOf('g.json', changed({ ledger: null }))],
    '✗ 承诺在抽取之前已写入台账',
  ],
  [
    'drawn by a public number, and no ledger in which the given key could have signed',
    () => [fileOf('h.json', byPublicNumber), '--key', vkey],
    '不能用给定的公钥核对',
  ],
  ['no such file', () => [fileOf('f.json', '{}')], '✗ 文件格式'],
])('found: %s', async (_what, args, words) => {
  const { code, out } = await run(...args());
  expect([code, out]).toEqual([1, expect.stringContaining(words)]);
});

test('exit codes of use and of files', async () => {
  expect((await run()).code).toBe(2);
  expect((await run(join(folder, 'none.json'))).code).toBe(3);
  expect((await run(good, '--key', vkey.replace('+', '+0'))).code).not.toBe(0);
  expect((await run(fileOf('public.json', byPublicNumber))).code).toBe(0);
  expect(JSON.parse((await run(good, '--json')).out)).toMatchObject({ ok: true });
});

test('as a process of its own with nothing around it: no database, no data folder', async () => {
  const { code, out } = await spawnCli(['verify-draw', good, '--key', vkey], {});
  expect([code, out]).toEqual([0, expect.stringContaining('Verified')]);
});
