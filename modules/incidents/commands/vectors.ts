import type { Group } from '../../../platform/text/cluster-group.ts';

/** The two vectors of a group as bytes: how many cells each has, then cells, then weights; little end first. */
export function packVectors({ all, names }: Pick<Group, 'all' | 'names'>, most: number): Buffer {
  const parts = [all, names].map((vector) =>
    // The weightiest: what is cut off weighs next to nothing.
    vector.size <= most
      ? [...vector]
      : [...vector].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, most),
  );
  const cells = parts.flat();
  const bytes = Buffer.alloc(4 * parts.length + 8 * cells.length);
  parts.forEach((part, at) => {
    bytes.writeUInt32LE(part.length, 4 * at);
  });
  cells.forEach(([cell, weight], at) => {
    bytes.writeUInt32LE(cell, 8 + 8 * at);
    bytes.writeFloatLE(weight, 12 + 8 * at);
  });
  return bytes;
}

/** What {@link packVectors} packed. */
export function unpackVectors(bytes: Buffer): Pick<Group, 'all' | 'names'> {
  const sizes = [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
  let at = 8;
  const [all, names] = sizes.map((size) => {
    const vector = new Map<number, number>();
    for (let n = 0; n < size; n += 1) {
      vector.set(bytes.readUInt32LE(at), bytes.readFloatLE(at + 4));
      at += 8;
    }
    return vector;
  });
  return { all: all ?? new Map(), names: names ?? new Map() };
}
