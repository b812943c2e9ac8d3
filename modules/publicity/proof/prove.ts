import type { ProofFinding } from './finding.ts';
import { unseenInk } from './ink.ts';
import { inspectObjects } from './page-objects.ts';
import { inspectText } from './page-text.ts';
import { inspectData } from './raw-data.ts';
import { pdfium, type Reader, utf16From, withMemory } from './reader.ts';
import { labelsIn, type Sought } from './sought.ts';

export interface ProofAsked {
  readonly sought: readonly Sought[];
  /** Phrases that may hold a secret as part of them: the name of the firm, the decision's number. */
  readonly allowed: readonly string[];
}

export interface ProofResult {
  readonly ok: boolean;
  readonly pages: number;
  /** Letters that were read and compared. */
  readonly letters: number;
  readonly findings: readonly ProofFinding[];
}

const TAGS = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'CreationDate', 'ModDate', 'Trapped'];
const MOST_BOOKMARKS = 5_000;
/** The page number at the foot, which would stand between the halves of a word at the end of a page. */
const PAGE_NUMBER = /[—–-]\s*\d+\s*[—–-]\s*$/u;

function bookmarksOf(raw: Reader, doc: number): string[] {
  const titles: string[] = [];
  const walk = (parent: number): void => {
    let at = raw._FPDFBookmark_GetFirstChild(doc, parent);
    while (at !== 0 && titles.length < MOST_BOOKMARKS) {
      const bookmark = at;
      titles.push(utf16From(raw, (buffer, size) => raw._FPDFBookmark_GetTitle(bookmark, buffer, size)));
      walk(bookmark);
      at = raw._FPDFBookmark_GetNextSibling(doc, bookmark);
    }
  };
  walk(0);
  return titles;
}

function metadataOf(raw: Reader, doc: number): string[] {
  return TAGS.map((tag) =>
    withMemory(raw, tag.length + 1, (at) => {
      raw.HEAPU8.set(Buffer.from(`${tag}\0`, 'latin1'), at);
      return utf16From(raw, (buffer, size) => raw._FPDF_GetMetaText(doc, at, buffer, size));
    }),
  );
}

/** What a file may carry beside its pages. */
function inspectDocument(raw: Reader, doc: number, { sought, allowed }: ProofAsked): ProofFinding[] {
  const findings: ProofFinding[] = [];
  const add = (kind: ProofFinding['kind'], what: string): void => {
    findings.push({ kind, page: null, what });
  };
  for (const text of metadataOf(raw, doc)) {
    for (const label of labelsIn(text, sought, allowed, true)) add('secret-metadata', label);
  }
  for (const text of bookmarksOf(raw, doc)) {
    for (const label of labelsIn(text, sought, allowed, true)) add('secret-bookmark', label);
  }
  if (raw._FPDFDoc_GetAttachmentCount(doc) > 0) add('attachment', 'attachment');
  if (raw._FPDFDoc_GetJavaScriptActionCount(doc) > 0) add('script', 'JavaScript');
  if (raw._FPDF_GetFormType(doc) > 0 || raw._FPDF_GetXFAPacketCount(doc) > 0) add('annotation', 'form');
  if (raw._FPDF_GetSignatureCount(doc) > 0) add('annotation', 'signature');
  if (raw._FPDF_GetSecurityHandlerRevision(doc) !== -1) add('encrypted', 'encrypted');
  if (raw._FPDF_GetTrailerEnds(doc, 0, 0) > 1) add('revision', 'trailer');
  return findings;
}

interface PageLook {
  readonly text: string;
  readonly letters: number;
  readonly findings: readonly ProofFinding[];
}

function inspectPage(raw: Reader, doc: number, index: number, { sought, allowed }: ProofAsked): PageLook {
  const page = raw._FPDF_LoadPage(doc, index);
  const number = index + 1;
  if (page === 0) return { text: '', letters: 0, findings: [{ kind: 'broken', page: number, what: 'page' }] };
  try {
    const size = { width: raw._FPDF_GetPageWidthF(page), height: raw._FPDF_GetPageHeightF(page) };
    const objects = inspectObjects(raw, page);
    const text = inspectText(raw, page, size);
    const labels = new Set(text.orders.flatMap((order) => labelsIn(order, sought, allowed, true)));
    const ink = unseenInk(raw, page, size, [...objects.rules, ...text.letters]);
    const found: Omit<ProofFinding, 'page'>[] = [
      ...[...labels].map((what) => ({ kind: 'secret-text' as const, what })),
      ...objects.findings,
      ...text.findings,
      ...(ink > 0 ? [{ kind: 'unseen-ink' as const, what: String(ink) }] : []),
      ...(raw._FPDFPage_GetAnnotCount(page) > 0 ? [{ kind: 'annotation' as const, what: 'annotation' }] : []),
      ...(raw._FPDFPage_GetDecodedThumbnailData(page, 0, 0) > 0
        ? [{ kind: 'thumbnail' as const, what: 'thumbnail' }]
        : []),
    ];
    return {
      text: (text.orders[0] ?? '').trimEnd().replace(PAGE_NUMBER, ''),
      letters: text.letters.length,
      findings: found.map((each) => ({ ...each, page: number })),
    };
  } finally {
    raw._FPDF_ClosePage(page);
  }
}

/** Lets others have the thread for a moment. */
const breathe = (): Promise<void> => new Promise((go) => setImmediate(go));

/**
 * Proves on the finished file that nothing sought is in it: opened with a reader that shares nothing with what made it,
 * every page's text extracted in several orders, properties, bookmarks and every stream searched, and every page painted
 * and compared with its text layer, so that nothing can be seen that was not read. A file with more than text and table
 * lines (pictures, annotations, attachments, layers, earlier revisions …) does not pass, whatever is in it.
 */
export async function provePdf(file: Uint8Array, asked: ProofAsked): Promise<ProofResult> {
  const raw = await pdfium();
  const bytes = Buffer.from(file);
  const findings: ProofFinding[] = [...inspectData(bytes, asked.sought, asked.allowed)];
  const at = raw.wasmExports.malloc(bytes.length);
  let [pages, letters] = [0, 0];
  try {
    raw.HEAPU8.set(bytes, at);
    const doc = raw._FPDF_LoadMemDocument(at, bytes.length, 0);
    if (doc === 0)
      return { ok: false, pages, letters, findings: [...findings, { kind: 'broken', page: null, what: 'file' }] };
    try {
      findings.push(...inspectDocument(raw, doc, asked));
      pages = raw._FPDF_GetPageCount(doc);
      let whole = '';
      for (let index = 0; index < pages; index += 1) {
        const look = inspectPage(raw, doc, index, asked);
        findings.push(...look.findings);
        letters += look.letters;
        whole += look.text;
        await breathe();
      }
      // What begins on one page and ends on the next.
      for (const what of labelsIn(whole, asked.sought, asked.allowed, true)) {
        if (!findings.some((each) => each.kind === 'secret-text' && each.what === what)) {
          findings.push({ kind: 'secret-text', page: null, what });
        }
      }
    } finally {
      raw._FPDF_CloseDocument(doc);
    }
  } finally {
    raw.wasmExports.free(at);
  }
  return { ok: findings.length === 0 && pages > 0 && letters > 0, pages, letters, findings };
}
