export { assemble, LARGEST_PART } from './assemble.ts';
export { pdfErrors } from './errors.ts';
export { type PaintedPage, paintPdf, readPdf } from './read.ts';
export type {
  Assembled,
  AssembledFile,
  AssembleOptions,
  Laid,
  LaidSoFar,
  Part,
  PartContent,
} from './types.ts';
export { watermarkPage } from './watermark.ts';
