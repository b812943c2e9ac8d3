import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { AppError } from '../../kernel/error.ts';

let library: Promise<PDFiumLibrary> | undefined;

/** A PDF opened by PDFium, loaded once for the process, as long as `work` runs. @throws AppError 422 `pdf.unreadable` */
async function opened<T>(bytes: Uint8Array, work: (document: PDFiumDocument) => T | Promise<T>): Promise<T> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(bytes).catch((error: unknown) => {
    throw new AppError('pdf.unreadable', 422, {}, { cause: error });
  });
  try {
    return await work(document);
  } finally {
    document.destroy();
  }
}

/** A PDF as a reader shows it. */
export interface ReadPdf {
  /** Text of each page, in its order. */
  readonly pages: readonly string[];
}

/**
 * The pages of a PDF and their texts, read by the engine of a browser and not by what made it.
 * @throws AppError 422 `pdf.unreadable`
 */
export const readPdf = (bytes: Uint8Array): Promise<ReadPdf> =>
  opened(bytes, (document) => ({
    pages: Array.from({ length: document.getPageCount() }, (_, index) => document.getPage(index).getText()),
  }));

/** A painted page: four bytes a pixel, red first. */
export interface PaintedPage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * The first `most` pages of a PDF as pictures, as they will be printed; `scale` in pixels a point.
 * @throws AppError 422 `pdf.unreadable`
 */
export const paintPdf = (
  bytes: Uint8Array,
  { scale, most = Number.POSITIVE_INFINITY }: { readonly scale: number; readonly most?: number },
): Promise<readonly PaintedPage[]> =>
  opened(bytes, async (document) => {
    const painted: PaintedPage[] = [];
    for (const page of document.pages()) {
      if (painted.length >= most) break;
      const { data, width, height } = await page.render({ scale, render: 'bitmap' });
      painted.push({ data, width, height });
    }
    return painted;
  });
