import { CELLS, type Sketch, type Told } from './cluster.ts';

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
  readonly all: Map<number, number>;
  readonly names: Map<number, number>;
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

function addAll(into: Map<number, number>, from: Sketch, most: number): void {
  for (const [cell, weight] of from) into.set(cell, (into.get(cell) ?? 0) + weight);
  // Trimmed now and then, not each time: sorting costs more than what is over weighs.
  if (into.size <= 1.5 * most) return;
  const kept = [...into].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, most);
  into.clear();
  for (const [cell, weight] of kept) into.set(cell, weight);
}

/** A vector as it is multiplied: side by side in memory, and its length. */
interface Flat {
  readonly cells: Int32Array;
  readonly weights: Float64Array;
  readonly length: number;
}

function flatOf(vector: Sketch): Flat {
  const [cells, weights] = [new Int32Array(vector.size), new Float64Array(vector.size)];
  let [at, squares] = [0, 0];
  for (const [cell, weight] of vector) {
    cells[at] = cell;
    weights[at] = weight;
    squares += weight * weight;
    at += 1;
  }
  return { cells, weights, length: Math.sqrt(squares) };
}

/** What is compared with one group after another, laid out cell by cell: both parts at once, as they have no cell in common. */
class Held {
  readonly #weights = new Float64Array(CELLS);
  #parts: readonly Flat[] = [];

  hold(...parts: readonly Flat[]): void {
    for (const { cells } of this.#parts) for (const cell of cells) this.#weights[cell] = 0;
    for (const { cells, weights } of parts)
      for (let at = 0; at < cells.length; at += 1) this.#weights[cells[at] ?? 0] = weights[at] ?? 0;
    this.#parts = parts;
  }

  /** Scalar product with a vector. */
  times({ cells, weights }: Flat): number {
    let sum = 0;
    for (let at = 0; at < cells.length; at += 1) sum += (weights[at] ?? 0) * (this.#weights[cells[at] ?? 0] ?? 0);
    return sum;
  }
}

/** Both parts of a group as they are multiplied. */
interface Measured {
  readonly all: Flat;
  readonly names: Flat;
}

const measured = ({ all, names }: Pick<Group, 'all' | 'names'>): Measured => ({
  all: flatOf(all),
  names: flatOf(names),
});

/**
 * Groups texts that tell of one event, one after another: each joins the group whose centre it is likest to, by all that is
 * told and by rare names, or opens one. Two groups become one when their centres are as alike as `merge` asks; there is no
 * chain by which far ends meet through one text between them. Centres are sums, so the order within a group does not matter.
 */
export class Grouper {
  readonly #set: Grouping;
  readonly #groups = new Map<string, Group>();
  readonly #measured = new Map<string, Measured>();
  readonly #held = new Held();
  readonly #blocks = new Map<number, string[]>();

  constructor(settings: Grouping) {
    this.#set = settings;
  }

  get groups(): ReadonlyMap<string, Group> {
    return this.#groups;
  }

  /** Takes in a group as it was kept. */
  load(group: Group): void {
    this.#groups.set(group.id, group);
    for (const key of group.keys) this.#file(key, group.id);
  }

  /** Puts a text where it belongs. `id` is the group's where it opens one; `at` milliseconds since 1970. */
  tell(id: string, told: Told, at: number): Joined {
    const { found, capped } = this.#candidates(told.asks, at, undefined);
    const [whole, naming] = [flatOf(told.all), flatOf(told.names)];
    this.#held.hold(whole, naming);
    let best: { group: Group; likeness: Likeness } | undefined;
    for (const group of found) {
      const likeness = this.#likeness(1, 1, naming.length, group);
      if (likeness.value >= this.#set.join && likeness.value > (best?.likeness.value ?? 0)) best = { group, likeness };
    }
    const joined = best?.group ?? {
      id,
      all: new Map(),
      names: new Map(),
      keys: new Set(),
      size: 0,
      first: at,
      last: at,
    };
    if (best === undefined) this.#groups.set(id, joined);
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
    const { found } = this.#candidates([...group.keys], group.last, group.id);
    if (found.length === 0) return undefined;
    const { all, names } = this.#measuredOf(group);
    this.#held.hold(all, names);
    return found.find((other) => this.#likeness(all.length || 1, names.length || 1, 1, other).value >= this.#set.merge);
  }

  /**
   * How alike a group is to what is held, whose parts are so long. `naming`: how much rare is named at all, 0 to 1; who leaves
   * a name out does not speak of another place.
   */
  #likeness(allLength: number, namesLength: number, naming: number, group: Group): Likeness {
    const { all, names } = this.#measuredOf(group);
    const text = this.#held.times(all) / (allLength * (all.length || 1));
    const named = this.#held.times(names) / (namesLength * (names.length || 1));
    const beyond = named - this.#set.namedFrom;
    const weight = beyond >= 0 ? this.#set.named : this.#set.elsewhere * naming;
    return { text, names: named, value: text + weight * beyond };
  }

  #candidates(keys: readonly number[], at: number, but: string | undefined): { found: Group[]; capped: number } {
    const shared = new Map<string, number>();
    let capped = 0;
    for (const key of keys) {
      const block = this.#blocks.get(key) ?? [];
      if (block.length >= this.#set.block) capped += 1;
      for (const id of block) if (id !== but) shared.set(id, (shared.get(id) ?? 0) + 1 / block.length);
    }
    const found = [...shared]
      .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
      .slice(0, this.#set.candidates)
      .flatMap(([id]) => {
        const group = this.#groups.get(id);
        return group !== undefined && Math.abs(at - group.last) <= this.#set.within ? [group] : [];
      });
    return { found, capped };
  }

  #put(
    group: Group,
    told: Pick<Told, 'all' | 'names'> & Pick<Group, 'size' | 'first' | 'last'> & { readonly keys: Iterable<number> },
  ): void {
    addAll(group.all, told.all, this.#set.cells);
    addAll(group.names, told.names, this.#set.cells);
    for (const key of told.keys) {
      if (group.keys.has(key) || group.keys.size >= this.#set.keys) continue;
      group.keys.add(key);
      this.#file(key, group.id);
    }
    group.size += told.size;
    group.first = Math.min(group.first, told.first);
    group.last = Math.max(group.last, told.last);
    this.#measured.delete(group.id);
  }

  #measuredOf(group: Group): Measured {
    const known = this.#measured.get(group.id) ?? measured(group);
    this.#measured.set(group.id, known);
    return known;
  }

  #file(key: number, id: string): void {
    const block = this.#blocks.get(key);
    if (block === undefined) this.#blocks.set(key, [id]);
    else {
      if (block.length >= this.#set.block) block.shift();
      block.push(id);
    }
  }

  #drop(group: Group): void {
    this.#groups.delete(group.id);
    this.#measured.delete(group.id);
    for (const key of group.keys) {
      const block = this.#blocks.get(key);
      const at = block?.indexOf(group.id) ?? -1;
      if (at >= 0) block?.splice(at, 1);
    }
  }
}
