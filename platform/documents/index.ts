export { renderDocx } from './docx.ts';
export { errors } from './errors.ts';
export { renderPdf } from './pdf.ts';
export type { Block, OfficialDocument, RenderedDocument, Run } from './types.ts';
