import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DOCUMENT_FORMAT, DOCUMENT_PROOF_FORMAT } from '../../modules/case-documents/model/statement.ts';
import { formatVkey } from '../../platform/proof/note.ts';
import { signStatement } from '../../platform/proof/statement.ts';
import { commands } from './commands.ts';
import { createContext } from './context.ts';
import { runProgram } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'qy-document-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: Buffer | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const own = generateKeyPairSync('ed25519');
const NAME = 'qingyuan/test';
const publicKey = formatVkey(NAME, own.publicKey);
const bytes = Buffer.from('%PDF-1.7 the issued file');
const statement = {
  ...{ format: DOCUMENT_FORMAT, id: '01990000-0000-7000-8000-000000000001', region: '980101' },
  ...{ matter: '01990000-0000-7000-8000-000000000002', caseNumber: '云市监立〔2026〕1号', form: 45 },
  ...{ title: '行政处罚决定书', number: '云市监处罚〔2026〕1号', authorityCode: '980101', issuedOn: '2026-06-15' },
  ...{ authority: '云岚市市场监督管理局', size: bytes.length },
  sha256: createHash('sha256').update(bytes).digest('hex'),
};
const signer = { name: NAME, privateKey: own.privateKey };
const note = signStatement(DOCUMENT_FORMAT, statement, signer);
const proofOf = (of: string, format: string = DOCUMENT_PROOF_FORMAT): string =>
  JSON.stringify({ format, note: of, publicKey });
const pdf = file('d.pdf', bytes);
const proof = file('d.json', proofOf(note));

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  let out = '';
  const add = (text: string): void => {
    out += text;
  };
  const context = createContext('zh', false, { out: add, err: add });
  const code = await runProgram(commands, context, '0', ['verify-document', ...args]);
  return { code, out };
}

test('verified by a key from elsewhere, it says which document of which case it is', async () => {
  const { code, out } = await run(pdf, proof, '--key', publicKey);
  expect(code).toBe(0);
  for (const words of [
    '✓ 核验通过',
    '行政处罚决定书',
    '云市监处罚〔2026〕1号',
    '云市监立〔2026〕1号',
    '是否已经撤回',
  ]) {
    expect(out).toContain(words);
  }
});

test.each<[string, () => readonly [string, string], string]>([
  ['another file', () => [file('o.pdf', `${bytes}.`), proof], '不是当时签发的文书'],
  ['a statement that was changed', () => [pdf, file('a.json', proofOf(note.replace('处罚', '奖励')))], '签名无效'],
  [
    'the statement of a decision, rightly signed',
    () => [pdf, file('b.json', proofOf(signStatement('qingyuan-decision-v1', statement, signer)))],
    '不是核验文件',
  ],
  [
    'the proof of a publication',
    () => [pdf, file('c.json', proofOf(note, 'qingyuan-decision-proof-v1'))],
    '不是核验文件',
  ],
  [
    'a statement that says more than this version knows',
    () => [pdf, file('e.json', proofOf(signStatement(DOCUMENT_FORMAT, { ...statement, more: 'x' }, signer)))],
    '不是核验文件',
  ],
])('not verified: %s', async (_what, args, words) => {
  const { code, out } = await run(...args());
  expect([code, out]).toEqual([1, expect.stringContaining(words)]);
});
