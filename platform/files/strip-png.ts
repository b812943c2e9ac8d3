import { crc32 } from 'node:zlib';
import { orientationTiff, readOrientation } from './tiff-orientation.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** What the picture, its colours, its scale and its animation need; texts, times, Exif and private chunks are not here. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT cICP mDCV cLLI'.split(' '),
);

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  data.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

/**
 * A PNG (W3C PNG, third edition) without texts, times, Exif, private chunks and what follows its end; the picture's
 * chunks are byte for byte the same, the orientation is kept. Undefined when a chunk is cut or its check fails.
 */
export function stripPng(png: Buffer): Buffer | undefined {
  if (!png.subarray(0, 8).equals(SIGNATURE)) return undefined;
  const parts: Buffer[] = [SIGNATURE];
  let at = 8;
  while (at + 12 <= png.length) {
    const length = png.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > png.length) return undefined;
    const type = png.toString('latin1', at + 4, at + 8);
    if (parts.length === 1 && type !== 'IHDR') return undefined;
    if (crc32(png.subarray(at + 4, end - 4)) !== png.readUInt32BE(end - 4)) return undefined;
    if (type === 'eXIf') {
      const orientation = readOrientation(png.subarray(at + 8, end - 4));
      if (orientation !== 1) parts.push(chunk('eXIf', orientationTiff(orientation)));
    } else if (KEPT.has(type)) parts.push(png.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(parts);
    at = end;
  }
  return undefined;
}
