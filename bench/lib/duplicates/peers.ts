import bloomFilters from 'bloom-filters';
import { distance } from 'fastest-levenshtein';
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import pg from 'pg';
import { compareTwoStrings } from 'string-similarity';
import { shinglesOf, signText } from '../../../platform/text/minhash.ts';
import { NearIndex } from '../../../platform/text/near-index.ts';
import type { Pair } from './messages.ts';

/** What one way of finding like texts did. */
export interface PeerRow {
  readonly peer: string;
  /** Texts it had to find them among. */
  readonly among: number;
  /** Texts taken up a second: signed or indexed. */
  readonly takenUpPerSecond: number | null;
  readonly queriesPerSecond: number | null;
  /** Of the questions asked: a text alike to a half or more stood among the first five. */
  readonly hitAt5: number | null;
  readonly asked: number;
}

type Search = (text: string) => readonly number[];

/** The texts that have a like one, then others up to `among`; and which those are. */
function smaller(texts: readonly string[], pairs: readonly Pair[], among: number) {
  const order = [...new Set([...pairs.flatMap(({ a, b }) => [a, b]), ...texts.keys()])].slice(0, among);
  const place = new Map(order.map((at, n) => [at, n]));
  const like = new Map<number, number[]>();
  for (const { a, b } of pairs) {
    const [one, other] = [place.get(a), place.get(b)];
    if (one === undefined || other === undefined) continue;
    like.set(one, [...(like.get(one) ?? []), other]);
    like.set(other, [...(like.get(other) ?? []), one]);
  }
  return { texts: order.map((at) => texts[at] ?? ''), like };
}

function ask(
  peer: string,
  { texts, like }: ReturnType<typeof smaller>,
  questions: number,
  build: () => Search,
): PeerRow {
  const started = performance.now();
  const search = build();
  const built = performance.now() - started;
  const asked = [...like].slice(0, questions);
  let hits = 0;
  const from = performance.now();
  for (const [at, others] of asked) {
    const found = search(texts[at] ?? '')
      .filter((each) => each !== at)
      .slice(0, 5);
    if (found.some((each) => others.includes(each))) hits += 1;
  }
  const spent = performance.now() - from;
  return {
    ...{ peer, among: texts.length, asked: asked.length, hitAt5: hits / Math.max(1, asked.length) },
    // Those that compare all pairs take nothing up.
    takenUpPerSecond: peer.includes('all pairs') ? null : Math.round((texts.length / built) * 1_000),
    queriesPerSecond: Number(((asked.length / spent) * 1_000).toPrecision(3)),
  };
}

const bigrams = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2).trim()).filter(
    (pair) => pair.length === 2,
  );

/** All peers on the same texts, each among as many as it can be asked about in seconds; ours among all. */
export async function askPeers(
  texts: readonly string[],
  pairs: readonly Pair[],
  url: string,
  say: (line: string) => void,
): Promise<readonly PeerRow[]> {
  const rows: PeerRow[] = [];
  const tell = (row: PeerRow): void => {
    say(`  ${JSON.stringify(row)}`);
    rows.push(row);
  };
  const all = smaller(texts, pairs, texts.length);
  const some = smaller(texts, pairs, 3_000);
  tell(
    ask('ours', all, 1_000, () => {
      const index = new NearIndex();
      for (const text of all.texts) index.add(signText(text));
      return (text) => index.near(signText(text), { from: 0.35, atMost: 6 }).near.map(({ number }) => number);
    }),
  );
  tell(
    ask('flexsearch (bigrams)', some, 100, () => {
      const index = new FlexSearch.Index({ encode: bigrams, tokenize: 'strict' });
      for (const [at, text] of some.texts.entries()) index.add(at, text);
      return (text) => index.search(text, { limit: 6, suggest: true }).map(Number);
    }),
  );
  tell(
    ask('minisearch (bigrams)', some, 30, () => {
      const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'], tokenize: bigrams });
      index.addAll(some.texts.map((text, id) => ({ id, text })));
      return (text) => index.search(text).map(({ id }) => Number(id));
    }),
  );
  const few = smaller(texts, pairs, 200);
  tell(
    ask('fuse.js', few, 3, () => {
      const index = new Fuse(few.texts, { includeScore: true, ignoreLocation: true });
      return (text) => index.search(text.slice(0, 60)).map(({ refIndex }) => refIndex);
    }),
  );
  const least = smaller(texts, pairs, 600);
  tell(ask('string-similarity (all pairs)', least, 10, byScore(least.texts, compareTwoStrings)));
  tell(
    ask(
      'fastest-levenshtein (all pairs)',
      least,
      10,
      byScore(least.texts, (a, b) => -distance(a, b) / Math.max(a.length, b.length)),
    ),
  );
  tell(minhashOfBloomFilters(some.texts));
  tell(await trigrams(some, url));
  return rows;
}

const byScore = (texts: readonly string[], score: (a: string, b: string) => number) => () => (text: string) =>
  texts
    .map((other, at) => ({ at, score: score(text, other) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 6)
    .map(({ at }) => at);

/** Signatures only: it has no index to ask. */
function minhashOfBloomFilters(texts: readonly string[]): PeerRow {
  const taken = texts.slice(0, 150);
  const sets = taken.map((text) => [...shinglesOf(text)].map((shingle) => shingle >>> 1));
  const factory = new bloomFilters.MinHashFactory(128, 2 ** 31);
  const started = performance.now();
  for (const set of sets) factory.create().bulkLoad(set);
  const spent = performance.now() - started;
  return {
    ...{ peer: 'bloom-filters MinHash (128)', among: taken.length, asked: 0, queriesPerSecond: null, hitAt5: null },
    takenUpPerSecond: Math.round((taken.length / spent) * 1_000),
  };
}

/** pg_trgm with a GIN index; a database whose locale sees no Chinese is told, for it finds nothing there. */
async function trigrams(some: ReturnType<typeof smaller>, url: string): Promise<PeerRow> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create extension if not exists pg_trgm');
    const { rows: seen } = await client.query<{ n: number }>(`select cardinality(show_trgm('中文')) as n`);
    if ((seen[0]?.n ?? 0) === 0) throw new Error('pg_trgm sees no Chinese in this locale');
    const started = performance.now();
    await client.query('create table message (at int primary key, body text not null)');
    await client.query('insert into message select n - 1, body from unnest($1::text[]) with ordinality t(body, n)', [
      some.texts,
    ]);
    await client.query('create index message_trgm on message using gin (body gin_trgm_ops)');
    const built = performance.now() - started;
    const asked = [...some.like].slice(0, 30);
    let hits = 0;
    const from = performance.now();
    for (const [at, others] of asked) {
      const { rows } = await client.query<{ at: number }>(
        'select at from message where body % $1 and at <> $2 order by similarity(body, $1) desc limit 5',
        [some.texts[at], at],
      );
      if (rows.some((row) => others.includes(row.at))) hits += 1;
    }
    const spent = performance.now() - from;
    return {
      ...{ peer: 'pg_trgm (GIN)', among: some.texts.length, asked: asked.length, hitAt5: hits / asked.length },
      takenUpPerSecond: Math.round((some.texts.length / built) * 1_000),
      queriesPerSecond: Number(((asked.length / spent) * 1_000).toPrecision(3)),
    };
  } finally {
    await client.end();
  }
}
