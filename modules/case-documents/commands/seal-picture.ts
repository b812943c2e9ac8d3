import { inflateSync } from 'node:zlib';
import { AppError } from '../../../kernel/error.ts';
import { stripPng } from '../../../platform/files/strip-png.ts';

const LARGEST = 1024 * 1024;
const SIDE = { least: 100, most: 4_000 };
/** Bytes a pixel by colour type: grey, colours, palette, grey and colours with transparency. */
const BYTES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The packed pixels of a whole PNG, chunk after chunk. */
function packedIn(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return Buffer.concat(parts);
}

function pixelsFit(png: Buffer): boolean {
  const [width, height, depth, colours, interlaced] = [
    ...[png.readUInt32BE(16), png.readUInt32BE(20)],
    ...[png[24] ?? 0, png[25] ?? -1, png[28] ?? 1],
  ];
  const bytes = BYTES[colours ?? -1];
  const sides = [width ?? 0, height ?? 0].every((side) => side >= SIDE.least && side <= SIDE.most);
  if (!sides || bytes === undefined || depth !== 8 || interlaced !== 0) return false;
  const size = (height ?? 0) * (1 + (width ?? 0) * bytes);
  try {
    return inflateSync(packedIn(png), { maxOutputLength: size }).length === size;
  } catch {
    return false;
  }
}

/**
 * A picture of a seal as it is handed in: a whole PNG of usual kind, without what hides in one. Read here to its last pixel,
 * because what puts pictures on pages does not come back from one that was cut.
 * @throws AppError 422 `case-documents.seal-picture`
 */
export function sealPicture(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  const png = bytes.length > LARGEST ? undefined : stripPng(bytes);
  if (png === undefined || !pixelsFit(png)) throw new AppError('case-documents.seal-picture', 422);
  return png;
}
