import { bandsOf } from '../../platform/matching/bands.ts';
import { type Blocks, blocksOf, visitPairs } from '../../platform/matching/blocks.ts';
import type { Field } from '../../platform/matching/comparison.ts';
import { estimate } from '../../platform/matching/estimate.ts';
import { gather } from '../../platform/matching/gather.ts';
import { hashOf, hashTogether } from '../../platform/matching/hash.ts';
import { scorerOf } from '../../platform/matching/score.ts';
import { jaroWinkler } from '../../platform/matching/strings.ts';
import type { Found, Row } from './entity-data.ts';

const same = (name: string) => ({ zh: name, en: name });
const LEVELS = ['differs', 'like', 'near', 'same'].map(same);

/** A text field: same, near (Jaro–Winkler 0.92 up), like (0.8 up) or not. */
function textField(name: string, values: readonly string[], keys: readonly string[], rare: boolean): Field {
  const hashes = Uint32Array.from(values, (value) => hashOf(value));
  return {
    name,
    title: same(name),
    levels: LEVELS,
    keys,
    ...(rare ? { rarity: { values: hashes, from: 4 } } : {}),
    compare(a, b) {
      const [one, two] = [values[a] ?? '', values[b] ?? ''];
      if (one === '' || two === '') return 0;
      if (one === two) return 4;
      const likeness = jaroWinkler(one, two);
      return likeness >= 0.92 ? 3 : likeness >= 0.8 ? 2 : 1;
    },
  };
}

export interface Linkage {
  readonly rows: readonly Row[];
  readonly names: readonly string[];
  /** Names whose agreement on a rare value weighs more. */
  readonly rare: readonly string[];
  readonly blocks: readonly (readonly string[])[];
  /** Who is who, by row. */
  readonly truth: readonly string[];
  readonly side?: Uint8Array;
}

/** Learns from the rows without their truth, scores all candidates, and tells how the pairs more likely the same than not compare to it. */
export function linkRows({ rows, names, rare, blocks, truth, side }: Linkage): Found & {
  readonly candidates: number;
  readonly expectedPrecision: number;
} {
  const values = names.map((name) => rows.map((row) => row[name] ?? ''));
  const cellOf = (name: string, record: number): string => values[names.indexOf(name)]?.[record] ?? '';
  const fields = names.map((name, at) =>
    textField(
      name,
      values[at] ?? [],
      blocks.filter((parts) => parts.includes(name)).map((parts) => parts.join('+')),
      rare.includes(name),
    ),
  );
  const made: Blocks[] = blocks.map((parts) =>
    blocksOf(
      {
        name: parts.join('+'),
        values: Uint32Array.from(rows, (_, record) =>
          hashTogether(...parts.map((name) => hashOf(cellOf(name, record)))),
        ),
      },
      400,
    ),
  );
  const sides = side === undefined ? {} : { side };
  const weights = estimate(
    fields,
    gather({ fields, blocks: made, records: rows.length, lots: 400_000, parts: 1, ...sides }),
  );
  const scorer = scorerOf(fields, weights);
  let [right, wrong, all, candidates] = [0, 0, 0, 0];
  const scores: number[] = [];
  visitPairs(made, sides, (a, b) => {
    candidates += 1;
    const score = scorer.scoreOf(a, b);
    scores.push(score);
    if (score <= 0) return;
    if (truth[a] === truth[b]) right += 1;
    else wrong += 1;
  });
  const sizes = new Map<string, [number, number]>();
  truth.forEach((who, record) => {
    const met = sizes.get(who) ?? [0, 0];
    met[side?.[record] ?? 0] = (met[side?.[record] ?? 0] ?? 0) + 1;
    sizes.set(who, met);
  });
  for (const [one, two] of sizes.values()) all += side === undefined ? (one * (one - 1)) / 2 : one * two;
  const { merge } = bandsOf(scores, { precision: 0.99, look: 0.01, least: 0.5 });
  return { right, wrong, missed: all - right, candidates, expectedPrecision: merge.precision };
}

const FEBRL = {
  names: [
    'given_name',
    'surname',
    'street_number',
    'address_1',
    'address_2',
    'suburb',
    'postcode',
    'state',
    'date_of_birth',
    'soc_sec_id',
  ],
  rare: ['given_name', 'surname', 'suburb'],
  blocks: [
    ['soc_sec_id'],
    ['date_of_birth'],
    ['surname'],
    ['given_name'],
    ['suburb'],
    ['postcode'],
    ['address_1'],
    ['address_2'],
  ],
};

const who = (id: string): string => /^rec-(\d+)/.exec(id)?.[1] ?? id;

/** One list compared with itself, or two with one another. */
export function linkFebrl(first: readonly Row[], second?: readonly Row[]): ReturnType<typeof linkRows> {
  const rows = [...first, ...(second ?? [])];
  return linkRows({
    ...FEBRL,
    rows,
    truth: rows.map((row) => who(row.rec_id ?? '')),
    ...(second === undefined ? {} : { side: Uint8Array.from(rows, (_, at) => (at < first.length ? 0 : 1)) }),
  });
}

const SPLINK = {
  names: ['first_name', 'surname', 'dob', 'city', 'email'],
  rare: ['first_name', 'surname', 'city'],
  blocks: [['email'], ['dob'], ['surname'], ['first_name']],
};

export function linkSplink(rows: readonly Row[]): ReturnType<typeof linkRows> {
  return linkRows({ ...SPLINK, rows, truth: rows.map((row) => row.cluster ?? '') });
}
