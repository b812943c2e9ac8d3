import pg from 'pg';
import type { Question } from './name-questions.ts';
import { type Run, run, shortly, some } from './name-run.ts';
import type { Firm } from './name-world.ts';
import { scratchServer } from './scratch-server.ts';

/** A way to ask pg_trgm. */
interface Way {
  readonly name: string;
  readonly index: string;
  readonly settings: readonly string[];
  readonly query: string;
}

const GIN = 'create index firm_trgm on firm using gin (name gin_trgm_ops)';
const GIST = 'create index firm_trgm on firm using gist (name gist_trgm_ops(siglen=256))';
const SIMILAR = 'select key from firm where name % $1 order by similarity(name, $1) desc, key limit 5';
const WITHIN = 'select key from firm where $1 <% name order by word_similarity($1, name) desc, key limit 5';
const NEAREST = 'select key from firm order by name <-> $1 limit 5';

/** Ways of one index stand together: it is made once. */
const WAYS: readonly Way[] = [
  { name: 'GIN, similarity ≥ 0.3', index: GIN, settings: [], query: SIMILAR },
  {
    ...{ name: 'GIN, similarity ≥ 0.1', index: GIN, query: SIMILAR },
    settings: ['set pg_trgm.similarity_threshold = 0.1'],
  },
  {
    ...{ name: 'GIN, word similarity ≥ 0.4', index: GIN, query: WITHIN },
    settings: ['set pg_trgm.word_similarity_threshold = 0.4'],
  },
  // On 60,000 names a signature of 64 bytes was as fast within a tenth.
  { name: 'GiST nearest, siglen 256', index: GIST, settings: [], query: NEAREST },
];
/** So many questions, of all kinds in turn. */
const QUESTIONS = 120;
/** Share right among five answers: a way below it answers another question than ours. */
const ANSWERS_FROM = 0.5;

type WayTold = ReturnType<typeof shortly> & { readonly indexMiB: number };

export interface Trigrams {
  readonly ways: Readonly<Record<string, WayTold>>;
  /** The fastest way by the clock, and by processor time, of those that find at least half of what is asked. */
  readonly fastest: Pick<Run, 'perSecond' | 'perProcessorSecond'>;
  readonly sharedBuffers: string;
  /** Blocks of the index that were not in the server's own memory while it was measured, by way. */
  readonly blocksFromOutside: Readonly<Record<string, number>>;
}

/** One of each kind after another: who is stopped before the end was asked some of all. */
function inTurn(questions: readonly Question[]): Question[] {
  const rank = new Map<string, number>();
  const placed = questions.map((question) => {
    const turn = rank.get(question.kind) ?? 0;
    rank.set(question.kind, turn + 1);
    return { question, turn };
  });
  return placed.sort((a, b) => a.turn - b.turn).map(({ question }) => question);
}

async function fill(client: pg.Client, firms: readonly Firm[]): Promise<void> {
  await client.query('create unlogged table firm (key text, name text)');
  for (let at = 0; at < firms.length; at += 50_000) {
    const slice = firms.slice(at, at + 50_000);
    await client.query('insert into firm select * from unnest($1::text[], $2::text[])', [
      slice.map(({ key }) => key),
      slice.map(({ name }) => name),
    ]);
  }
  await client.query('vacuum analyze firm');
}

const numberOf = async (client: pg.Client, query: string): Promise<number> => {
  const { rows } = await client.query<{ n: number }>(query);
  return rows[0]?.n ?? 0;
};
/** What a session has counted is told to others now and then: this makes it tell. */
const blocksRead = async (client: pg.Client): Promise<number> => {
  await client.query('select pg_stat_force_next_flush()');
  return numberOf(
    client,
    `select coalesce(sum(idx_blks_read), 0)::int as n from pg_statio_user_indexes where indexrelname = 'firm_trgm'`,
  );
};

/**
 * pg_trgm over the same names in every way that may be its best, one backend without parallel workers, warm. `show_trgm` must see
 * Chinese at all: with locale C it does not.
 */
export async function trigrams(
  firms: readonly Firm[],
  questions: readonly Question[],
  say: (line: string) => void,
): Promise<Trigrams> {
  const server = await scratchServer();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    await client.query('create extension if not exists pg_trgm');
    if ((await numberOf(client, `select cardinality(show_trgm('云岚鸿泰')) as n`)) === 0)
      throw new Error('pg_trgm sees no Chinese in this locale');
    await fill(client, firms);
    const backend = await numberOf(client, 'select pg_backend_pid() as n');
    const tune = [
      ...[`set maintenance_work_mem = '1GB'`, `set work_mem = '256MB'`, 'set jit = off', 'set enable_seqscan = off'],
      ...['set max_parallel_workers_per_gather = 0', 'set synchronous_commit = off'],
    ];
    for (const setting of tune) await client.query(setting);
    const asked = inTurn(some(questions, QUESTIONS));
    const ways: Record<string, WayTold> = {};
    const blocksFromOutside: Record<string, number> = {};
    const runs: Run[] = [];
    let made = '';
    for (const [number, { name, index, settings, query }] of WAYS.entries()) {
      if (index !== made) {
        await client.query('drop index if exists firm_trgm');
        await client.query(index);
        made = index;
      }
      for (const setting of settings) await client.query(setting);
      const ask = async ({ text }: Question) => {
        const { rows } = await client.query<{ key: string }>({ name: `way${number}`, text: query, values: [text] });
        return rows.map(({ key }) => key);
      };
      const before = await blocksRead(client);
      const told = await run(asked, ask, backend);
      blocksFromOutside[name] = (await blocksRead(client)) - before;
      const indexMiB = await numberOf(client, `select (pg_relation_size('firm_trgm') / 1048576)::int as n`);
      ways[name] = { ...shortly(told), indexMiB };
      if (told.five >= ANSWERS_FROM * told.questions) runs.push(told);
      say(`  pg_trgm ${name}: ${JSON.stringify(ways[name])}`);
    }
    const { rows } = await client.query<{ setting: string }>(`select current_setting('shared_buffers') as setting`);
    return {
      ways,
      blocksFromOutside,
      sharedBuffers: rows[0]?.setting ?? '',
      fastest: {
        perSecond: Math.max(...runs.map(({ perSecond }) => perSecond)),
        perProcessorSecond: Math.max(...runs.map(({ perProcessorSecond }) => perProcessorSecond)),
      },
    };
  } finally {
    await client.end();
    await server.stop();
  }
}
