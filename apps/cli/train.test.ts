import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClueBureau, clueBureau } from '../../modules/triage/testing/clue-bureau.ts';
import { inventedClues } from '../../modules/triage/testing/invented-clues.ts';
import { spawnCli } from './testing/qingyuan.ts';

const LONG = 300_000;
let bureau: ClueBureau;
let folder: string;
const train = (...args: readonly string[]) =>
  spawnCli(['train', '--authority', '510500', ...args], { DATA_DIR: folder, DATABASE_URL: bureau.url });

beforeAll(async () => {
  bureau = await clueBureau();
  folder = mkdtempSync(join(tmpdir(), 'qy-train-'));
});
afterAll(async () => {
  await bureau.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Verdicts as old as training asks for: a minute and more. */
async function verdicts(): Promise<void> {
  const texts = inventedClues(120);
  const matters = await bureau.receive('510502', texts);
  await bureau.act(
    '510502',
    matters.map((matter, at) => ({ matter, verb: 'screen', body: { domain: texts[at]?.domain ?? '' } })),
  );
  const owner = new pg.Client({ connectionString: bureau.url });
  await owner.connect();
  await owner.query(`update act set recorded_at = recorded_at - interval '10 minutes'`);
  await owner.end();
}

test(
  'a bureau’s own model: too few verdicts, trained beside the shipped one, listed, never promoted unasked',
  async () => {
    const few = await train();
    expect(few.err).toContain('[triage.train.too-few]');
    expect(few.code).toBe(1);

    await verdicts();
    const trained = await train('--lang', 'zh');
    expect(trained.err).toBe('');
    expect(trained.code).toBe(0);
    expect(trained.out).toMatch(/随附测试集（shipped）/);
    expect(trained.out).toMatch(/domain\s+510500\.1\s+\d+/);
    expect(trained.out).toMatch(/domain\s+clue@\S+\s+\d+/);
    expect(trained.out).toMatch(/已训练 510500\.1：用办理结论 \d+ 条/);
    for (const word of ['牛奶', '电梯', '停车场']) expect(trained.out).not.toContain(word);

    const listed = await train('--list');
    expect(listed.out).toContain('510500.1');
    expect(listed.out).toContain('The shipped model is in service.');

    const unexplained = await train('--promote', '510500.1');
    expect(unexplained.err).toContain('[cli.bad-value]');
    const back = await train('--promote', '510500.1', '--roll-back', '--reason', 'because');
    expect(back.err).toContain('[triage.promote.never-served]');
    const none = await train('--promote', '510500.8', '--reason', 'because');
    expect(none.err).toContain('[triage.model.no-such]');
    expect([unexplained.code, back.code, none.code].every((code) => code !== 0)).toBe(true);
  },
  LONG,
);
