import { orientationTiff, readOrientation } from './tiff-orientation.ts';

const KEPT = new Set(['VP8 ', 'VP8L', 'ALPH', 'ICCP', 'ANIM', 'ANMF']);
const KEPT_IN_FRAME = new Set(['VP8 ', 'VP8L', 'ALPH']);
/** Bits of VP8X that promise Exif and XMP. */
const EXIF_BIT = 0x08;
const XMP_BIT = 0x04;
const FRAME_HEADER = 16;

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(bytes: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length) return undefined;
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > bytes.length) return undefined;
    chunks.push({ type: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length & 1);
  }
  return chunks;
}

function write({ type, data }: Chunk): Buffer {
  const bytes = Buffer.alloc(8 + data.length + (data.length & 1));
  bytes.write(type, 0, 'latin1');
  bytes.writeUInt32LE(data.length, 4);
  data.copy(bytes, 8);
  return bytes;
}

/** A frame of an animation without foreign chunks. */
function plainFrame(data: Buffer): Buffer | undefined {
  const inner = chunksOf(data.subarray(FRAME_HEADER));
  if (data.length < FRAME_HEADER || inner === undefined) return undefined;
  const kept = inner.filter(({ type }) => KEPT_IN_FRAME.has(type)).map(write);
  return Buffer.concat([data.subarray(0, FRAME_HEADER), ...kept]);
}

/**
 * A WebP (RFC 9649) without Exif, XMP, unknown chunks and what follows its end; the picture's chunks are byte for byte
 * the same, the orientation is kept. Undefined when the container cannot be walked.
 */
export function stripWebp(webp: Buffer): Buffer | undefined {
  if (webp.length < 20 || webp.toString('latin1', 0, 4) !== 'RIFF' || webp.toString('latin1', 8, 12) !== 'WEBP')
    return undefined;
  const end = 8 + webp.readUInt32LE(4);
  if (end > webp.length) return undefined;
  const chunks = chunksOf(webp.subarray(12, end));
  if (chunks === undefined || !chunks.some(({ type }) => ['VP8 ', 'VP8L', 'ANMF'].includes(type))) return undefined;
  const exif = chunks.find(({ type }) => type === 'EXIF')?.data;
  const tiff = exif?.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? exif.subarray(6) : exif;
  const orientation = tiff === undefined ? 1 : readOrientation(tiff);
  const parts: Buffer[] = [];
  for (const { type, data } of chunks) {
    if (type === 'VP8X') {
      const header = Buffer.from(data);
      header[0] = ((header[0] ?? 0) & ~(EXIF_BIT | XMP_BIT)) | (orientation === 1 ? 0 : EXIF_BIT);
      parts.push(write({ type, data: header }));
    } else if (type === 'ANMF') {
      const frame = plainFrame(data);
      if (frame === undefined) return undefined;
      parts.push(write({ type, data: frame }));
    } else if (KEPT.has(type)) parts.push(write({ type, data }));
  }
  if (orientation !== 1) parts.push(write({ type: 'EXIF', data: orientationTiff(orientation) }));
  const body = Buffer.concat(parts);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}
