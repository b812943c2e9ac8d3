import { PDFiumLibrary } from '@hyzyla/pdfium';
import { AppError } from '../../kernel/error.ts';

let library: Promise<PDFiumLibrary> | undefined;

/** A PDF as a reader shows it. */
export interface ReadPdf {
  /** Text of each page, in its order. */
  readonly pages: readonly string[];
}

/**
 * The pages of a PDF and their texts, read by the engine of a browser and not by what made it.
 * @throws AppError 422 `pdf.unreadable`
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  library ??= PDFiumLibrary.init();
  const pdfium = await library;
  const document = await pdfium.loadDocument(bytes).catch((error: unknown) => {
    throw new AppError('pdf.unreadable', 422, {}, { cause: error });
  });
  try {
    return { pages: Array.from({ length: document.getPageCount() }, (_, index) => document.getPage(index).getText()) };
  } finally {
    document.destroy();
  }
}
