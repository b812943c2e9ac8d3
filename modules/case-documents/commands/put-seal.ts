import { PDFDocument } from 'pdf-lib';
import { SEAL } from '../../../platform/documents/measures.ts';
import type { Placed } from '../queries/seal.ts';

const POINTS = 72 / 25.4;

/**
 * The PDF with the seal over the day at its end, 42 mm wide. Nothing else of the file changes, and the same input gives the
 * same bytes.
 */
export async function putSeal(pdf: Uint8Array, { seal, at }: Placed): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const page = document.getPage(at.page - 1);
  const size = SEAL * POINTS;
  const box = { width: size, height: size };
  const corner = { x: at.x * POINTS - size / 2, y: page.getHeight() - at.y * POINTS - size / 2 };
  if (seal.kind === 'drawn') {
    const [drawing] = await document.embedPdf(seal.bytes);
    if (drawing !== undefined) page.drawPage(drawing, { ...corner, ...box });
  } else {
    const picture = await document.embedPng(seal.bytes);
    const shown = picture.scaleToFit(size, size);
    page.drawImage(picture, {
      x: corner.x + (size - shown.width) / 2,
      y: corner.y + (size - shown.height) / 2,
      ...shown,
    });
  }
  return Buffer.from(await document.save({ addDefaultPage: false, updateFieldAppearances: false }));
}
