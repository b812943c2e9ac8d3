import { readFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { projectPath } from '../../../platform/paths.ts';
import { Background, CELLS } from '../../../platform/text/cluster.ts';

type Counts = ReturnType<Background['state']>;

/** Where the counts lie that come with the product (`scripts/incident-background.ts`). */
export const backgroundFile = (): string => projectPath('modules/incidents/shipped/background.bin');

/** Counts as bytes: the number of texts, then each cell, little end first, deflated. */
export function packBackground({ counts, texts }: Counts): Buffer {
  const bytes = Buffer.alloc(4 * (CELLS + 1));
  bytes.writeUInt32LE(texts, 0);
  for (let cell = 0; cell < CELLS; cell += 1) bytes.writeUInt32LE(counts[cell] ?? 0, 4 * (cell + 1));
  return deflateRawSync(bytes, { level: 6 });
}

/** What {@link packBackground} packed. */
export function unpackBackground(packed: Buffer): Counts {
  const bytes = inflateRawSync(packed, { maxOutputLength: 4 * (CELLS + 1) });
  const counts = new Uint32Array(CELLS);
  for (let cell = 0; cell < CELLS; cell += 1) counts[cell] = bytes.readUInt32LE(4 * (cell + 1));
  return { counts, texts: bytes.readUInt32LE(0) };
}

/** What is common in complaints before the bureau's own have come in. */
export function shippedBackground(): Background {
  const { counts, texts } = unpackBackground(readFileSync(backgroundFile()));
  return new Background(counts, texts);
}
