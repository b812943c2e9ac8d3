import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examine } from './support/examine.ts';
import { type Instance, seededInstance } from './support/instance.ts';
import { killPrograms, type RunningProgram, STACK_TRACE, start } from './support/running-program.ts';
import { workOff } from './support/work-off.ts';

let instance: Instance;
let file: string;
const ROWS = 3_000;
beforeAll(async () => {
  instance = await seededInstance();
  file = join(instance.dataDir, 'rows.jsonl');
  const row = (n: number): string =>
    JSON.stringify({
      编号: `演练-${n}`,
      标题: `批量线索 ${n}`,
      内容: `第 ${n} 条留言：反映某店计量不准。`,
      联系人: `群众${n}`,
      登记日期: '2026-11-02',
    });
  writeFileSync(file, `${Array.from({ length: ROWS }, (_, n) => row(n)).join('\n')}\n`);
});
afterAll(async () => {
  await killPrograms();
  await instance.end();
});

const importRows = async (): Promise<RunningProgram> => {
  const DATABASE_URL = await instance.openDatabase();
  return start('cli', ['import', 'clues', file, '--yes'], {
    DATA_DIR: instance.dataDir,
    DATABASE_URL,
    LANG: 'en_US.UTF-8',
  });
};

const imported = async (): Promise<number> => {
  const [row] = await instance.query<{ n: number }>(`select count(*)::int as n from act where batch_id is not null`);
  return row?.n ?? 0;
};

/** Waits until the import has committed so many rows, or has ended. */
async function reaches(rows: number, program: RunningProgram): Promise<void> {
  let over = false;
  void program.ended.then(() => {
    over = true;
  });
  while (!over && (await imported()) < rows) await sleep(5);
}

test('an import killed with its process and with its database goes on where it stopped: every row once', async () => {
  const killed = await importRows();
  await reaches(1, killed);
  await killed.kill();
  const first = await imported();
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(ROWS);

  const struck = await importRows();
  await reaches(first + 1, struck);
  await instance.killDatabase();
  expect(await struck.ended).toMatchObject({ signal: null });
  expect((await struck.ended).code).not.toBe(0);
  expect(struck.output()).toContain('store.unreachable');
  const second = await imported();
  expect(second).toBeGreaterThan(first);
  expect(second).toBeLessThan(ROWS);

  const resumed = await importRows();
  expect(await resumed.ended).toEqual({ code: 0, signal: null });
  expect(resumed.output()).toMatch(/Went on with an import that had not finished/);
  expect(resumed.output()).toContain(`Imported ${ROWS},`);
  expect(await imported()).toBe(ROWS);

  const again = await importRows();
  expect(await again.ended).toEqual({ code: 0, signal: null });
  expect(again.output()).toContain(`Imported 0, unchanged ${ROWS},`);
  const [once] = await instance.query<{ batches: number; matters: number; numbers: number }>(
    `select count(distinct a.batch_id)::int as batches, count(distinct a.matter_id)::int as matters,
            count(distinct a.body->'source'->>'externalId')::int as numbers
     from act a where a.batch_id is not null`,
  );
  expect(once).toEqual({ batches: 1, matters: ROWS, numbers: ROWS });

  await workOff(await instance.core());
  expect(await examine(instance)).toEqual([]);
  for (const { output } of [struck, resumed, again]) expect(output()).not.toMatch(STACK_TRACE);
});
