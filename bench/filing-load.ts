import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { uuidv7 } from '../kernel/id.ts';
import { PROOF_HEADER, type Purpose, solve, workOf } from '../platform/proof-of-work/contract.ts';
import type { Figure } from './lib/machine.ts';
import { serveProduct } from './lib/product-server.ts';
import { scratchServer } from './lib/scratch-server.ts';

const PER_SECOND = Number(process.env.QY_BENCH_FILINGS ?? 200);
const SECONDS = Number(process.env.QY_BENCH_SECONDS ?? 60);
const READERS_PER_SECOND = 50;
const WITH_FILE = 0.1;
const FILE_BYTES = 2 * 1_048_576;
/**
 * Expected hashes while things are calm: next to nothing, for the phones of twelve thousand people are not on this
 * machine. What counts is by how much it is multiplied under the load.
 */
const CALM_WORK = 160;

/** What came of everything that was asked. */
interface Tally {
  readonly latencies: number[];
  readonly answers: Map<string, number>;
  hardest: number;
  taken: number;
}

const count = ({ answers }: Tally, name: string): void => void answers.set(name, (answers.get(name) ?? 0) + 1);

function solved(challenge: string): string {
  const work = solve(challenge);
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value ?? '';
}

/** One person with a page of their own. */
class Visitor {
  readonly #base: string;
  readonly #tally: Tally;
  constructor(base: string, tally: Tally) {
    this.#base = base;
    this.#tally = tally;
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(this.#base + path, init);
    count(this.#tally, `${path.split('/')[2]?.split('?')[0]} ${response.status}`);
    return response;
  }

  async #post(path: string, purpose: Purpose, body: object): Promise<Response> {
    const given = await this.#ask(`/public/challenge?purpose=${purpose}`);
    const { challenge } = (await given.json()) as { challenge: string };
    this.#tally.hardest = Math.max(this.#tally.hardest, workOf(challenge) ?? 0);
    const headers = { 'content-type': 'application/json', [PROOF_HEADER]: solved(challenge) };
    const since = performance.now();
    const response = await this.#ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
    await response.arrayBuffer();
    if (purpose === 'file') this.#tally.latencies.push(performance.now() - since);
    return response;
  }

  async #handIn(bytes: Buffer): Promise<{ token: string; ids: string[] } | undefined> {
    const token = randomBytes(32).toString('base64url');
    const id = uuidv7();
    const begun = await this.#post('/public/uploads', 'upload', { token, id, name: '记录.txt', size: bytes.length });
    if (!begun.ok) return undefined;
    for (let n = 0; n * 1_048_576 < bytes.length; n += 1) {
      const headers = { 'content-type': 'application/octet-stream', 'x-upload-token': token };
      const body = new Uint8Array(bytes.subarray(n * 1_048_576, (n + 1) * 1_048_576));
      const part = await this.#ask(`/public/uploads/${id}/parts/${n}`, { method: 'PUT', headers, body });
      await part.arrayBuffer();
    }
    const end = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) };
    const judged = await this.#ask(`/public/uploads/${id}/finish`, end);
    await judged.arrayBuffer();
    return judged.ok ? { token, ids: [id] } : undefined;
  }

  async file(bytes: Buffer | undefined): Promise<void> {
    const uploads = bytes === undefined ? undefined : await this.#handIn(bytes);
    const filing = {
      actId: uuidv7(),
      kind: 'report',
      title: '某饭店使用过期食材',
      text: '中午在后厨看到他们把过期的冻肉解冻后使用，生产日期被撕掉了。',
      region: '980102',
      respondent: { name: '听泉路演示饭店' },
      reporter: null,
      ...(uploads === undefined ? {} : { uploads }),
    };
    const response = await this.#post('/public/filings', 'file', filing);
    if (response.status === 201) this.#tally.taken += 1;
  }

  async read(): Promise<void> {
    await (await this.#ask('/public/regions')).arrayBuffer();
  }
}

/** Begins pieces of work at random instants with a mean rate, whether or not earlier ones have ended. */
async function arriving(perSecond: number, seconds: number, begin: () => Promise<void>): Promise<number> {
  const begun: Promise<void>[] = [];
  const start = performance.now();
  for (let due = start; due < start + seconds * 1000; ) {
    if (due > performance.now()) await sleep(1);
    else {
      begun.push(begin());
      due += (-Math.log(1 - Math.random()) * 1000) / perSecond;
    }
  }
  await Promise.all(begun);
  return begun.length;
}

const sum = ({ answers }: Tally, fits: (status: number) => boolean): number =>
  [...answers].reduce((all, [name, n]) => all + (fits(Number(name.split(' ')[1])) ? n : 0), 0);

/** Filings of the public at a steady rate, a tenth of them with a file of 2 MiB, readers beside. */
export async function benchFilingLoad(say: (line: string) => void): Promise<Figure[]> {
  const server = await scratchServer();
  process.env.QY_PROOF_WORK = String(CALM_WORK);
  const served = await serveProduct(server.url, server.folder);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const tally: Tally = { latencies: [], answers: new Map(), hardest: 0, taken: 0 };
  const visitor = new Visitor(`http://127.0.0.1:${served.port}`, tally);
  let cut = 0;
  const noting = (work: Promise<void>): Promise<void> =>
    work.catch(() => {
      cut += 1;
    });
  try {
    const before = await receivedIn(client);
    const [asked] = await Promise.all([
      arriving(PER_SECOND, SECONDS, () => {
        const bytes = Math.random() < WITH_FILE ? Buffer.from(randomBytes(FILE_BYTES / 2).toString('hex')) : undefined;
        return noting(visitor.file(bytes));
      }),
      arriving(READERS_PER_SECOND, SECONDS, () => noting(visitor.read())),
    ]);
    const kept = (await receivedIn(client)) - before;
    const sorted = tally.latencies.sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    const failures = sum(tally, (status) => status >= 500);
    const lost = tally.taken - kept;
    const times = tally.hardest / CALM_WORK;
    say(`  ${asked} filings in ${SECONDS} s, ${tally.taken} taken, ${kept} kept, ${cut} connections cut`);
    say(`  answers: ${[...tally.answers].map(([name, n]) => `${name}: ${n}`).join(', ')}`);
    say(
      `  filing p50 ${at(0.5).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms; work asked for: up to ${times.toFixed(1)} times the calm one`,
    );
    const detail = {
      perSecond: PER_SECOND,
      seconds: SECONDS,
      withFile: WITH_FILE,
      answers: Object.fromEntries(tally.answers),
    };
    const figure = (name: string, value: number, unit: string, bound: string, met: boolean): Figure => ({
      ...{ name, value, unit, bound, met, detail },
    });
    return [
      figure('public filings taken and not kept', lost, 'filings', '0', lost === 0),
      figure('failures of the server under public filings', failures + cut, 'answers', '0', failures + cut === 0),
      figure('public filing, p50', at(0.5), 'ms', 'none', true),
      figure('public filing, p99', at(0.99), 'ms', '≤ 500', at(0.99) <= 500),
      figure('work asked for under load, over the calm one', times, 'times', '> 1', times > 1),
    ];
  } finally {
    await client.end();
    await served.stop();
    await server.stop();
  }
}

async function receivedIn(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from act where verb = 'receive' and body ->> 'channel' = 'portal'`,
  );
  return rows[0]?.n ?? 0;
}
