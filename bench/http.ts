import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import autocannon from 'autocannon';
import pg from 'pg';
import { uuidv7 } from '../kernel/id.ts';
import { projectPath } from '../platform/paths.ts';
import { type Figure, median } from './lib/machine.ts';
import { paced } from './lib/paced.ts';
import { scratchServer } from './lib/scratch-server.ts';

const CONNECTIONS = 32;
const SLICE_SECONDS = 5;
const ROUNDS = 5;

interface Served {
  readonly process: ChildProcess;
  readonly port: number;
  readonly cookie: string;
}

async function serve(url: string, folder: string): Promise<Served> {
  const child = spawn(process.execPath, [...process.execArgv, projectPath('bench/http-server.ts'), url, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) return { process: child, ...(JSON.parse(line) as { port: number; cookie: string }) };
  }
  throw new Error('the server ended before it listened');
}

const TEXT = '本月三日在城西某超市购买的散装食品已过保质期，店方拒绝退货，也没有公示价格。'.repeat(3);

/** What a clerk's form sends: a clue with text, respondent, place and a sealed reporter. */
function clueBody(): string {
  return JSON.stringify({
    actId: uuidv7(),
    procedure: 'clue',
    verb: 'receive',
    body: {
      title: '超市销售过期食品',
      text: TEXT,
      channel: 'phone',
      domain: 'food',
      respondent: { name: '某某商贸有限公司', address: '城西路8号' },
      reporter: { name: '王某', phone: '10012345678' },
    },
  });
}

interface Slice {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

const headersOf = ({ cookie }: Served) => ({ 'content-type': 'application/json', 'x-qingyuan': '1', cookie });

async function slice(served: Served, path: string): Promise<Slice> {
  const result = await autocannon({
    url: `http://127.0.0.1:${served.port}${path}`,
    connections: CONNECTIONS,
    duration: SLICE_SECONDS,
    requests: [
      {
        method: 'POST',
        headers: headersOf(served),
        setupRequest: (request) => ({ ...request, body: clueBody() }),
      },
    ],
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  return { rate: result['2xx'] / result.duration, p50: result.latency.p50, p99: result.latency.p99, failed };
}

/**
 * One clue through the HTTP API with everything, against a bare route of the same server that does one INSERT into the
 * same database: slices in turn, the ratio pair by pair, so that it holds when the machine's speed drifts.
 */
export async function benchHttp(say: (line: string) => void): Promise<{ figures: Figure[]; postgres: string }> {
  const server = await scratchServer();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query('create table bench_bare (id uuid primary key, body jsonb not null)');
  await client.query('grant insert on bench_bare to qingyuan_app');
  const served = await serve(server.url, server.folder);
  try {
    await slice(served, '/bench/bare');
    await slice(served, '/api/matters');
    const pairs: { bare: Slice; full: Slice }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const pair = { bare: await slice(served, '/bench/bare'), full: await slice(served, '/api/matters') };
      pairs.push(pair);
      say(
        `  bare ${pair.bare.rate.toFixed(0)}/s, clue ${pair.full.rate.toFixed(0)}/s, ratio ${(pair.full.rate / pair.bare.rate).toFixed(3)}`,
      );
    }
    const ratio = median(pairs.map(({ bare, full }) => full.rate / bare.rate));
    const most = median(pairs.map(({ full }) => full.rate));
    const atHalf = (path: string, maximum: number, seconds: number) =>
      paced({ port: served.port, path, headers: headersOf(served), body: clueBody, perSecond: maximum / 2, seconds });
    // Once in its life a database makes its first log segments; from the first checkpoint on it uses them again.
    await client.query('checkpoint');
    // New sockets and cold plans belong to the start, not to steady work; the bare route shows what the disk alone does.
    await atHalf('/api/matters', most, SLICE_SECONDS);
    const half = await atHalf('/api/matters', most, 3 * SLICE_SECONDS);
    const bareHalf = await atHalf('/bench/bare', median(pairs.map(({ bare }) => bare.rate)), 2 * SLICE_SECONDS);
    say(
      `  at half of the maximum (${Math.round(most / 2)}/s): p50 ${half.p50.toFixed(1)} ms, p99 ${half.p99.toFixed(1)} ms; bare at half of its own: p99 ${bareHalf.p99.toFixed(1)} ms`,
    );
    const failed = pairs.reduce((sum, { bare, full }) => sum + bare.failed + full.failed, half.failed);
    const detail = { connections: CONNECTIONS, sliceSeconds: SLICE_SECONDS, failed, pairs };
    return {
      postgres: server.version,
      figures: [
        {
          name: 'clue through HTTP / bare insert route',
          value: ratio,
          unit: 'ratio',
          bound: '≥ 0.35',
          met: ratio >= 0.35 && failed === 0,
          detail,
        },
        {
          name: 'clue through HTTP, p99 at half of the maximum',
          value: half.p99,
          unit: 'ms',
          bound: '≤ 50',
          met: half.p99 <= 50,
          detail: { half, bareHalf, maximum: most },
        },
      ],
    };
  } finally {
    served.process.kill('SIGKILL');
    if (served.process.exitCode === null) await once(served.process, 'exit');
    await client.end();
    await server.stop();
  }
}
