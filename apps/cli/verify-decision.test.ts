import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signDecision } from '../../platform/proof/decision.ts';
import { formatVkey } from '../../platform/proof/note.ts';
import { commands } from './commands.ts';
import { createContext } from './context.ts';
import { runProgram } from './program.ts';
import { spawnCli } from './testing/qingyuan.ts';

const folder = mkdtempSync(join(tmpdir(), 'qy-decision-'));
const file = (name: string, content: Buffer | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const own = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const NAME = 'qingyuan/test';
const vkey = formatVkey(NAME, own.publicKey);
const bytes = Buffer.from('%PDF-1.7 the published file');
const statement = {
  ...{ format: 'qingyuan-decision-v1', id: '01990000-0000-7000-8000-000000000001', region: '980101' },
  ...{ authorityCode: '980101', number: '云市监处罚〔2026〕1号', party: '某某商贸有限公司', partyCode: '' },
  ...{ violation: '未按规定明码标价', penalty: '罚款50,000元', authority: '云岚市市场监督管理局' },
  ...{ decidedOn: '2026-06-15', facts: '…', basis: '第十三条', publishedOn: '2026-06-17', until: '2029-06-17' },
  ...{ sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length },
};
const note = signDecision(statement, { name: NAME, privateKey: own.privateKey });
const proofOf = (of: string, key = vkey): string =>
  JSON.stringify({ format: 'qingyuan-decision-proof-v1', note: of, publicKey: key });

let pdf: string;
let proof: string;
beforeAll(() => {
  pdf = file('decision.pdf', bytes);
  proof = file('proof.json', proofOf(note));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  let out = '';
  const add = (text: string): void => {
    out += text;
  };
  const streams = { out: add, err: add };
  const code = await runProgram(commands, createContext('zh', false, streams), '0', ['verify-decision', ...args]);
  return { code, out };
}

test('verified by a key from elsewhere', async () => {
  const { code, out } = await run(pdf, proof, '--key', vkey);
  expect([code, out]).toEqual([0, expect.stringContaining('✓ 核验通过')]);
  expect(out).toContain('云市监处罚〔2026〕1号');
  expect(out).not.toContain('另行索取');
});

test('with the key of the proof itself it says what is not shown', async () => {
  const { code, out } = await run(pdf, proof);
  expect([code, out]).toEqual([0, expect.stringContaining('另行索取公钥')]);
});

test.each<[string, () => readonly string[], string]>([
  ['another file', () => [file('other.pdf', `${bytes.toString()}.`), proof], '摘要与签名的不一致'],
  ['a statement that was changed', () => [pdf, file('a.json', proofOf(note.replace('50,000', '10,000')))], '签名无效'],
  [
    'signed by somebody else under the same name',
    () => [
      pdf,
      file('b.json', proofOf(signDecision(statement, { name: NAME, privateKey: other.privateKey }))),
      '--key',
      vkey,
    ],
    '不是由给定的公钥签名的',
  ],
  ['a key that did not sign', () => [pdf, proof, '--key', formatVkey(NAME, other.publicKey)], '不是由给定的公钥签名的'],
  ['no proof', () => [pdf, file('c.json', '{}')], '不是核验文件'],
  [
    'a note of another kind, rightly signed',
    () => [pdf, file('d.json', proofOf(note.replace('qingyuan-decision-v1\n', 'qingyuan-bulletin-v1\n')))],
    '不是核验文件',
  ],
])('not verified: %s', async (_what, args, words) => {
  const { code, out } = await run(...args());
  expect([code, out]).toEqual([1, expect.stringContaining(words)]);
});

test('exit codes of use and of files', async () => {
  expect((await run(pdf)).code).toBe(2);
  expect((await run(join(folder, 'none.pdf'), proof)).code).toBe(3);
  expect(JSON.parse((await run(pdf, proof, '--json')).out)).toMatchObject({ ok: true, keyKnown: false });
});

test('as a process of its own with nothing around it: no database, no data folder', async () => {
  const { code, out } = await spawnCli(['verify-decision', pdf, proof, '--key', vkey], {});
  expect([code, out]).toEqual([0, expect.stringContaining('Verified')]);
});
