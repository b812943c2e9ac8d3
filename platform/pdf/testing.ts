import { createCipheriv } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from 'pdf-lib';

/** A PDF with one line on each page, for tests. */
export async function pdfOf(lines: readonly string[], change?: (doc: PDFDocument) => void): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  const font = await doc.embedFont(StandardFonts.Helvetica);
  for (const line of lines) doc.addPage([595.28, 841.89]).drawText(line, { x: 72, y: 400, size: 14, font });
  change?.(doc);
  return doc.save();
}

const chunk = (kind: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

/** A picture of one colour: grey levels, colours, or colours with transparency. */
export function pngOf(width: number, height: number, colour: 0 | 2 | 6 = 2, noise = false): Uint8Array {
  const channels = { 0: 1, 2: 3, 6: 4 }[colour];
  const row = 1 + width * channels;
  const raw = Buffer.alloc(row * height, 120);
  for (let y = 0; y < height; y += 1) raw[y * row] = 0;
  if (noise) {
    // What no compressor makes smaller, and every run makes alike.
    createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(raw).copy(raw);
    for (let y = 0; y < height; y += 1) raw[y * row] = 0;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, colour, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
