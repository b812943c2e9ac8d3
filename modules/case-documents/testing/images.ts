import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { paintPdf } from '../../../platform/pdf/index.ts';

/** One page in grey, a byte a pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** Pixels a point: a page of A4 is 446 by 631, large enough to read the title and see every line. */
const SCALE = 0.75;
const REFERENCES = join(import.meta.dirname, 'references');
/** Greys that a reference keeps: sixteen, so that it packs into little. */
const STEP = 17;

/** Every page of a PDF as a picture. `scale` in pixels a point. */
export const picturesOf = async (pdf: Buffer, scale = SCALE): Promise<readonly Picture[]> =>
  (await paintPdf(pdf, { scale })).map(({ data, width, height }) => ({
    width,
    height,
    grey: greyOf(data, width * height),
  }));

/** Luminance by the weights of ITU-R BT.601. */
function greyOf(data: Uint8Array, pixels: number): Uint8Array {
  const grey = new Uint8Array(pixels);
  for (let at = 0; at < pixels; at++) {
    const [one = 0, two = 0, three = 0] = [data[at * 4], data[at * 4 + 1], data[at * 4 + 2]];
    grey[at] = Math.round((one * 0.3 + two * 0.59 + three * 0.11) / STEP) * STEP;
  }
  return grey;
}

/** A picture as PNG, in grey. */
export function pngOf({ width, height, grey }: Picture): Buffer {
  const png = new PNG({ width, height, colorType: 0, inputColorType: 0, bitDepth: 8 });
  png.data = Buffer.from(grey);
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false, deflateLevel: 9, filterType: 0 });
}

function readPng(path: string): Picture {
  const { width, height, data } = PNG.sync.read(readFileSync(path));
  return { width, height, grey: data.filter((_, at) => at % 4 === 0) };
}

/** Share of the pixels that differ by more than a quarter of the way from black to white; 1 for another size. */
export function difference(one: Picture, other: Picture): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let apart = 0;
  for (let at = 0; at < one.grey.length; at++) {
    if (Math.abs((one.grey[at] ?? 0) - (other.grey[at] ?? 0)) > 64) apart += 1;
  }
  return apart / one.grey.length;
}

/** Where the pictures that differ are put, to be looked at. */
export const differencesFolder = (): string => join(tmpdir(), 'qingyuan-form-images');

/** A reference that does not fit, and by how much. */
export interface Misfit {
  readonly page: number;
  readonly share: number;
  readonly seen: string;
}

/** Lines move by a pixel between versions of the typesetter; a line more or a word less moves far more. */
export const TOLERANCE = 0.002;

/**
 * Compares the pages of a form with its references `<name>-<page>.png`; with `REFERENCE=write` in the environment it writes
 * them anew instead. What does not fit is put into {@link differencesFolder}. A missing page or one too many is a misfit.
 */
export async function compareWithReferences(name: string, pdf: Buffer): Promise<readonly Misfit[]> {
  const pictures = await picturesOf(pdf);
  const pathOf = (page: number): string => join(REFERENCES, `${name}-${page}.png`);
  if (process.env.REFERENCE === 'write') {
    mkdirSync(REFERENCES, { recursive: true });
    pictures.forEach((picture, index) => {
      writeFileSync(pathOf(index + 1), pngOf(picture));
    });
    return [];
  }
  const misfits: Misfit[] = [];
  pictures.forEach((picture, index) => {
    const path = pathOf(index + 1);
    const share = existsSync(path) ? difference(picture, readPng(path)) : 1;
    if (share <= TOLERANCE) return;
    mkdirSync(differencesFolder(), { recursive: true });
    const seen = join(differencesFolder(), `${name}-${index + 1}.png`);
    writeFileSync(seen, pngOf(picture));
    misfits.push({ page: index + 1, share, seen });
  });
  if (existsSync(pathOf(pictures.length + 1))) misfits.push({ page: pictures.length + 1, share: 1, seen: '' });
  return misfits;
}
