import { CELLS, EMPTY_SKETCH, type Sketch, Sums, sketchOf, type Told } from './cluster.ts';

/** Settings of a grouping; fixed on open data, the same for every stream. */
export interface Grouping {
  /** From which value on a text joins a group. */
  readonly join: number;
  /** From which value on two groups are one. */
  readonly merge: number;
  /** How much shared names add, and from which likeness of names on. */
  readonly named: number;
  readonly namedFrom: number;
  /** How much names that lie below this likeness take away where rare ones are named: the same told of elsewhere. */
  readonly elsewhere: number;
  /** So many groups are compared with a text, the likeliest by shared keys. */
  readonly candidates: number;
  /** So many groups a key leads to, the newest: a key of more groups leads to no others. */
  readonly block: number;
  /** A group that nobody joined for so long is left alone. Milliseconds. */
  readonly within: number;
  /** So many cells of each vector a group keeps, the weightiest. */
  readonly cells: number;
  /** So many keys lead to a group, at most. */
  readonly keys: number;
}

/** How alike a text and a group are, by its two parts. */
export interface Likeness {
  readonly text: number;
  readonly names: number;
  readonly value: number;
}

/** Texts that tell of one event: sums of their vectors, and the keys that lead here. */
export interface Group {
  readonly id: string;
  all: Sketch;
  names: Sketch;
  readonly keys: Set<number>;
  size: number;
  /** Milliseconds since 1970 of the earliest and the latest text. */
  first: number;
  last: number;
}

/** What came of a text. `merged`: ids of groups that are now part of `group`, because it made them alike. */
export interface Joined {
  readonly group: Group;
  /** Null where the text opened the group. */
  readonly likeness: Likeness | null;
  readonly merged: readonly string[];
  /** Keys that led to as many groups as a key may lead to: some were not compared. */
  readonly capped: number;
}

/** The weightiest cells of a vector, at most so many, the weightiest first; all as they are where there are no more. */
export function weightiest(vector: Sketch, most: number): Sketch {
  const { cells, weights } = vector;
  if (cells.length <= most) return vector;
  const kept = Uint32Array.from(cells, (_, at) => at)
    .sort((one, other) => (weights[other] ?? 0) - (weights[one] ?? 0) || (cells[one] ?? 0) - (cells[other] ?? 0))
    .subarray(0, most);
  return sketchOf(
    Int32Array.from(kept, (at) => cells[at] ?? 0),
    Float64Array.from(kept, (at) => weights[at] ?? 0),
  );
}

/** The sum of two vectors, the cells of the first before those that the second adds. */
function sumOf(one: Sketch, other: Sketch, most: number): Sketch {
  if (one.cells.length === 0 && other.cells.length <= 1.5 * most) return other;
  const sums = new Sums(one.cells.length + other.cells.length);
  for (const { cells, weights } of [one, other])
    for (let at = 0; at < cells.length; at += 1) sums.add(cells[at] ?? 0, weights[at] ?? 0);
  const { cells, weights } = sums.end();
  const sum = sketchOf(cells, weights);
  // Trimmed now and then, not each time: sorting costs more than what is over weighs.
  return cells.length <= 1.5 * most ? sum : weightiest(sum, most);
}

/** Bits of the sieve of {@link Held}: few enough to stay at hand, and a hundred times as many as cells are held. */
const SIEVE = 2 ** 15;

/** What is compared with one group after another, laid out cell by cell: both parts at once, as they have no cell in common. */
class Held {
  readonly #weights = new Float64Array(CELLS);
  /** A bit for each cell that is held, by its last digits: of most cells of a group it says at once that nothing is there. */
  readonly #sieve = new Uint32Array(SIEVE / 32);
  #parts: readonly Sketch[] = [];

  hold(...parts: readonly Sketch[]): void {
    for (const { cells } of this.#parts) for (const cell of cells) this.#weights[cell] = 0;
    this.#sieve.fill(0);
    for (const { cells, weights } of parts)
      for (let at = 0; at < cells.length; at += 1) {
        const cell = cells[at] ?? 0;
        const word = (cell & (SIEVE - 1)) >>> 5;
        this.#weights[cell] = weights[at] ?? 0;
        this.#sieve[word] = (this.#sieve[word] ?? 0) | (1 << (cell & 31));
      }
    this.#parts = parts;
  }

  /** Scalar product with a vector. */
  times({ cells, weights }: Sketch): number {
    const [sieve, held] = [this.#sieve, this.#weights];
    let sum = 0;
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] ?? 0;
      if (((sieve[(cell & (SIEVE - 1)) >>> 5] ?? 0) & (1 << (cell & 31))) === 0) continue;
      sum += (weights[at] ?? 0) * (held[cell] ?? 0);
    }
    return sum;
  }
}

/** A group with the number by which it is looked up. */
interface Numbered {
  readonly group: Group;
  readonly number: number;
}

/**
 * Groups texts that tell of one event, one after another: each joins the group whose centre it is likest to, by all that is
 * told and by rare names, or opens one. Two groups become one when their centres are as alike as `merge` asks; there is no
 * chain by which far ends meet through one text between them. Centres are sums, so the order within a group does not matter.
 */
export class Grouper {
  readonly #set: Grouping;
  readonly #groups = new Map<string, Group>();
  readonly #held = new Held();
  readonly #blocks = new Map<number, Numbered[]>();
  readonly #numbered = new Map<string, Numbered>();
  #next = 0;
  /** By number of a group: how much of what is asked for leads to it; all 0 in between. */
  #shared = new Float64Array(1_024);

  constructor(settings: Grouping) {
    this.#set = settings;
  }

  get groups(): ReadonlyMap<string, Group> {
    return this.#groups;
  }

  /** Takes in a group as it was kept. */
  load(group: Group): void {
    const numbered = this.#number(group);
    for (const key of group.keys) this.#file(key, numbered);
  }

  #number(group: Group): Numbered {
    this.#groups.set(group.id, group);
    const numbered = { group, number: this.#next };
    this.#next += 1;
    this.#numbered.set(group.id, numbered);
    if (this.#next > this.#shared.length) this.#shared = new Float64Array(2 * this.#shared.length);
    return numbered;
  }

  /** Puts a text where it belongs. `id` is the group's where it opens one; `at` milliseconds since 1970. */
  tell(id: string, told: Told, at: number): Joined {
    const { found, capped } = this.#candidates(told.asks, at, undefined);
    this.#held.hold(told.all, told.names);
    let best: { group: Group; likeness: Likeness } | undefined;
    for (const group of found) {
      const likeness = this.#likeness(1, 1, told.names.length, group);
      if (likeness.value >= this.#set.join && likeness.value > (best?.likeness.value ?? 0)) best = { group, likeness };
    }
    const joined = best?.group ?? {
      id,
      all: EMPTY_SKETCH,
      names: EMPTY_SKETCH,
      keys: new Set(),
      size: 0,
      first: at,
      last: at,
    };
    if (best === undefined) this.#number(joined);
    this.#put(joined, { ...told, keys: told.files, size: 1, first: at, last: at });
    return { ...this.#settle(joined), likeness: best?.likeness ?? null, capped };
  }

  /** Unites a group with those that it became like; the larger one goes on. */
  #settle(changed: Group): Pick<Joined, 'group' | 'merged'> {
    let group = changed;
    const merged: string[] = [];
    for (let other = this.#alike(group); other !== undefined; other = this.#alike(group)) {
      const [larger, smaller] = other.size > group.size ? [other, group] : [group, other];
      this.#drop(smaller);
      this.#put(larger, smaller);
      merged.push(smaller.id);
      group = larger;
    }
    return { group, merged };
  }

  #alike(group: Group): Group | undefined {
    const { found } = this.#candidates(group.keys, group.last, group.id);
    if (found.length === 0) return undefined;
    const { all, names } = group;
    this.#held.hold(all, names);
    return found.find((other) => this.#likeness(all.length || 1, names.length || 1, 1, other).value >= this.#set.merge);
  }

  /**
   * How alike a group is to what is held, whose parts are so long. `naming`: how much rare is named at all, 0 to 1; who leaves
   * a name out does not speak of another place.
   */
  #likeness(allLength: number, namesLength: number, naming: number, group: Group): Likeness {
    const { all, names } = group;
    const text = this.#held.times(all) / (allLength * (all.length || 1));
    const named = this.#held.times(names) / (namesLength * (names.length || 1));
    const beyond = named - this.#set.namedFrom;
    const weight = beyond >= 0 ? this.#set.named : this.#set.elsewhere * naming;
    return { text, names: named, value: text + weight * beyond };
  }

  /** The groups to which most of these keys lead that few lead to; equally likely ones in the order of their ids. */
  #candidates(keys: Iterable<number>, at: number, but: string | undefined): { found: Group[]; capped: number } {
    const [shared, met] = [this.#shared, [] as Numbered[]];
    let capped = 0;
    for (const key of keys) {
      const block = this.#blocks.get(key);
      if (block === undefined) continue;
      if (block.length >= this.#set.block) capped += 1;
      const share = 1 / block.length;
      for (const each of block) {
        if (each.group.id === but) continue;
        const before = shared[each.number] ?? 0;
        if (before === 0) met.push(each);
        shared[each.number] = before + share;
      }
    }
    const precedes = (one: Numbered, other: Numbered): boolean => {
      const more = (shared[one.number] ?? 0) - (shared[other.number] ?? 0);
      return more > 0 || (more === 0 && one.group.id < other.group.id);
    };
    const best: Numbered[] = [];
    for (const each of met) {
      const last = best[this.#set.candidates - 1];
      if (last !== undefined && !precedes(each, last)) continue;
      let place = Math.min(best.length, this.#set.candidates - 1);
      for (; place > 0; place -= 1) {
        const before = best[place - 1];
        if (before === undefined || !precedes(each, before)) break;
        best[place] = before;
      }
      best[place] = each;
    }
    for (const { number } of met) shared[number] = 0;
    const found = best.flatMap(({ group }) => (Math.abs(at - group.last) <= this.#set.within ? [group] : []));
    return { found, capped };
  }

  #put(
    group: Group,
    told: Pick<Told, 'all' | 'names'> & Pick<Group, 'size' | 'first' | 'last'> & { readonly keys: Iterable<number> },
  ): void {
    const numbered = this.#numbered.get(group.id) ?? this.#number(group);
    group.all = sumOf(group.all, told.all, this.#set.cells);
    group.names = sumOf(group.names, told.names, this.#set.cells);
    for (const key of told.keys) {
      if (group.keys.has(key) || group.keys.size >= this.#set.keys) continue;
      group.keys.add(key);
      this.#file(key, numbered);
    }
    group.size += told.size;
    group.first = Math.min(group.first, told.first);
    group.last = Math.max(group.last, told.last);
  }

  #file(key: number, group: Numbered): void {
    const block = this.#blocks.get(key);
    if (block === undefined) this.#blocks.set(key, [group]);
    else {
      if (block.length >= this.#set.block) block.shift();
      block.push(group);
    }
  }

  #drop(group: Group): void {
    this.#groups.delete(group.id);
    this.#numbered.delete(group.id);
    for (const key of group.keys) {
      const block = this.#blocks.get(key);
      const at = block?.findIndex((each) => each.group === group) ?? -1;
      if (at >= 0) block?.splice(at, 1);
    }
  }
}
