/** One of two threads that resolve records: does each step for its share when told, answers with what the next step needs. */
import { parentPort } from 'node:worker_threads';
import { subjectFields, subjectKeys } from '../../modules/parties/resolution/model/compare-subjects.ts';
import { type SubjectTable, subjectReader } from '../../modules/parties/resolution/model/subject.ts';
import { type Blocks, blocksOf, visitPairs } from '../../platform/matching/blocks.ts';
import type { Evidence, Weights } from '../../platform/matching/estimate.ts';
import { gather } from '../../platform/matching/gather.ts';
import { scorerOf } from '../../platform/matching/score.ts';

/** What a thread is told to do with its share: `part` of `parts`. */
export type Step =
  | {
      readonly step: 'read';
      readonly table: SubjectTable;
      readonly lines: SharedArrayBuffer;
      readonly from: number;
      readonly to: number;
      readonly row: number;
    }
  | { readonly step: 'block'; readonly keys: readonly string[]; readonly cap: number }
  | {
      readonly step: 'gather';
      readonly blocks: readonly Blocks[];
      readonly lots: number;
      readonly part: number;
      readonly parts: number;
    }
  | {
      readonly step: 'score';
      readonly weights: Weights;
      readonly rarities: ReadonlyMap<string, Float32Array>;
      readonly least: number;
      readonly part: number;
      readonly parts: number;
    };

export interface Scored {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly score: Float32Array;
  readonly compared: number;
}

let table: SubjectTable | undefined;
let blocks: readonly Blocks[] = [];

function read(told: Extract<Step, { step: 'read' }>): number {
  table = told.table;
  const reader = subjectReader();
  const bytes = Buffer.from(told.lines, told.from, told.to - told.from);
  let row = told.row;
  // In pieces: one string of a hundred megabytes would be held as long as any name cut out of it.
  for (let start = 0; start < bytes.length; ) {
    let end = Math.min(bytes.length, start + 1_000_000);
    while (end < bytes.length && bytes[end - 1] !== 10) end += 1;
    for (const line of bytes.toString('utf8', start, end).split('\n')) {
      if (line === '') continue;
      const [name = '', code = '', region = '', address = '', phone = '', person = ''] = line.split('\t');
      reader(table, row, { name, code, region, address, phone, person });
      row += 1;
    }
    start = end;
  }
  return row - told.row;
}

function score(of: SubjectTable, told: Extract<Step, { step: 'score' }>): Scored {
  const { scoreOf } = scorerOf(subjectFields(of), told.weights, told.rarities);
  const [a, b, scores]: [number[], number[], number[]] = [[], [], []];
  let compared = 0;
  visitPairs(blocks, told, (one, two) => {
    compared += 1;
    const found = scoreOf(one, two);
    if (found < told.least) return;
    a.push(one);
    b.push(two);
    scores.push(found);
  });
  return { a: Uint32Array.from(a), b: Uint32Array.from(b), score: Float32Array.from(scores), compared };
}

function answer(told: Step): number | readonly Blocks[] | Evidence | Scored {
  if (told.step === 'read') return read(told);
  if (table === undefined) throw new Error('nothing was read');
  switch (told.step) {
    case 'block':
      return subjectKeys(table, told.keys).map((key) => blocksOf(key, told.cap));
    case 'gather': {
      blocks = told.blocks;
      const { part, parts, lots } = told;
      return gather({
        fields: subjectFields(table),
        blocks,
        records: table.name.length,
        lots,
        part,
        parts,
        seed: part + 1,
      });
    }
    case 'score':
      return score(table, told);
  }
}

parentPort?.on('message', (told: Step) => {
  parentPort?.postMessage(answer(told));
});
