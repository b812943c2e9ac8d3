import { bandsOf, jaccardOf, signText } from '../platform/text/minhash.ts';
import { NearIndex } from '../platform/text/near-index.ts';
import { proposeAmong } from './lib/duplicates/database.ts';
import { exactJoin, type Message, type Pair, readMessages, setsOf } from './lib/duplicates/messages.ts';
import { fileMillion } from './lib/duplicates/million.ts';
import { askPeers } from './lib/duplicates/peers.ts';
import type { Figure } from './lib/machine.ts';
import { scratchServer } from './lib/scratch-server.ts';
import { wilson } from './lib/wilson.ts';

const TEXTS = Number(process.env.QY_BENCH_TEXTS ?? 1_000_000);
const LEAST = [0.4, 0.5, 0.8] as const;

/** Pairs that the index gives, compared exactly. */
function found(messages: readonly Message[], sets: readonly Uint32Array[], from: number) {
  const index = new NearIndex();
  const signatures = messages.map(({ text }) => signText(text));
  for (const signature of signatures) index.add(signature);
  const pairs = new Set<string>();
  let candidates = 0;
  for (const [b, signature] of signatures.entries()) {
    for (const { number: a } of index.near(signature, { from: from - 0.17, atMost: messages.length }).near) {
      if (a >= b) continue;
      candidates += 1;
      if (jaccardOf(sets[a] ?? new Uint32Array(0), sets[b] ?? new Uint32Array(0)) >= from) pairs.add(`${a} ${b}`);
    }
  }
  return { pairs, candidates };
}

interface Recall {
  readonly from: number;
  readonly pairs: number;
  readonly recall: number;
  readonly interval: readonly [number, number];
  readonly candidates: number;
  readonly precision: number;
}

/** Pairs with the part kept apart are looked at where it is there; else all of the open part. */
function recallFrom(
  from: number,
  truth: readonly Pair[],
  messages: readonly Message[],
  sets: readonly Uint32Array[],
): Recall {
  const { pairs, candidates } = found(messages, sets, from);
  const tests = messages.some(({ test }) => test);
  const wanted = truth.filter(
    ({ a, b, likeness }) => likeness >= from && (!tests || messages[a]?.test === true || messages[b]?.test === true),
  );
  const hit = wanted.filter(({ a, b }) => pairs.has(`${a} ${b}`)).length;
  const right = new Set(truth.filter(({ likeness }) => likeness >= from).map(({ a, b }) => `${a} ${b}`));
  return {
    ...{ from, pairs: wanted.length, recall: hit / wanted.length, interval: wilson(hit, wanted.length), candidates },
    precision: [...pairs].filter((pair) => right.has(pair)).length / Math.max(1, pairs.size),
  };
}

/** Near-duplicates: what is found, how fast, among how many, and what the database pays (gates D1, D2 of the clue issue). */
export async function benchCluesDuplicates(say: (line: string) => void): Promise<Figure[]> {
  const messages = readMessages();
  const sets = setsOf(messages);
  const truth = exactJoin(sets, 0.4);
  const recalls = LEAST.map((from) => recallFrom(from, truth, messages, sets));
  for (const each of recalls) say(`  ${JSON.stringify(each)}`);
  const half = recalls[1];
  if (half === undefined) throw new Error('no recall at one half');
  const million = fileMillion(
    messages.filter(({ test }) => !test),
    TEXTS,
  );
  say(`  ${JSON.stringify(million)}`);
  const signed = performance.now();
  for (const { text } of messages) bandsOf(signText(text));
  const signatures = (messages.length / (performance.now() - signed)) * 1_000;
  const server = await scratchServer();
  try {
    const peers = await askPeers(
      messages.map(({ text }) => text),
      truth.filter(({ likeness }) => likeness >= 0.5),
      server.url,
      say,
    );
    const proposed = await proposeAmong(
      server.url,
      messages.filter(({ test }) => !test),
      TEXTS,
      say,
    );
    say(`  ${JSON.stringify(proposed)}`);
    const bloom = peers.find(({ peer }) => peer.startsWith('bloom-filters'))?.takenUpPerSecond ?? 0;
    const trigrams = peers.find(({ peer }) => peer.startsWith('pg_trgm'));
    return [
      {
        name: 'D1 near-duplicates at J >= 0.5, recall against the exact join',
        ...{ value: half.recall, unit: '', bound: '>= 0.995', met: half.recall >= 0.995 },
        detail: {
          texts: messages.length,
          part: messages.some(({ test }) => test) ? 'pairs with a text of the part kept apart' : 'open part',
          baseRate: half.pairs / ((messages.length * (messages.length - 1)) / 2),
          recalls,
          published: 'clues.md section 2: one-permutation MinHash 0.999 / 1 / 1; SimHash 64 at most 0.84 at J >= 0.5',
        },
      },
      {
        name: 'D1 near-duplicates, precision after exact comparison',
        ...{ value: half.precision, unit: '', bound: '= 1', met: half.precision === 1 },
        detail: { candidates: half.candidates, ofThem: half.pairs },
      },
      {
        name: 'D2 signature and filing',
        ...{
          value: million.perSecond,
          unit: 'texts/s of one core',
          bound: '>= 30,000',
          met: million.perSecond >= 30_000,
        },
        detail: {
          ...{ texts: million.texts, meanUnits: million.meanUnits, slowestTenth: million.slowest },
          ...{ signatureOnly: signatures, timesBloomFilters: million.perSecond / Math.max(1, bloom), peers },
        },
      },
      {
        name: 'D2 memory of a million texts with their index',
        ...{ value: million.residentGiB, unit: 'GiB', bound: '<= 1.5 for 1,000,000', met: million.residentGiB <= 1.5 },
        detail: { texts: million.texts, indexAlone: million.indexGiB, holds: 'folded texts, signatures, bands' },
      },
      {
        name: 'D2 query among a million texts, exact comparison included, p95',
        ...{ value: million.query.p95, unit: 'ms', bound: '<= 5', met: million.query.p95 <= 5 },
        detail: {
          ...{ query: million.query, candidates: million.candidates, copies: million.recall },
          interval: wilson(million.recall.found, million.recall.asked),
          pgTrgm: trigrams,
        },
      },
      {
        name: 'perhaps the same, proposed by one worker among a million matters',
        ...{ value: proposed.mattersPerSecond, unit: 'matters/s', bound: '>= 1,500' },
        met: proposed.mattersPerSecond >= 1_500,
        detail: {
          ...{ among: proposed.among, copies: proposed.copies, sketchBytesPerMatter: proposed.sketchBytes },
          ...{ loadSeconds: proposed.loadSeconds, bandsInGinInstead: proposed.gin },
        },
      },
      {
        name: 'perhaps the same, one matter among a million: signature, anchors, candidates, scores, p95',
        ...{ value: proposed.one.p95, unit: 'ms', bound: '<= 10', met: proposed.one.p95 <= 10 },
        detail: { ...proposed.one },
      },
    ];
  } finally {
    await server.stop();
  }
}
