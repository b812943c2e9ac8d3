import { PDFiumModule } from '@hyzyla/pdfium';

/** The part of PDFium's C interface that is used here; handles are addresses, 0 is none. */
interface Raw {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { malloc(size: number): number; free(at: number): void };
  PDFium_Init?(): void;
  _FPDF_InitLibraryWithConfig(config: number): void;
  _FPDF_LoadMemDocument(at: number, size: number, password: number): number;
  _FPDF_CloseDocument(doc: number): void;
  _FPDF_GetPageCount(doc: number): number;
  _FPDF_GetMetaText(doc: number, tag: number, buffer: number, size: number): number;
  _FPDF_GetSecurityHandlerRevision(doc: number): number;
  _FPDF_GetSignatureCount(doc: number): number;
  _FPDF_GetFormType(doc: number): number;
  _FPDF_GetTrailerEnds(doc: number, buffer: number, size: number): number;
  _FPDF_GetXFAPacketCount(doc: number): number;
  _FPDFDoc_GetAttachmentCount(doc: number): number;
  _FPDFDoc_GetJavaScriptActionCount(doc: number): number;
  _FPDFBookmark_GetFirstChild(doc: number, bookmark: number): number;
  _FPDFBookmark_GetNextSibling(doc: number, bookmark: number): number;
  _FPDFBookmark_GetTitle(bookmark: number, buffer: number, size: number): number;
  _FPDF_LoadPage(doc: number, index: number): number;
  _FPDF_ClosePage(page: number): void;
  _FPDF_GetPageWidthF(page: number): number;
  _FPDF_GetPageHeightF(page: number): number;
  _FPDFPage_GetAnnotCount(page: number): number;
  _FPDFPage_GetDecodedThumbnailData(page: number, buffer: number, size: number): number;
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, index: number): number;
  _FPDFFormObj_CountObjects(form: number): number;
  _FPDFFormObj_GetObject(form: number, index: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  _FPDFPageObj_GetFillColor(object: number, r: number, g: number, b: number, a: number): number;
  _FPDFPath_CountSegments(path: number): number;
  _FPDFPath_GetPathSegment(path: number, index: number): number;
  _FPDFPathSegment_GetType(segment: number): number;
  _FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): number;
  _FPDFTextObj_GetTextRenderMode(text: number): number;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFText_GetUnicode(text: number, index: number): number;
  _FPDFText_IsGenerated(text: number, index: number): number;
  _FPDFText_HasUnicodeMapError(text: number, index: number): number;
  _FPDFText_GetFontSize(text: number, index: number): number;
  _FPDFText_GetLooseCharBox(text: number, index: number, rect: number): number;
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, at: number, stride: number): number;
  _FPDFBitmap_FillRect(bitmap: number, x: number, y: number, w: number, h: number, colour: number): void;
  _FPDFBitmap_Destroy(bitmap: number): void;
  _FPDF_RenderPageBitmap(
    b: number,
    page: number,
    x: number,
    y: number,
    w: number,
    h: number,
    r: number,
    f: number,
  ): void;
}

let loading: Promise<Raw> | undefined;

async function load(): Promise<Raw> {
  const raw = (await (PDFiumModule as unknown as (options: object) => Promise<unknown>)({})) as Raw;
  raw._FPDF_InitLibraryWithConfig(0);
  return raw;
}

/** PDFium, loaded once: a reader that shares no line with what made the file. */
export function pdfium(): Promise<Raw> {
  loading ??= load();
  return loading;
}

export type Reader = Raw;

/** Memory of the reader for as long as `work` runs. */
export function withMemory<T>(raw: Raw, size: number, work: (at: number) => T): T {
  const at = raw.wasmExports.malloc(Math.max(8, size));
  try {
    return work(at);
  } finally {
    raw.wasmExports.free(at);
  }
}

/** The view of the memory now: it moves when it grows. */
export const viewOf = (raw: Raw): DataView => new DataView(raw.HEAPU8.buffer);

/** A text that PDFium writes as UTF-16LE into a buffer; it gives its own length in bytes. */
export function utf16From(raw: Raw, ask: (buffer: number, size: number) => number): string {
  const size = ask(0, 0);
  if (size <= 2) return '';
  return withMemory(raw, size, (at) => {
    ask(at, size);
    return Buffer.from(raw.HEAPU8.slice(at, at + size - 2)).toString('utf16le');
  });
}

/** Four floats that PDFium writes into its memory; null where it has none. */
export function fourFloats(raw: Raw, ask: (at: number) => number): readonly [number, number, number, number] | null {
  return withMemory(raw, 16, (at) => {
    if (ask(at) === 0) return null;
    const view = viewOf(raw);
    return [0, 4, 8, 12].map((offset) => view.getFloat32(at + offset, true)) as unknown as readonly [
      number,
      number,
      number,
      number,
    ];
  });
}
