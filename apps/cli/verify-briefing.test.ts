import { createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '../../kernel/text.ts';
import { exportBriefing } from '../../modules/briefings/index.ts';
import { type BriefingStage, briefingStage, clueContent } from '../../modules/briefings/testing/stage.ts';
import { signBulletin } from '../../platform/proof/bulletin.ts';
import { writeBundle } from '../../platform/proof/bundle.ts';
import { formatVkey } from '../../platform/proof/note.ts';
import { verifyCommand } from './commands/verify.ts';

let stage: BriefingStage;
let lines: string[];
const folder = mkdtempSync(join(tmpdir(), 'qy-briefing-'));

beforeAll(async () => {
  stage = await briefingStage();
  await stage.work('980101', 3, []);
  const { stored } = await stage.frozen(clueContent());
  lines = [];
  await exportBriefing(stage.deps, stored, async (line) => void lines.push(line));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await stage.close();
});

/** What the command says of a bundle, and how it ends. */
async function verify(bundle: readonly string[], options: Record<string, unknown> = {}) {
  const file = join(folder, 'bundle.jsonl');
  writeFileSync(file, bundle.join(''));
  const said: string[] = [];
  const { name, privateKey } = stage.deps.signer;
  const key = [formatVkey(name, createPublicKey(privateKey))];
  const context = { t: ({ zh }: { zh: string }) => zh, out: (line: string) => void said.push(line), language: 'zh' };
  const code = await verifyCommand.run?.(context as never, [file], { key, ...options } as never);
  return { code, said: said.join('\n') };
}

test('a bundle is verified with nothing but the key, and a cell shows its matters', async () => {
  const { code, said } = await verify(lines, { cell: 'f1' });
  expect(said).toContain('核验通过');
  expect(said).toMatch(/f1　收到线索　3　SHA-256 [0-9a-f]{64}/);
  expect(said.match(/^ {4}980101\/[0-9a-f-]{36}\/1\/1$/gm)).toHaveLength(3);
  expect(code).toBe(0);
  expect((await verify(lines, { cell: 'all' })).said).toContain('s2.c1@980100');
  const nowhere = await verify(lines, { cell: 'f9' });
  expect(nowhere).toMatchObject({ code: 1, said: expect.stringContaining('没有数字 f9') });
});

test('a signed bulletin of a format that nobody can compute is not called verified', async () => {
  const { header, entries } = split(lines);
  const old = entries.find(({ type }) => type === 'bulletin') as { bulletin: JsonObject } | undefined;
  const bulletin: JsonObject = { ...old?.bulletin, format: 'qingyuan-briefing-v9' };
  const signatures = signBulletin(bulletin, stage.deps.signer);
  const changed = entries.map((each) => (each.type === 'bulletin' ? { ...each, bulletin, signatures } : each));
  const later: string[] = [];
  for await (const text of writeBundle(header as never, changed as never)) later.push(text);
  expect(await verify(later)).toMatchObject({ code: 1, said: expect.stringContaining('格式本程序不认识') });
});

test('a cell that was changed is found, also where the holder of the key signed it again', async () => {
  const at = lines.findIndex((line) => line.startsWith('{"bulletin"'));
  const line = JSON.parse(lines[at] ?? '{}') as {
    bulletin: { values: { cell: string; value: number }[] } & JsonObject;
  };
  const values = line.bulletin.values.map((each) => (each.cell === 'f1' ? { ...each, value: each.value + 1 } : each));
  const bulletin = { ...line.bulletin, values } as unknown as JsonObject;
  const { header, entries } = split(lines);
  const forge = async (signatures: string) => {
    const forged: string[] = [];
    const changed = entries.map((each) => (each.type === 'bulletin' ? { ...each, bulletin, signatures } : each));
    for await (const text of writeBundle(header as never, changed as never)) forged.push(text);
    return verify(forged);
  };
  const old = entries.find(({ type }) => type === 'bulletin');
  const unsigned = await forge(String(old?.signatures));
  expect(unsigned.code).not.toBe(0);
  expect(unsigned.said).toContain('bulletin.signature');
  const resigned = await forge(signBulletin(bulletin, stage.deps.signer));
  expect(resigned.code).not.toBe(0);
  expect(resigned.said).toContain('f1：签名文本为 4，由包内行为算出 3');
});

/** The header's own words, and all lines between it and the trailer. */
function split(all: readonly string[]) {
  const parsed = all.map((line) => JSON.parse(line) as Record<string, unknown> & { type: string });
  const { type: _, format: __, version: ___, ...header } = parsed[0] ?? { type: 'header', format: '', version: 1 };
  return { header, entries: parsed.slice(1, -1) };
}
