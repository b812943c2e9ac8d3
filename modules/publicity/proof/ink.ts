import type { Box } from './page-objects.ts';
import { type Reader, withMemory } from './reader.ts';

/** Pixels a point. */
const SCALE = 1.5;
const BGRA = 4;
const WHITE = 0xffffffff;
const ANNOTATIONS = 1;
/** Darker than this is ink; the grounds of tables are lighter. */
const INK = 170;
/** Letters reach out of their boxes by so much. Points. */
const REACH = 2.5;
/** So many dark pixels may lie beside: smoothing at the ends of lines. */
const STRAY = 12;

/**
 * Dark pixels of the painted page that lie neither where the text layer has a letter nor where a table has a line: what a
 * person would see and text extraction would not. 0 up to a few is a page whose every letter was read.
 */
export function unseenInk(
  raw: Reader,
  page: number,
  size: { readonly width: number; readonly height: number },
  known: readonly Box[],
): number {
  const [width, height] = [Math.ceil(size.width * SCALE), Math.ceil(size.height * SCALE)];
  return withMemory(raw, width * height * 4, (at) => {
    const bitmap = raw._FPDFBitmap_CreateEx(width, height, BGRA, at, width * 4);
    try {
      raw._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
      raw._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, ANNOTATIONS);
      const pixels = raw.HEAPU8.subarray(at, at + width * height * 4);
      for (const { left, bottom, right, top } of known) {
        const x0 = Math.max(0, Math.floor((left - REACH) * SCALE));
        const x1 = Math.min(width, Math.ceil((right + REACH) * SCALE));
        const y0 = Math.max(0, Math.floor((size.height - top - REACH) * SCALE));
        const y1 = Math.min(height, Math.ceil((size.height - bottom + REACH) * SCALE));
        for (let y = y0; y < y1; y += 1) pixels.fill(255, (y * width + x0) * 4, (y * width + x1) * 4);
      }
      let ink = 0;
      for (let n = 0; n < pixels.length; n += 4) {
        const light = ((pixels[n] ?? 255) + (pixels[n + 1] ?? 255) + (pixels[n + 2] ?? 255)) / 3;
        if (light < INK) ink += 1;
      }
      return ink <= STRAY ? 0 : ink;
    } finally {
      raw._FPDFBitmap_Destroy(bitmap);
    }
  });
}
