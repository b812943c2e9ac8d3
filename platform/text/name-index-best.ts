/** The best so many of a stream of rows, as a heap whose top is the worst that is kept. */
export class Best {
  readonly rows: Uint32Array;
  readonly scores: Float64Array;
  size = 0;
  #most = 0;
  /** What a score must exceed to be kept. */
  least = Number.NEGATIVE_INFINITY;

  constructor(room: number) {
    this.rows = new Uint32Array(room);
    this.scores = new Float64Array(room);
  }

  /** Forgets all, to keep so many from now on (at most what there is room for). */
  begin(most: number): void {
    this.size = 0;
    this.#most = Math.min(most, this.rows.length);
    this.least = this.#most === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  }

  #swap(a: number, b: number): void {
    const [row, score] = [this.rows[a] ?? 0, this.scores[a] ?? 0];
    this.rows[a] = this.rows[b] ?? 0;
    this.scores[a] = this.scores[b] ?? 0;
    this.rows[b] = row;
    this.scores[b] = score;
  }

  #sink(): void {
    for (let at = 0; ; ) {
      let least = at;
      const [left, right] = [2 * at + 1, 2 * at + 2];
      if (left < this.size && (this.scores[left] ?? 0) < (this.scores[least] ?? 0)) least = left;
      if (right < this.size && (this.scores[right] ?? 0) < (this.scores[least] ?? 0)) least = right;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  add(row: number, score: number): void {
    if (this.size < this.#most) {
      let at = this.size;
      this.rows[at] = row;
      this.scores[at] = score;
      this.size += 1;
      for (let parent = (at - 1) >> 1; at > 0 && (this.scores[parent] ?? 0) > (this.scores[at] ?? 0); ) {
        this.#swap(at, parent);
        at = parent;
        parent = (at - 1) >> 1;
      }
    } else if (score > this.least) {
      this.rows[0] = row;
      this.scores[0] = score;
      this.#sink();
    }
    if (this.size === this.#most) this.least = this.scores[0] ?? 0;
  }

  /** Where the greatest score stands; 0 when none is left. */
  greatest(): number {
    let greatest = 0;
    for (let at = 1; at < this.size; at += 1) if ((this.scores[at] ?? 0) > (this.scores[greatest] ?? 0)) greatest = at;
    return greatest;
  }

  /** Takes one out; what is left is no heap any more, and nothing is added to it. */
  drop(at: number): void {
    this.size -= 1;
    this.#swap(at, this.size);
  }
}
