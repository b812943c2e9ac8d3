import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import { paintPdf } from '../../../platform/pdf/index.ts';

/** A page as a picture. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  /** PNG, base64. */
  readonly png: string;
}

/** Pixels a point: a page of A4 is 893 by 1,263, sharp on a desk and not too much to send. */
const SCALE = 1.5;
/** Of longer documents the file itself is opened. */
const MOST = 12;

const packed = promisify(deflate);

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

/** A PNG of three colours from pixels of four, red first; the page is opaque. */
async function pngOf(pixels: Uint8Array, width: number, height: number): Promise<Buffer> {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0, to = 0, from = 0; y < height; y += 1) {
    to += 1;
    for (let x = 0; x < width; x += 1, from += 4, to += 3) {
      rows[to] = pixels[from] ?? 0;
      rows[to + 1] = pixels[from + 1] ?? 0;
      rows[to + 2] = pixels[from + 2] ?? 0;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', await packed(rows, { level: 4 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The first pages of a PDF as pictures, as they will be printed. */
export async function picturesOf(pdf: Buffer): Promise<readonly PagePicture[]> {
  const pages = await paintPdf(pdf, { scale: SCALE, most: MOST });
  return Promise.all(
    pages.map(async ({ data, width, height }) => ({
      width,
      height,
      png: (await pngOf(data, width, height)).toString('base64'),
    })),
  );
}
