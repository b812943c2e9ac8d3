/**
 * Resolves the records of a file on two threads: `match-records.ts FILE COUNT OUT`; OUT gets the group of each record, standard output
 * one line of JSON. A process of its own, so that its memory is its own.
 */
import { closeSync, fstatSync, openSync, readSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { SUBJECT_KEYS, subjectFields } from '../../modules/parties/resolution/model/compare-subjects.ts';
import { emptyTable } from '../../modules/parties/resolution/model/subject.ts';
import { bandsOf } from '../../platform/matching/bands.ts';
import type { Blocks } from '../../platform/matching/blocks.ts';
import { count } from '../../platform/matching/comparison.ts';
import { type Evidence, estimate } from '../../platform/matching/estimate.ts';
import { groupsOf } from '../../platform/matching/groups.ts';
import { rarityOf, scorerOf } from '../../platform/matching/score.ts';
import { projectPath } from '../../platform/paths.ts';
import type { Scored, Step } from './match-worker.ts';

const CAP = 200;
const LOOKED_AT = 2_000_000;

export interface Resolved {
  readonly ms: Readonly<Record<string, number>>;
  readonly records: number;
  readonly compared: number;
  readonly dropped: Blocks['dropped'][];
  readonly expectedPrecision: number;
  readonly peakMiB: number;
  /** Of both threads together: what the time would be at best, doubled, on cores with nothing else to do. */
  readonly cpuSeconds: number;
}

function threadOf(): { ask: <T>(step: Step) => Promise<T>; end: () => Promise<number> } {
  // A thread does not inherit the loader of TypeScript: it registers its own.
  const [loader, file] = [import.meta.resolve('tsx/esm/api'), pathToFileURL(projectPath('bench/lib/match-worker.ts'))];
  const code = `import('${loader}').then(({ register }) => { register(); return import('${file.href}'); })`;
  const worker = new Worker(code, { eval: true });
  return {
    ask: (step) =>
      new Promise((give, fail) => {
        worker.once('message', give);
        worker.once('error', fail);
        worker.postMessage(step);
      }),
    end: () => worker.terminate(),
  };
}

function added(evidence: readonly Evidence[]): Evidence {
  const [random, once] = [new Map<number, number>(), new Map<number, number>()];
  const blocked = new Map<string, Map<number, number>>();
  for (const each of evidence) {
    for (const [pattern, times] of each.random) count(random, pattern, times);
    for (const [pattern, times] of each.once.tally) count(once, pattern, times);
    for (const [key, tally] of each.blocked) {
      const into = blocked.get(key) ?? new Map<number, number>();
      for (const [pattern, times] of tally) count(into, pattern, times);
      blocked.set(key, into);
    }
  }
  return {
    random,
    blocked,
    once: { tally: once, possible: evidence.reduce((sum, { once: { possible } }) => sum + possible, 0) },
  };
}

/** The file in shared memory, and where its second half begins. */
function linesOf(file: string): { readonly lines: SharedArrayBuffer; readonly middle: number } {
  const handle = openSync(file, 'r');
  const lines = new SharedArrayBuffer(fstatSync(handle).size);
  const bytes = Buffer.from(lines);
  for (let at = 0; at < bytes.length; ) at += readSync(handle, bytes, at, Math.min(1 << 26, bytes.length - at), at);
  closeSync(handle);
  return { lines, middle: bytes.indexOf(10, Math.floor(bytes.length / 2)) + 1 };
}

async function resolve(
  file: string,
  records: number,
): Promise<{ readonly told: Resolved; readonly groups: Uint32Array }> {
  const ms: Record<string, number> = {};
  const began = performance.now();
  let last = began;
  const lap = (name: string): void => {
    const now = performance.now();
    ms[name] = Math.round(now - last);
    last = now;
  };
  const threads = [threadOf(), threadOf()] as const;
  const table = emptyTable(records);
  const { lines, middle } = linesOf(file);
  const bytes = Buffer.from(lines);
  let before = 0;
  for (let at = bytes.indexOf(10); at >= 0 && at < middle; at = bytes.indexOf(10, at + 1)) before += 1;
  await Promise.all([
    threads[0].ask({ step: 'read', table, lines, from: 0, to: middle, row: 0 }),
    threads[1].ask({ step: 'read', table, lines, from: middle, to: lines.byteLength, row: before }),
  ]);
  lap('read');
  const blocks = (
    await Promise.all(
      threads.map((thread, part) =>
        thread.ask<readonly Blocks[]>({
          step: 'block',
          keys: SUBJECT_KEYS.filter((_, at) => at % 2 === part),
          cap: CAP,
        }),
      ),
    )
  )
    .flat()
    .sort((one, two) => SUBJECT_KEYS.indexOf(one.name) - SUBJECT_KEYS.indexOf(two.name));
  lap('block');
  const pairs = blocks.reduce((sum, each) => sum + each.pairs, 0);
  const parts = Math.max(2, 2 * Math.round(pairs / LOOKED_AT));
  const evidence = await Promise.all(
    threads.map((thread, part) => thread.ask<Evidence>({ step: 'gather', blocks, lots: 500_000, part, parts })),
  );
  const fields = subjectFields(table);
  const weights = estimate(fields, added(evidence));
  const rarities = new Map(
    fields.flatMap(({ name, rarity }) => (rarity === undefined ? [] : [[name, rarityOf(rarity.values)] as const])),
  );
  lap('learn');
  const scored = await Promise.all(
    threads.map((thread, part) => thread.ask<Scored>({ step: 'score', weights, rarities, least: 0, part, parts: 2 })),
  );
  await Promise.all(threads.map((thread) => thread.end()));
  lap('score');
  const joined = <K extends 'a' | 'b'>(key: K): Uint32Array => {
    const all = new Uint32Array(scored.reduce((sum, each) => sum + each[key].length, 0));
    let at = 0;
    for (const each of scored) {
      all.set(each[key], at);
      at += each[key].length;
    }
    return all;
  };
  const score = Float32Array.from(scored.flatMap((each) => [...each.score]));
  const { scoreOf } = scorerOf(fields, weights, rarities);
  const groups = groupsOf(
    records,
    { a: joined('a'), b: joined('b'), score },
    { upper: 0, contradiction: -8, coherent: 0, most: 10, scoreOf },
  );
  lap('group');
  const told = {
    ms: { ...ms, all: Math.round(last - began) },
    records,
    compared: scored.reduce((sum, { compared }) => sum + compared, 0),
    dropped: blocks.map(({ dropped }) => dropped).filter((each) => each.blocks > 0),
    expectedPrecision: bandsOf(score, { precision: 0, look: 0.05, least: 0.5 }).merge.precision,
    cpuSeconds: Math.round((process.cpuUsage().user + process.cpuUsage().system) / 1e6),
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  return { told, groups };
}

const [file = '', records = '0', out = ''] = process.argv.slice(2);
const { told, groups } = await resolve(file, Number(records));
writeFileSync(out, groups);
process.stdout.write(`${JSON.stringify(told)}\n`);
