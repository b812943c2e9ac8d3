import { join } from 'node:path';
import pg from 'pg';
import { readPostmaster } from '../platform/embedded-postgres/postmaster.ts';
import { clueBody } from './lib/clue.ts';
import { type Used, usedBy } from './lib/cpu.ts';
import { type Figure, median } from './lib/machine.ts';
import { describePace, paced } from './lib/paced.ts';
import { serveProduct } from './lib/product-server.ts';
import { scratchServer } from './lib/scratch-server.ts';
import { CONNECTIONS, ROUNDS, SLICE_SECONDS, type Slice, slice } from './lib/slice.ts';

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
  const served = await serveProduct(server.url, server.folder);
  const target = (path: string) => ({ port: served.port, path, headers: served.headers, body: clueBody });
  try {
    await slice(target('/bench/bare'));
    await slice(target('/api/matters'));
    const who = { server: served.pid, postgres: readPostmaster(join(server.folder, 'postgres'))?.pid ?? 0 };
    const measured = (path: string) =>
      usedBy(
        who,
        () => slice(target(path)),
        ({ rate }) => rate * SLICE_SECONDS,
      );
    const used: { bare: Used; full: Used }[] = [];
    const pairs: { bare: Slice; full: Slice }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const bare = await measured('/bench/bare');
      const full = await measured('/api/matters');
      const pair = { bare: bare.result, full: full.result };
      pairs.push(pair);
      used.push({ bare: bare.used, full: full.used });
      say(
        `  bare ${pair.bare.rate.toFixed(0)}/s, clue ${pair.full.rate.toFixed(0)}/s, ratio ${(pair.full.rate / pair.bare.rate).toFixed(3)}`,
      );
    }
    const processor = (path: 'bare' | 'full', part: keyof Used): number => median(used.map((each) => each[path][part]));
    for (const path of ['bare', 'full'] as const)
      say(
        `  processor time per request, ${path}: server ${processor(path, 'server').toFixed(2)} ms, database ${processor(path, 'postgres').toFixed(2)} ms, client ${processor(path, 'client').toFixed(2)} ms`,
      );
    const ratio = median(pairs.map(({ bare, full }) => full.rate / bare.rate));
    const most = median(pairs.map(({ full }) => full.rate));
    const atHalf = async (path: string, maximum: number, seconds: number) =>
      describePace(await paced({ ...target(path), perSecond: maximum / 2, seconds }));
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
    const detail = { connections: CONNECTIONS, sliceSeconds: SLICE_SECONDS, failed, pairs, processorMs: used };
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
    await served.stop();
    await client.end();
    await server.stop();
  }
}
