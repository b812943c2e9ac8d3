import { orientationTiff, readOrientation } from './tiff-orientation.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const EXIF = Buffer.from('Exif\0\0', 'latin1');

const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= SOI);

/** Segments that the picture needs: tables, frames, scans, JFIF, the colour profile, and Adobe's colour transform. */
function needed(marker: number, content: Buffer): boolean {
  const is = (name: string): boolean => content.toString('latin1', 0, name.length) === name;
  if (marker === APP0) return is('JFIF\0');
  if (marker === 0xe2) return is('ICC_PROFILE\0');
  if (marker === 0xee) return is('Adobe');
  return marker < APP0 || (marker > 0xef && marker !== 0xfe);
}

/** End of the entropy-coded data that begins at `from`: the next marker that is neither stuffing nor a restart. */
function endOfScan(jpeg: Buffer, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at >= 0; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return -1;
}

/** JFIF may carry a thumbnail of what was cut out of the picture: its header is kept without it. */
function withoutThumbnail(segment: Buffer): Buffer {
  if ((segment[2] ?? 0) * 256 + (segment[3] ?? 0) <= 16) return segment;
  const plain = Buffer.from(segment.subarray(0, 18));
  plain.writeUInt16BE(16, 2);
  plain.writeUInt16BE(0, 16);
  return plain;
}

/**
 * A JPEG (ITU-T T.81) without Exif, XMP, IPTC, comments, thumbnails, maker's data and whatever follows its end; the
 * coded picture is byte for byte the same. Only the orientation is kept, in an Exif block of its own. Undefined when
 * the file cannot be walked to its end.
 */
export function stripJpeg(jpeg: Buffer): Buffer | undefined {
  if (jpeg[0] !== 0xff || jpeg[1] !== SOI) return undefined;
  const parts: Buffer[] = [];
  let orientation = 1;
  let scanned = false;
  let at = 2;
  while (at + 1 < jpeg.length) {
    if (jpeg[at] !== 0xff) return undefined;
    const marker = jpeg[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === EOI) {
      if (!scanned) return undefined;
      parts.push(jpeg.subarray(at, at + 2));
      return assemble(parts, orientation);
    } else if (standsAlone(marker)) at += 2;
    else {
      if (at + 4 > jpeg.length) return undefined;
      let end = at + 2 + jpeg.readUInt16BE(at + 2);
      if (end > jpeg.length || end < at + 4) return undefined;
      const content = jpeg.subarray(at + 4, end);
      if (marker === 0xe1 && content.subarray(0, 6).equals(EXIF)) orientation = readOrientation(content.subarray(6));
      if (marker === SOS) {
        scanned = true;
        end = endOfScan(jpeg, end);
        if (end < 0) return undefined;
      }
      const segment = jpeg.subarray(at, end);
      if (needed(marker, content)) parts.push(marker === APP0 ? withoutThumbnail(segment) : segment);
      at = end;
    }
  }
  return undefined;
}

function assemble(parts: readonly Buffer[], orientation: number): Buffer {
  const start = Buffer.from([0xff, SOI]);
  if (orientation === 1) return Buffer.concat([start, ...parts]);
  const tiff = orientationTiff(orientation);
  const head = Buffer.from([0xff, 0xe1, 0, 2 + EXIF.length + tiff.length]);
  const first = parts[0];
  // JFIF wants to be first; Exif follows it.
  const jfif = first !== undefined && first[1] === APP0 ? [first] : [];
  return Buffer.concat([start, ...jfif, head, EXIF, tiff, ...parts.slice(jfif.length)]);
}
