export { renderDocx } from './docx.ts';
export { errors } from './errors.ts';
export { renderPdf } from './pdf.ts';
export type {
  Block,
  GridCell,
  GridRow,
  Layout,
  OfficialDocument,
  RenderedDocument,
  Run,
  SealPlace,
  SignatureLine,
} from './types.ts';
export { wordsIn, wordsOf } from './words-of.ts';
