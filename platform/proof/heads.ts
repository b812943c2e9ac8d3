import type { Checkpoint } from './checkpoint.ts';

/** All that is signed about one size of a tree; several notes may say it at different times. */
export interface Head {
  readonly size: number;
  readonly root: Buffer;
  readonly firstTime: string | null;
  readonly lastTime: string | null;
}

/** The signed heads of one region from one source (the bundle, or outside parties), ordered by size. */
export class Heads {
  readonly #bySize = new Map<number, Head>();
  #sorted: readonly Head[] | undefined;

  /** False where another root is already signed for the same size: the tree was forked. */
  add({ size, root, time }: Checkpoint): boolean {
    const hash = Buffer.from(root, 'hex');
    const known = this.#bySize.get(size);
    if (known !== undefined && !known.root.equals(hash)) return false;
    this.#sorted = undefined;
    this.#bySize.set(size, {
      size,
      root: hash,
      firstTime: pick(known?.firstTime, time, (a, b) => a < b),
      lastTime: pick(known?.lastTime, time, (a, b) => a > b),
    });
    return true;
  }

  at(size: number): Head | undefined {
    return this.#bySize.get(size);
  }

  bySize(): readonly Head[] {
    this.#sorted ??= [...this.#bySize.values()].sort((a, b) => a.size - b.size);
    return this.#sorted;
  }

  largest(): Head | undefined {
    return this.bySize().at(-1);
  }

  /** The heads next to a leaf: the largest that cannot contain it and the smallest that does. */
  around(leaf: number): { readonly before: Head | undefined; readonly containing: Head | undefined } {
    const heads = this.bySize();
    let low = 0;
    let high = heads.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((heads[middle]?.size ?? 0) <= leaf) low = middle + 1;
      else high = middle;
    }
    return { before: heads[low - 1], containing: heads[low] };
  }
}

function pick(
  known: string | null | undefined,
  time: string | null,
  better: (a: string, b: string) => boolean,
): string | null {
  if (known === null || known === undefined) return time;
  return time !== null && better(time, known) ? time : known;
}
