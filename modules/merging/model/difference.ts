/** A run of a text that stands in the other one too, or does not. */
export interface Piece {
  readonly text: string;
  readonly same: boolean;
}

export interface Difference {
  readonly left: readonly Piece[];
  readonly right: readonly Piece[];
}

/** Ours, so that any two texts are compared in bounded time: tokens of a text, cells of one table, characters of a chance find. */
const MOST_TOKENS = 24_000;
const MOST_CELLS = 1_500_000;
const SHORTEST_RUN = 2;
const ANCHOR = 4;

/** Words of letters and digits, else single characters: Chinese is compared by characters. */
const tokensOf = (text: string): readonly string[] => text.match(/[A-Za-z0-9]+|[\s\S]/gu) ?? [];

/** Part of both texts: from, to (not included). */
interface Window {
  readonly a: number;
  readonly aEnd: number;
  readonly b: number;
  readonly bEnd: number;
}

class Matching {
  /** For each token of the left text, the token of the right one that it is; −1 for none. */
  readonly of: Int32Array;
  private readonly left: readonly string[];
  private readonly right: readonly string[];

  constructor(left: readonly string[], right: readonly string[]) {
    this.left = left;
    this.right = right;
    this.of = new Int32Array(left.length).fill(-1);
  }

  run(): void {
    // A list of windows instead of recursion: a text may be all anchors.
    const open: Window[] = [{ a: 0, aEnd: this.left.length, b: 0, bEnd: this.right.length }];
    for (let window = open.pop(); window !== undefined; window = open.pop()) {
      const inner = this.trim(window);
      const [wide, high] = [inner.aEnd - inner.a, inner.bEnd - inner.b];
      if (wide === 0 || high === 0) continue;
      if (wide * high <= MOST_CELLS) this.longest(inner);
      else open.push(...this.between(inner));
    }
  }

  /** Takes what both begin and end with. */
  private trim({ a, aEnd, b, bEnd }: Window): Window {
    const { left, right, of } = this;
    while (a < aEnd && b < bEnd && left[a] === right[b]) of[a++] = b++;
    while (aEnd > a && bEnd > b && left[aEnd - 1] === right[bEnd - 1]) of[--aEnd] = --bEnd;
    return { a, aEnd, b, bEnd };
  }

  /** Longest common subsequence by the table of lengths, from the end backwards. */
  private longest({ a, aEnd, b, bEnd }: Window): void {
    const { left, right, of } = this;
    const width = bEnd - b + 1;
    const table = new Uint16Array((aEnd - a + 1) * width);
    const at = (i: number, j: number): number => table[(i - a) * width + (j - b)] ?? 0;
    for (let i = aEnd - 1; i >= a; i -= 1)
      for (let j = bEnd - 1; j >= b; j -= 1)
        table[(i - a) * width + (j - b)] =
          left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    for (let i = a, j = b; i < aEnd && j < bEnd; ) {
      if (left[i] === right[j]) of[i++] = j++;
      else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
      else j += 1;
    }
  }

  /** Runs of a few tokens that stand once in each text, in the order of both, cut a large window; without any it all differs. */
  private between({ a, aEnd, b, bEnd }: Window): readonly Window[] {
    const once = (tokens: readonly string[], from: number, to: number): Map<string, number> => {
      const places = new Map<string, number>();
      for (let i = from; i + ANCHOR <= to; i += 1) {
        const gram = tokens.slice(i, i + ANCHOR).join('\u0000');
        places.set(gram, places.has(gram) ? -1 : i);
      }
      return places;
    };
    const there = once(this.right, b, bEnd);
    const found: { a: number; b: number }[] = [];
    for (const [gram, i] of once(this.left, a, aEnd)) {
      const j = there.get(gram) ?? -1;
      if (i >= 0 && j >= 0) found.push({ a: i, b: j });
    }
    const anchors = rising(found);
    const windows: Window[] = [];
    let [atA, atB] = [a, b];
    for (const anchor of anchors) {
      windows.push({ a: atA, aEnd: anchor.a, b: atB, bEnd: anchor.b });
      this.of[anchor.a] = anchor.b;
      [atA, atB] = [anchor.a + 1, anchor.b + 1];
    }
    if (anchors.length > 0) windows.push({ a: atA, aEnd, b: atB, bEnd });
    return windows;
  }
}

/** The longest part of the places (ordered by `a`) in which `b` rises too: patience sorting. */
function rising(places: readonly { a: number; b: number }[]): readonly { a: number; b: number }[] {
  const tops: number[] = [];
  const before = new Int32Array(places.length).fill(-1);
  for (const [index, { b }] of places.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[tops[middle] ?? 0]?.b ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = index;
  }
  const chain: { a: number; b: number }[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const place = places[index];
    if (place !== undefined) chain.push(place);
  }
  return chain.reverse();
}

/** Runs that stand side by side in both texts; a run too short to mean anything differs. */
function runsOf(left: readonly string[], right: readonly string[], of: Int32Array) {
  const [inLeft, inRight] = [new Uint8Array(left.length), new Uint8Array(right.length)];
  for (let i = 0; i < left.length; ) {
    const j = of[i] ?? -1;
    if (j < 0) {
      i += 1;
      continue;
    }
    let length = 1;
    while (i + length < left.length && of[i + length] === j + length) length += 1;
    const run = left.slice(i, i + length).join('');
    const whole = length === left.length && length === right.length;
    if (whole || run.trim().length >= SHORTEST_RUN) {
      inLeft.fill(1, i, i + length);
      inRight.fill(1, j, j + length);
    }
    i += length;
  }
  return { inLeft, inRight };
}

function piecesOf(tokens: readonly string[], same: Uint8Array, rest: string): readonly Piece[] {
  const pieces: { text: string; same: boolean }[] = [];
  for (let from = 0; from < tokens.length; ) {
    let to = from;
    while (to < tokens.length && same[to] === same[from]) to += 1;
    pieces.push({ text: tokens.slice(from, to).join(''), same: same[from] === 1 });
    from = to;
  }
  if (rest !== '') pieces.push({ text: rest, same: false });
  return pieces;
}

/**
 * What two texts have in common and in what they differ, in order. Joined again the pieces are the texts. Bounded in time and
 * memory whatever the texts are: of what is longer than 24,000 tokens the rest is shown as different.
 */
export function differenceOf(left: string, right: string): Difference {
  if (left === right) {
    const whole = left === '' ? [] : [{ text: left, same: true }];
    return { left: whole, right: whole };
  }
  const cut = (text: string) => {
    const all = tokensOf(text.slice(0, MOST_TOKENS * 2)).slice(0, MOST_TOKENS);
    return { tokens: all, rest: text.slice(all.reduce((sum, each) => sum + each.length, 0)) };
  };
  const [one, other] = [cut(left), cut(right)];
  const matching = new Matching(one.tokens, other.tokens);
  matching.run();
  const { inLeft, inRight } = runsOf(one.tokens, other.tokens, matching.of);
  return { left: piecesOf(one.tokens, inLeft, one.rest), right: piecesOf(other.tokens, inRight, other.rest) };
}
