import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { plainDate } from '../../../kernel/plain-date.ts';
import { sameProposer } from '../../../modules/sameness/index.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { openStore, type Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { signText } from '../../../platform/text/minhash.ts';
import { median } from '../machine.ts';
import { seeded } from '../seeded.ts';
import { describeTimes } from '../times.ts';
import type { Message } from './messages.ts';
import { recombiner } from './million.ts';

const KEY = Buffer.from('of the benchmark');
const REGIONS = Array.from(
  { length: 100 },
  (_, at) => `98${String(101 + Math.floor(at / 10) * 100 + (at % 10)).padStart(4, '0')}`,
);
const FIRMS = 50_000;
/** One in so many of the matters is there as a whole, so that copies of it can be compared. */
const WHOLE_EVERY = 50;
const LOT = 10_000;
const OPENED = plainDate('2026-03-02');

export interface Proposed {
  readonly among: number;
  /** Reading all signatures into a worker that has just started. */
  readonly loadSeconds: number;
  readonly mattersPerSecond: number;
  readonly one: ReturnType<typeof describeTimes>;
  /** Copies of matters that are there, and how many were proposed as the same. */
  readonly copies: { readonly asked: number; readonly found: number };
  readonly sketchBytes: number;
  /** Keys of bands in an index of the database instead, on so many rows. */
  readonly gin: {
    readonly rows: number;
    readonly bytesPerMatter: number;
    readonly writeMs: number;
    readonly queryMs: number;
  };
}

const firmCode = (n: number): string => `91980101MA${String(n).padStart(7, '0')}X`;

/** A UUID version 7 of a number, so that a run makes the same matters as another. */
const idOf = (n: number): string =>
  `01990000-${(n >>> 16).toString(16).padStart(4, '0')}-7${(n & 0xfff).toString(16).padStart(3, '0')}-8${((n >>> 12) & 0xf).toString(16)}00-${(n * 2_654_435_761).toString(16).padStart(12, '0').slice(-12)}`;

function matterOf(n: number, text: string, firm: number): Matter {
  const region = REGIONS[n % REGIONS.length] ?? '980101';
  const matter = {
    ...{ homeRegion: region, id: idOf(n), procedure: 'report', version: 1, state: 'received', homeCode: region },
    ...{ handlingCode: region, assignee: null, sensitivity: 0, title: '群众反映', channel: '12345', domain: '' },
    ...{ openedOn: OPENED, closedOn: null, clocks: {}, doneBy: {} },
    facts: { text, respondent: { name: `测试商行${firm}`, code: firmCode(firm) } },
  };
  return matter as unknown as Matter;
}

/** Matters with their signatures and what they can be found by, written as rows: filing a million would measure filing. */
async function fill(owner: pg.Client, messages: readonly Message[], count: number): Promise<readonly string[]> {
  const make = recombiner(messages, 77);
  const random = seeded(3);
  const originals: string[] = [];
  await owner.query('drop index text_sketch_written');
  await owner.query('drop index likeness_anywhere');
  for (let from = 0; from < count; from += LOT) {
    const size = Math.min(LOT, count - from);
    const matters = Array.from({ length: size }, (_, at) => matterOf(from + at, make.next(), random.below(FIRMS)));
    const signatures = matters.map(({ title, facts }) =>
      Buffer.from(signText(`${title}\n${String(facts.text)}`).buffer),
    );
    const [regions, ids] = [matters.map(({ homeRegion }) => homeRegion), matters.map(({ id }) => id)];
    await owner.query(
      `insert into text_sketch select r, i, s, pg_current_xact_id() from unnest($1::text[], $2::uuid[], $3::bytea[]) t(r, i, s)`,
      [regions, ids, signatures],
    );
    await owner.query(
      `insert into likeness select r, 'respondent', sha256(c::bytea), i, $4::date from unnest($1::text[], $2::uuid[], $3::text[]) t(r, i, c)
       union all select r, 'phone', sha256(i::text::bytea), i, $4::date from unnest($1::text[], $2::uuid[]) t(r, i)`,
      [regions, ids, matters.map(({ facts }) => (facts.respondent as { code: string }).code), OPENED],
    );
    const whole = matters.filter((_, at) => (from + at) % WHOLE_EVERY === 0);
    for (const { facts } of whole) originals.push(String(facts.text));
    await owner.query(
      `insert into matter (home_region, id, procedure, version, state, home_code, handling_code, sensitivity, title, channel,
         domain, opened_on, head_hash, snapshot)
       select s ->> 'homeRegion', (s ->> 'id')::uuid, 'report', 1, 'received', s ->> 'homeRegion', s ->> 'homeRegion', 0,
         s ->> 'title', '12345', '', $2::date, sha256(''), s from unnest($1::jsonb[]) s`,
      [whole.map((matter) => JSON.stringify(matter)), OPENED],
    );
  }
  await owner.query('create index text_sketch_written on text_sketch (written)');
  await owner.query(
    'create index likeness_anywhere on likeness (kind, digest, opened_on desc) include (home_region, matter_id)',
  );
  await owner.query('vacuum analyze text_sketch, likeness, matter');
  await owner.query('checkpoint');
  return originals;
}

/** What 42 keys a matter in a GIN index would cost: rows of random keys, as different texts have them. */
async function ginOf(owner: pg.Client, rows: number): Promise<Proposed['gin']> {
  await owner.query('create table band_keys (n int primary key, bands int[] not null)');
  await owner.query(
    `insert into band_keys select n, (select array_agg(((random() - 0.5) * 4294967295)::int) from generate_series(1, 42) g where n > 0)
     from generate_series(1, $1) n`,
    [rows],
  );
  await owner.query(`set maintenance_work_mem = '512MB'`);
  await owner.query('create index band_keys_gin on band_keys using gin (bands) with (fastupdate = off)');
  await owner.query('vacuum analyze band_keys');
  await owner.query('checkpoint');
  await owner.query('set enable_seqscan = off');
  const keys = (): string => `{${Array.from({ length: 42 }, () => randomBytes(4).readInt32LE()).join(',')}}`;
  const [writes, queries]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 30; turn += 1) {
    const lot = Array.from({ length: 100 }, keys);
    let started = performance.now();
    await owner.query(`insert into band_keys select $1 + n, b::int[] from unnest($2::text[]) with ordinality t(b, n)`, [
      rows + turn * 100,
      lot,
    ]);
    writes.push((performance.now() - started) / 100);
    started = performance.now();
    await owner.query(
      `select o.n from unnest($1::text[]) b cross join lateral (select n from band_keys k where k.bands && b::int[] limit 50) o`,
      [lot],
    );
    queries.push((performance.now() - started) / 100);
  }
  const { rows: sizes } = await owner.query<{ bytes: string }>(`select pg_relation_size('band_keys_gin') as bytes`);
  return {
    ...{ rows, writeMs: median(writes), queryMs: median(queries) },
    bytesPerMatter: Math.round(Number(sizes[0]?.bytes ?? 0) / rows),
  };
}

/** What the worker pays for proposing what is perhaps the same among so many matters, batch by batch as it works. */
export async function proposeAmong(
  url: string,
  messages: readonly Message[],
  count: number,
  say: (line: string) => void,
): Promise<Proposed> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const store: Store = openStore({ url, poolSize: 4 });
  try {
    const started = performance.now();
    const originals = await fill(owner, messages, count);
    say(
      `  ${count} signatures and ${2 * count} anchors written in ${((performance.now() - started) / 1000).toFixed(0)} s`,
    );
    const proposer = sameProposer(KEY);
    const make = recombiner(messages, 99);
    const random = seeded(5);
    let next = count;
    const copies = { asked: 0, found: 0 };
    const propose = async (size: number): Promise<number> => {
      const sources: (number | undefined)[] = [];
      const region = REGIONS[next % REGIONS.length] ?? '';
      const matters = Array.from({ length: size }, () => {
        // One in five is a copy, of the same firm or another.
        const source = random.chance(0.2) ? random.below(originals.length) : undefined;
        sources.push(source);
        const text = source === undefined ? make.next() : make.copyOf(originals[source] ?? '');
        const matter = matterOf(next, text, random.below(FIRMS));
        next += 1;
        return { ...matter, homeRegion: region } as Matter;
      });
      const from = performance.now();
      const found = await store.transaction(SYSTEM_VIEWER, (tx) => proposer.propose({ tx, matters, at: new Date() }), {
        byIndex: true,
      });
      const spent = performance.now() - from;
      for (const [at, source] of sources.entries()) {
        if (source === undefined) continue;
        copies.asked += 1;
        const original = idOf(source * WHOLE_EVERY);
        if (found.get(matters[at]?.id ?? '')?.some(({ value }) => value.endsWith(original)) === true) copies.found += 1;
      }
      return spent;
    };
    const loading = performance.now();
    await propose(1);
    const loadSeconds = (performance.now() - loading) / 1000;
    say(`  a new worker has read them in ${loadSeconds.toFixed(1)} s`);
    for (let turn = 0; turn < 10; turn += 1) await propose(100);
    const batches: number[] = [];
    for (let turn = 0; turn < 60; turn += 1) batches.push(await propose(100));
    const ones: number[] = [];
    for (let turn = 0; turn < 400; turn += 1) ones.push(await propose(1));
    const { rows } = await owner.query<{ bytes: string }>(`select pg_total_relation_size('text_sketch') as bytes`);
    return {
      ...{ among: count, loadSeconds, mattersPerSecond: 100_000 / median(batches), one: describeTimes(ones), copies },
      sketchBytes: Math.round(Number(rows[0]?.bytes ?? 0) / count),
      gin: await ginOf(owner, Math.min(100_000, count)),
    };
  } finally {
    await store.close();
    await owner.end();
  }
}
