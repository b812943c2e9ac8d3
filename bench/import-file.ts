import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { composeCore } from '../apps/server/core.ts';
import { projectPath } from '../platform/paths.ts';
import { putOffices } from './lib/large-offices.ts';
import type { Figure } from './lib/machine.ts';
import { type OddTable, writeOddTable } from './lib/odd-table.ts';
import { scratchServer } from './lib/scratch-server.ts';

const ROWS = Number(process.env.QY_BENCH_IMPORT_ROWS ?? 100_000);
const LIMIT_SECONDS = 60;

/** Has the process say at its end how much memory it held at most, in KiB. */
const TELL_PEAK = `data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS + '\\n'));`,
)}`;

interface Run {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly output: string;
}

/** `qingyuan import clues FILE --yes` as a process of its own, from its start to its end. */
async function importFile(file: string, url: string, dataDir: string): Promise<Run> {
  const started = performance.now();
  const command = ['import', 'clues', file, '--yes', '--as', 'city'];
  const args = [...process.execArgv, '--import', TELL_PEAK, projectPath('apps/cli/main.ts'), ...command];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: url, DATA_DIR: dataDir, LANG: 'en_US.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the import ended with ${code}: ${output.slice(-2_000)}`);
  const peak = /^peak (\d+)$/m.exec(output)?.[1];
  return { seconds: (performance.now() - started) / 1000, peakMiB: Number(peak) / 1024, output };
}

/** What lies in the database must be what the table held, character by character where it is odd. */
async function keptOf(url: string, made: OddTable): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ matters: number; numbers: number; odd: number; broken: number }>(
      `select count(*)::int as matters, count(distinct snapshot->'facts'->'source'->>'externalId')::int as numbers,
              count(*) filter (where snapshot->'facts'->'respondent'->>'name' = '𠮷祥副食店')::int as odd,
              count(*) filter (where snapshot::text like '%' || U&'\\FFFD' || '%')::int as broken
       from matter where procedure = 'clue'`,
    );
    const [{ matters = 0, numbers = 0, odd = 0, broken = 0 } = {}] = rows;
    const wrong = [
      [`${matters} matters`, matters === made.rows],
      [`${numbers} numbers`, numbers === made.rows],
      [`${odd} of the operator with a character of four bytes`, odd === Math.ceil(made.rows / 6)],
      [`${broken} with a lost character`, broken === 0],
    ] as const;
    return wrong.filter(([, right]) => !right).map(([words]) => words);
  } finally {
    await client.end();
  }
}

/** A table of 100,000 odd rows by the command that an officer runs: program start, judging, writing, seals aside. */
export async function benchImportFile(say: (line: string) => void): Promise<Figure[]> {
  const server = await scratchServer();
  try {
    const core = composeCore({ databaseUrl: server.url, dataDir: server.folder, logger: pino({ level: 'silent' }) });
    await putOffices(core);
    await core.close();
    const file = join(server.folder, 'odd.csv');
    const made = await writeOddTable(file, ROWS);
    say(`  ${made.rows} rows and ${made.repeated} repeated, ${(made.bytes / 2 ** 20).toFixed(1)} MiB of GB18030`);
    const { seconds, peakMiB, output } = await importFile(file, server.url, server.folder);
    const wrong = await keptOf(server.url, made);
    if (!output.includes(`Imported ${made.rows},`)) wrong.push('the command tells another number');
    const rate = made.rows / seconds;
    say(
      `  qingyuan import clues: ${seconds.toFixed(1)} s (limit ${LIMIT_SECONDS} s), ${Math.round(rate)} rows/s, ` +
        `peak memory ${Math.round(peakMiB)} MiB${wrong.length > 0 ? `; WRONG: ${wrong.join(', ')}` : ''}`,
    );
    return [
      {
        name: `qingyuan import clues, ${ROWS} rows of a real-world table`,
        value: seconds,
        unit: 's',
        bound: `≤ ${LIMIT_SECONDS}`,
        met: seconds <= LIMIT_SECONDS && wrong.length === 0,
        detail: { ...made, rowsPerSecond: rate, peakMiB, wrong },
      },
    ];
  } finally {
    await server.stop();
  }
}
