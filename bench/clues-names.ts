import { existsSync, readFileSync } from 'node:fs';
import { distance } from 'fastest-levenshtein';
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import pg from 'pg';
import { compareTwoStrings } from 'string-similarity';
import { projectPath } from '../platform/paths.ts';
import { NameIndex, SegmentBuilder } from '../platform/text/name-index.ts';
import { bytesOf } from '../platform/text/name-index-segment.ts';
import type { Figure } from './lib/machine.ts';
import { judge, type Question, questionsOn } from './lib/name-questions.ts';
import { type Firm, nameWorld } from './lib/name-world.ts';
import { scratchServer } from './lib/scratch-server.ts';
import { describeTimes } from './lib/times.ts';
import { wilson } from './lib/wilson.ts';

const NAMES = Number(process.env.QY_BENCH_NAMES ?? 1_000_000);
/** Settings were chosen on another seed. */
const SEED = 20_260_601;
const EACH = Number(process.env.QY_BENCH_NAME_QUESTIONS ?? 400);

/** Real short names as brands of a fifth of the firms: distractors only, where they are there (../shared is read only). */
function shortNames(): string[] {
  const file = projectPath('../shared/data/clues/company/short_names.txt');
  if (!existsSync(file)) return [];
  const names = readFileSync(file, 'utf8').split('\n');
  return names.map((name) => name.trim()).filter((name) => name.length >= 2 && name.length <= 4);
}

type Search = (question: Question) => readonly string[] | Promise<readonly string[]>;

interface Run {
  readonly questions: number;
  readonly first: number;
  readonly five: number;
  readonly times: readonly number[];
  readonly perSecond: number;
  readonly byKind: Readonly<Record<string, { readonly n: number; readonly first: number; readonly five: number }>>;
}

/** Asks one after another, after a warm-up, and judges. */
async function run(questions: readonly Question[], search: Search): Promise<Run> {
  for (const question of questions.slice(0, 50)) await search(question);
  const times: number[] = [];
  const byKind: Record<string, { n: number; first: number; five: number }> = {};
  let [first, five] = [0, 0];
  for (const question of questions) {
    const started = performance.now();
    const answers = await search(question);
    times.push(performance.now() - started);
    const right = judge(question, answers);
    const kind = byKind[question.kind] ?? { n: 0, first: 0, five: 0 };
    byKind[question.kind] = kind;
    kind.n += 1;
    if (right.first) {
      first += 1;
      kind.first += 1;
    }
    if (right.five) {
      five += 1;
      kind.five += 1;
    }
  }
  const total = times.reduce((sum, time) => sum + time, 0);
  return { questions: questions.length, first, five, times, byKind, perSecond: (1_000 * questions.length) / total };
}

const round = (value: number, digits = 3): number => Number(value.toFixed(digits));
const shortly = (one: Run) => ({
  n: one.questions,
  r1: round(one.first / one.questions),
  r5: round(one.five / one.questions),
  perSecond: round(one.perSecond, 1),
  p95Ms: round(describeTimes(one.times).p95, 2),
});

async function indexOf(firms: readonly Firm[]): Promise<NameIndex> {
  const builder = new SegmentBuilder(18, firms.length);
  for (const { key, name, region } of firms) builder.add({ key, name, place: region });
  return new NameIndex(await builder.finish());
}
const ours =
  (index: NameIndex): Search =>
  ({ text, near }) =>
    index.search({ text, near, limit: 5 }).map(({ key }) => key);

/** Every n-th question: of all kinds alike. */
const some = (questions: readonly Question[], count: number): Question[] => {
  const step = Math.max(1, Math.floor(questions.length / count));
  return questions.filter((_, at) => at % step === 0).slice(0, count);
};

const bigrams = (text: string): string[] => {
  const units = Array.from(text.replace(/[^\p{L}\p{N}]/gu, ''));
  return units.slice(1).map((unit, at) => `${units[at] ?? ''}${unit}`);
};

/** pg_trgm over the same names with a GIN and a GiST index; `show_trgm` must see Chinese at all (with locale C it does not). */
async function trigrams(firms: readonly Firm[], questions: readonly Question[], say: (line: string) => void) {
  const server = await scratchServer();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    await client.query('create extension if not exists pg_trgm');
    const { rows: seen } = await client.query<{ n: number }>(`select cardinality(show_trgm('云岚鸿泰')) as n`);
    if ((seen[0]?.n ?? 0) === 0) throw new Error('pg_trgm sees no Chinese in this locale');
    await client.query('create unlogged table firm (key text, name text)');
    for (let at = 0; at < firms.length; at += 50_000) {
      const slice = firms.slice(at, at + 50_000);
      await client.query('insert into firm select * from unnest($1::text[], $2::text[])', [
        slice.map(({ key }) => key),
        slice.map(({ name }) => name),
      ]);
    }
    await client.query(`set maintenance_work_mem = '512MB'`);
    await client.query('create index firm_gin on firm using gin (name gin_trgm_ops)');
    await client.query('analyze firm');
    const byGin: Search = async ({ text }) => {
      const { rows } = await client.query<{ key: string }>(
        'select key from firm where name % $1 order by similarity(name, $1) desc, key limit 5',
        [text],
      );
      return rows.map(({ key }) => key);
    };
    const gin = await run(some(questions, 60), byGin);
    say(`  pg_trgm GIN, threshold 0.3 (its default): ${JSON.stringify(shortly(gin))}`);
    // At its default it finds no brand alone.
    await client.query('set pg_trgm.similarity_threshold = 0.1');
    const wide = await run(some(questions, 60), byGin);
    say(`  pg_trgm GIN, threshold 0.1: ${JSON.stringify(shortly(wide))}`);
    await client.query('drop index firm_gin');
    await client.query('create index firm_gist on firm using gist (name gist_trgm_ops(siglen=64))');
    const gist = await run(some(questions, 40), async ({ text }) => {
      const { rows } = await client.query<{ key: string }>('select key from firm order by name <-> $1 limit 5', [text]);
      return rows.map(({ key }) => key);
    });
    say(`  pg_trgm GiST: ${JSON.stringify(shortly(gist))}`);
    return { gin, wide, gist };
  } finally {
    await client.end();
    await server.stop();
  }
}

/** Searchers that run in Node, each at a size at which it still answers; ours at the same sizes. */
async function inProcess(say: (line: string) => void, brands: readonly string[]) {
  const peers: Record<string, unknown> = {};
  const measure = async (name: string, size: number, asked: number, build: (firms: readonly Firm[]) => Search) => {
    const firms = nameWorld(size, SEED + size, brands);
    const questions = some(questionsOn(firms, 60, SEED + size + 1), asked);
    const started = performance.now();
    const search = build(firms);
    const seconds = (performance.now() - started) / 1_000;
    const theirs = await run(questions, search);
    const own = await run(questions, ours(await indexOf(firms)));
    peers[`${name}, ${size} names`] = { ...shortly(theirs), indexSeconds: round(seconds, 1), oursThere: shortly(own) };
    say(`  ${name} at ${size}: ${JSON.stringify(peers[`${name}, ${size} names`])}`);
  };
  await measure('flexsearch (bigrams)', 100_000, 300, (firms) => {
    const index = new FlexSearch.Index({ encode: bigrams, tokenize: 'strict' });
    for (const [at, { name }] of firms.entries()) index.add(at, name);
    return ({ text }) => index.search(text, { limit: 5, suggest: true }).flatMap((at) => firms[Number(at)]?.key ?? []);
  });
  await measure('minisearch (bigrams)', 50_000, 100, (firms) => {
    const index = new MiniSearch<{ id: string; name: string }>({ fields: ['name'], tokenize: bigrams });
    index.addAll(firms.map(({ key, name }) => ({ id: key, name })));
    return ({ text }) =>
      index
        .search(text)
        .slice(0, 5)
        .map(({ id }) => String(id));
  });
  await measure('fuse.js', 2_000, 40, (firms) => {
    const index = new Fuse(firms, { keys: ['name'], includeScore: true });
    return ({ text }) => index.search(text.slice(0, 32), { limit: 5 }).map(({ item }) => item.key);
  });
  const byScore =
    (score: (one: string, other: string) => number) =>
    (firms: readonly Firm[]): Search =>
    ({ text }) =>
      firms
        .map(({ key, name }) => ({ key, score: score(text, name) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, 5)
        .map(({ key }) => key);
  await measure('string-similarity', 20_000, 60, byScore(compareTwoStrings));
  await measure(
    'fastest-levenshtein',
    20_000,
    60,
    byScore((one, other) => 1 - distance(one, other) / Math.max(one.length, other.length)),
  );
  return peers;
}

/** N1 of clues.md: a firm among a million by a damaged name. Names, neighbours and damages are generated: no claim on real ones. */
export async function benchCluesNames(say: (line: string) => void): Promise<Figure[]> {
  const brands = shortNames();
  if (brands.length === 0) say('  ! ../shared/data/clues/company is missing: generated brands alone');
  const firms = nameWorld(NAMES, SEED, brands);
  const questions = questionsOn(firms, EACH, SEED + 1);
  const started = performance.now();
  const index = await indexOf(firms);
  const buildSeconds = (performance.now() - started) / 1_000;
  const bytes = index.segments.reduce((sum, segment) => sum + bytesOf(segment), 0);
  const whole = await run(questions, ours(index));
  const { p50, p95 } = describeTimes(whole.times);
  say(
    `  ours: ${JSON.stringify(shortly(whole))}, built in ${buildSeconds.toFixed(1)} s, ${(bytes / 2 ** 20).toFixed(0)} MiB`,
  );
  const several = questions.filter(({ truth }) => truth.length > 1).length;
  const trgm = await trigrams(firms, questions, say);
  // Once more after the peer: a machine that does other things is as fast for one as for the other.
  const after = await run(some(questions, 1_000), ours(index));
  const perSecond = (whole.perSecond + after.perSecond) / 2;
  const peers = await inProcess(say, brands);
  const best = Math.max(trgm.wide.perSecond, trgm.gist.perSecond);
  const ratio = perSecond / best;
  const byKind = Object.fromEntries(
    Object.entries(whole.byKind).map(([kind, { n, first, five }]) => [
      kind,
      { n, r1: round(first / n), r5: round(five / n) },
    ]),
  );
  const about = {
    names: NAMES,
    questions: questions.length,
    meantSeveral: several,
    realShortNames: brands.length > 0,
    seed: SEED,
    truth:
      'all firms with the parts that the damage left, the nearest to the matter first; the matter stands in the county of the firm in 85 %, in its city in 10 %, elsewhere in 5 %',
  };
  return [
    {
      name: 'N1 look-up by damaged names, right at 1',
      value: whole.first / questions.length,
      unit: 'share',
      bound: '≥ 0.95',
      met: whole.first / questions.length >= 0.95,
      detail: {
        ...about,
        interval95: wilson(whole.first, questions.length),
        byKind,
        peers: {
          'pg_trgm GIN, threshold 0.3': shortly(trgm.gin),
          'pg_trgm GIN, threshold 0.1': shortly(trgm.wide),
          'pg_trgm GiST': shortly(trgm.gist),
          ...peers,
        },
      },
    },
    {
      name: 'N1 look-up by damaged names, right at 5',
      value: whole.five / questions.length,
      unit: 'share',
      bound: '≥ 0.99',
      met: whole.five / questions.length >= 0.99,
      detail: { ...about, interval95: wilson(whole.five, questions.length) },
    },
    {
      name: 'N1 look-up by damaged names, p95',
      value: p95,
      unit: 'ms',
      bound: '≤ 10',
      met: p95 <= 10,
      detail: { p50, buildSeconds, bytes, names: NAMES },
    },
    {
      name: 'N1 look-up by damaged names, throughput against pg_trgm',
      value: ratio,
      unit: 'times',
      bound: '≥ 50',
      met: ratio >= 50,
      detail: {
        ours: { before: whole.perSecond, after: after.perSecond },
        'GIN, threshold 0.3: finds no brand alone': trgm.gin.perSecond,
        'GIN, threshold 0.1': trgm.wide.perSecond,
        GiST: trgm.gist.perSecond,
        against: 'the faster of those that answer every kind of question',
      },
    },
  ];
}
