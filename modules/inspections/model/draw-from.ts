import { AppError } from '../../../kernel/error.ts';
import { type ConflictWhy, type DrawLists, problemOf } from './draw-lists.ts';
import { sha256, sha256Hex } from './sha256.ts';

/** The version of the rule by which seed and lists give a result; another rule gets another name. */
export const DRAW_ALGORITHM = 'qingyuan-draw-v1';

export interface DrawnFirm {
  readonly code: string;
  readonly group: string;
  /** Licences, in the order in which they were taken. */
  readonly officers: readonly string[];
  /** Whose turn it was, and why they were passed over. */
  readonly passed: readonly { readonly licence: string; readonly why: ConflictWhy }[];
}

export interface DrawResult {
  readonly algorithm: typeof DRAW_ALGORITHM;
  /** In the order of drawing: groups by their id, within a group one after the other. */
  readonly firms: readonly DrawnFirm[];
}

const SPACE = 2 ** 48;
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whole numbers below a bound, without bias: 48 bits of sha256(seed, label, counter); what lies above the last whole multiple is thrown away. */
function numbers(seed: string, label: string): (below: number) => number {
  let counter = 0;
  const encoder = new TextEncoder();
  return (below) => {
    const last = SPACE - (SPACE % below);
    for (;;) {
      const block = sha256(encoder.encode(`${seed}\n${label}\n${counter}`));
      counter += 1;
      let value = 0;
      for (const byte of block.subarray(0, 6)) value = value * 256 + byte;
      if (value < last) return value % below;
    }
  };
}

/** Sums of weights that are found and taken out in log n steps (a Fenwick tree). */
class Weights {
  readonly #sums: number[];
  readonly #weights: number[];
  #total = 0;

  constructor(weights: readonly number[]) {
    this.#weights = [...weights];
    this.#sums = new Array<number>(weights.length + 1).fill(0);
    for (const [index, weight] of weights.entries()) this.#add(index, weight);
  }

  get total(): number {
    return this.#total;
  }

  #add(index: number, weight: number): void {
    this.#total += weight;
    for (let i = index + 1; i < this.#sums.length; i += i & -i) this.#sums[i] = (this.#sums[i] ?? 0) + weight;
  }

  /** The entry in whose part of the line `x` lies; it is taken out. */
  take(x: number): number {
    let left = x;
    let place = 0;
    for (let step = 2 ** Math.floor(Math.log2(this.#sums.length)); step >= 1; step /= 2) {
      const sum = this.#sums[place + step];
      if (sum !== undefined && sum <= left) {
        place += step;
        left -= sum;
      }
    }
    this.#add(place, -(this.#weights[place] ?? 0));
    this.#weights[place] = 0;
    return place;
  }
}

function drawGroup(lists: DrawLists, group: string, count: number, seed: string): readonly string[] {
  const firms = lists.firms.filter((firm) => firm.group === group).sort((a, b) => byText(a.code, b.code));
  const weights = new Weights(firms.map(({ weight }) => weight));
  const next = numbers(seed, `firm\t${group}`);
  return Array.from({ length: count }, () => firms[weights.take(next(weights.total))]?.code ?? '');
}

/** Assigns officers firm by firm: who has fewest so far comes first, among equals the seed decides; conflicts are passed over. */
function assign(
  lists: DrawLists,
  drawn: readonly (readonly [code: string, group: string])[],
  seed: string,
): DrawnFirm[] {
  const reasons = new Map<string, ConflictWhy>();
  for (const { licence, code, why } of lists.conflicts) {
    const key = `${licence}\t${code}`;
    // Where both hold, the recusal is the one that is told.
    if (reasons.get(key) !== 'recusal') reasons.set(key, why);
  }
  const load = new Map(lists.officers.map(({ licence }) => [licence, 0]));
  return drawn.map(([code, group]) => {
    const queue = [...load]
      .map(([licence, so]) => ({ licence, so, tag: sha256Hex(`${seed}\nofficer\t${code}\t${licence}`) }))
      .sort((a, b) => a.so - b.so || byText(a.tag, b.tag));
    const officers: string[] = [];
    const passed: { licence: string; why: ConflictWhy }[] = [];
    for (const { licence, so } of queue) {
      if (officers.length === lists.officersPerFirm) break;
      const why = reasons.get(`${licence}\t${code}`);
      if (why !== undefined) passed.push({ licence, why });
      else {
        officers.push(licence);
        load.set(licence, so + 1);
      }
    }
    return { code, group, officers, passed };
  });
}

/**
 * The result of a draw: a pure function of the frozen lists and the seed, the same for everybody who runs it. In each group
 * firms are drawn one after the other without replacement, each time with a chance in proportion to the weights that are
 * left; then officers are assigned. The README of the module says it in words.
 * @param seed 64 hexadecimal digits, see `seedOf`
 * @throws AppError 422 `inspections.draw.lists`
 */
export function drawFrom(lists: DrawLists, seed: string): DrawResult {
  const problem = /^[0-9a-f]{64}$/.test(seed) ? problemOf(lists) : 'seed';
  if (problem !== undefined) throw new AppError('inspections.draw.lists', 422, { problem });
  const drawn = [...lists.groups]
    .sort((a, b) => byText(a.id, b.id))
    .flatMap(({ id, draw }) => drawGroup(lists, id, draw, seed).map((code) => [code, id] as const));
  return { algorithm: DRAW_ALGORITHM, firms: assign(lists, drawn, seed) };
}

/** The one text of a result: its digest stands in the act that reveals. */
export const resultText = ({ algorithm, firms }: DrawResult): string =>
  `${[
    algorithm,
    ...firms.map(({ code, group, officers, passed }) =>
      [code, group, officers.join(','), passed.map(({ licence, why }) => `${licence}=${why}`).join(',')].join('\t'),
    ),
  ].join('\n')}\n`;

/** What is committed to before: the digest of the secret, 64 hexadecimal digits each. */
export const commitmentOf = (secret: string): string => sha256Hex(`qingyuan-draw-secret-v1\n${secret}`);

/**
 * The seed: the secret that was committed to, what nobody could know when it was, and what a second person adds.
 * @param beacon hex root of the signed tree head that first holds the commitment, or a public number
 */
export const seedOf = (secret: string, beacon: string, contribution: string): string =>
  sha256Hex(`qingyuan-draw-seed-v1\n${secret}\n${beacon}\n${sha256Hex(contribution)}`);
