import type { LinearModel } from './linear.ts';

/** From so large a share of weights that say something on, all lie side by side; below, each with the plane it is of. */
const DENSE = 0.25;

/** The different grams of a text as cells; the first `size` are valid. */
export interface Cells {
  readonly cells: Uint32Array;
  readonly size: number;
}

/** The planes of several models over the same cells, those of a cell side by side: it is looked up once for all of them. */
export class Planes {
  readonly many: number;
  /** Where the weights of a cell begin, and after the last where they end; absent where every cell has one of each plane. */
  readonly #begins: Uint32Array | undefined;
  readonly #planes: Uint16Array;
  readonly #weights: Float32Array;

  constructor(models: readonly LinearModel[]) {
    this.many = models.reduce((sum, { classes }) => sum + classes.length, 0);
    const cells = models.reduce((most, { bits }) => Math.max(most, 2 ** bits), 0);
    let said = 0;
    for (const { weights } of models) for (const each of weights) said += each === 0 ? 0 : 1;
    const dense = said > DENSE * this.many * cells;
    this.#weights = new Float32Array(dense ? this.many * cells : said);
    this.#planes = new Uint16Array(dense ? 0 : said);
    this.#begins = dense ? undefined : new Uint32Array(cells + 1);
    let at = 0;
    for (let cell = 0; cell < cells; cell += 1) {
      let plane = 0;
      for (const { weights, classes } of models) {
        for (let each = cell * classes.length; each < (cell + 1) * classes.length; each += 1, plane += 1) {
          const weight = weights[each] ?? 0;
          if (weight === 0 && !dense) continue;
          this.#weights[at] = weight;
          if (!dense) this.#planes[at] = plane;
          at += 1;
        }
      }
      if (this.#begins !== undefined) this.#begins[cell + 1] = at;
    }
  }

  /** The distance of a vector from each plane, into `sums`: to the bit what `distances` of each model gives. */
  distances(of: Cells, values: Float32Array, sums: Float64Array): void {
    sums.fill(0);
    if (this.#begins === undefined) this.#addAll(of, values, sums);
    else this.#addSaid(this.#begins, of, values, sums);
  }

  #addAll({ cells, size }: Cells, values: Float32Array, sums: Float64Array): void {
    const [many, weights] = [this.many, this.#weights];
    for (let at = 0; at < size; at += 1) {
      const base = (cells[at] ?? 0) * many;
      const value = values[at] ?? 0;
      for (let each = 0; each < many; each += 1) sums[each] = (sums[each] ?? 0) + (weights[base + each] ?? 0) * value;
    }
  }

  #addSaid(begins: Uint32Array, { cells, size }: Cells, values: Float32Array, sums: Float64Array): void {
    const [planes, weights] = [this.#planes, this.#weights];
    for (let at = 0; at < size; at += 1) {
      const cell = cells[at] ?? 0;
      const value = values[at] ?? 0;
      const end = begins[cell + 1] ?? 0;
      for (let each = begins[cell] ?? 0; each < end; each += 1) {
        const plane = planes[each] ?? 0;
        sums[plane] = (sums[plane] ?? 0) + (weights[each] ?? 0) * value;
      }
    }
  }

  /** The weight of each cell on one plane, into `into`. */
  gather({ cells, size }: Cells, plane: number, into: Float64Array): void {
    const [many, begins, planes, weights] = [this.many, this.#begins, this.#planes, this.#weights];
    if (begins === undefined) {
      for (let at = 0; at < size; at += 1) into[at] = weights[(cells[at] ?? 0) * many + plane] ?? 0;
      return;
    }
    for (let at = 0; at < size; at += 1) {
      const cell = cells[at] ?? 0;
      const end = begins[cell + 1] ?? 0;
      let each = begins[cell] ?? 0;
      while (each < end && (planes[each] ?? 0) < plane) each += 1;
      into[at] = each < end && planes[each] === plane ? (weights[each] ?? 0) : 0;
    }
  }

  /** What the weights of each cell on `many` planes from `first` on are on the mean, into `into`. */
  means({ cells, size }: Cells, first: number, many: number, into: Float64Array): void {
    const begins = this.#begins;
    for (let at = 0; at < size; at += 1) {
      const cell = cells[at] ?? 0;
      let sum = 0;
      if (begins === undefined) {
        const base = cell * this.many + first;
        for (let each = base; each < base + many; each += 1) sum += this.#weights[each] ?? 0;
      } else {
        for (let each = begins[cell] ?? 0; each < (begins[cell + 1] ?? 0); each += 1) {
          const plane = this.#planes[each] ?? 0;
          if (plane >= first && plane < first + many) sum += this.#weights[each] ?? 0;
        }
      }
      into[at] = sum / many;
    }
  }
}
