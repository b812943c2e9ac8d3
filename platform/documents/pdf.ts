import { pdfData } from './pdf-data.ts';
import { installedParts, openPrinter, type Printer } from './printer.ts';
import type { OfficialDocument, RenderedDocument } from './types.ts';

let shared: Printer | undefined;

/**
 * The document as PDF/A-2b with its Chinese font inside; the same document gives the same bytes. Typeset in a thread of
 * its own, one after the other. Characters that the font lacks stand as 〓 and are listed in the small print.
 * @throws AppError 503 `documents.unavailable`, 503 `documents.busy`, 500 `documents.failed`
 */
export async function renderPdf(doc: OfficialDocument): Promise<RenderedDocument> {
  shared ??= openPrinter(installedParts);
  return renderPdfWith(shared, doc);
}

/** As {@link renderPdf}, with a printer of one's own. */
export async function renderPdfWith(printer: Printer, doc: OfficialDocument): Promise<RenderedDocument> {
  const placed = await printer.printPlaced(pdfData(doc, printer.coverage()), Math.floor(doc.at.getTime() / 1000));
  return { ...placed, type: 'application/pdf' };
}
