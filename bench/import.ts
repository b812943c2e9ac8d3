import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { composeCore } from '../apps/server/core.ts';
import type { AuthorityCode } from '../kernel/id.ts';
import { cluesKind } from '../modules/intake/import-kind.ts';
import { commit, proposeMapping, validate } from '../platform/import/index.ts';
import { performMany } from '../platform/ledger/perform.ts';
import { openTable } from '../platform/tables/index.ts';
import { actorAt } from './lib/actor-at.ts';
import type { Figure } from './lib/machine.ts';
import { scratchServer } from './lib/scratch-server.ts';

const ROWS = 20_000;
const OFFICE = '980100' as AuthorityCode;

/** A file as a message board exports it, texts of ours, about 200 characters a row. */
async function writeFile(path: string): Promise<void> {
  const file = createWriteStream(path);
  for (let row = 0; row < ROWS; row += 1) {
    const line = JSON.stringify({
      id: `B${row}`,
      user: `U${row % 4001}`,
      subject: `第${row}号：某超市销售过期食品`,
      time: '2026/3/5 9:32:09',
      body: `本月在第${row % 97}号店购买的散装食品已过保质期，店方拒绝退货，也没有公示价格，请核查。`.repeat(4),
    });
    if (!file.write(`${line}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

/** Reading, validating and committing a file through the ledger's normal path, from the first byte to the last act. */
export async function benchImport(say: (line: string) => void): Promise<Figure[]> {
  const server = await scratchServer();
  const core = composeCore({ databaseUrl: server.url, dataDir: server.folder, logger: pino({ level: 'silent' }) });
  try {
    const path = join(server.folder, 'clues.jsonl');
    await writeFile(path);
    const stagingDir = join(server.folder, 'staging');
    await mkdir(stagingDir, { recursive: true });
    const kind = cluesKind(() => core.ledger.clock.now());
    const actor = actorAt(OFFICE, 'intake');
    const table = await openTable(path);
    await table.close();
    const run = async () => {
      const started = performance.now();
      const staged = await validate(path, kind, proposeMapping(table.headers, kind).mapping, {
        authority: OFFICE,
        stagingDir,
      });
      const done = await commit(staged, kind, actor, {
        store: core.store,
        performMany: (by, requests) => performMany(core.ledger, by, requests),
      });
      return { seconds: (performance.now() - started) / 1000, imported: done.imported, unchanged: done.unchanged };
    };
    const first = await run();
    const again = await run();
    say(
      `  ${first.imported} rows in ${first.seconds.toFixed(1)} s; again: ${again.imported} changed in ${again.seconds.toFixed(1)} s`,
    );
    const rate = first.imported / first.seconds;
    return [
      {
        name: 'import, rows per second end to end',
        value: rate,
        unit: 'rows/s',
        bound: '≥ 2,000',
        met: rate >= 2_000 && first.imported === ROWS,
        detail: first,
      },
      {
        name: 're-import, rows changed',
        value: again.imported,
        unit: 'rows',
        bound: '= 0',
        met: again.imported === 0 && again.unchanged === ROWS,
        detail: again,
      },
    ];
  } finally {
    await core.close();
    await server.stop();
  }
}
