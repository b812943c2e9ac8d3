import { type Sketch, sketchOf } from '../../../platform/text/cluster.ts';
import { type Group, weightiest } from '../../../platform/text/cluster-group.ts';

const HEADER = 8;

/** The two vectors of a group as bytes: how many cells each has, then cells, each with its weight; little end first. */
export function packVectors({ all, names }: Pick<Group, 'all' | 'names'>, most: number): Buffer {
  // The weightiest: what is cut off weighs next to nothing.
  const parts = [weightiest(all, most), weightiest(names, most)];
  const bytes = new ArrayBuffer(HEADER + 8 * parts.reduce((sum, { cells }) => sum + cells.length, 0));
  const [whole, weighed] = [new Uint32Array(bytes), new Float32Array(bytes)];
  let to = HEADER / 4;
  for (const [part, { cells, weights }] of parts.entries()) {
    whole[part] = cells.length;
    for (let at = 0; at < cells.length; at += 1) {
      whole[to] = cells[at] ?? 0;
      weighed[to + 1] = weights[at] ?? 0;
      to += 2;
    }
  }
  return Buffer.from(bytes);
}

/** What {@link packVectors} packed. */
export function unpackVectors(packed: Buffer): Pick<Group, 'all' | 'names'> {
  // Copied: the bytes may begin anywhere in those of an answer of the database.
  const { buffer } = new Uint8Array(packed);
  const [whole, weighed] = [new Uint32Array(buffer), new Float32Array(buffer)];
  let from = HEADER / 4;
  const [all, names] = [whole[0] ?? 0, whole[1] ?? 0].map((size): Sketch => {
    const [cells, weights] = [new Int32Array(size), new Float64Array(size)];
    for (let at = 0; at < size; at += 1) {
      cells[at] = whole[from] ?? 0;
      weights[at] = weighed[from + 1] ?? 0;
      from += 2;
    }
    return sketchOf(cells, weights);
  }) as [Sketch, Sketch];
  return { all, names };
}
