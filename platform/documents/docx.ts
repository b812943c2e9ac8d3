import { createRequire } from 'node:module';
import { dayInWords } from '../../kernel/plain-date.ts';
import { projectPath } from '../paths.ts';
import { blockParts, footnote } from './docx-parts.ts';
import { FACES, mm, paragraph, runsOf, twips } from './docx-text.ts';
import {
  footer,
  type ParagraphOptions,
  type ParagraphPart,
  paragraphPart,
  type SectionParts,
  type TablePart,
  textRun,
} from './docx-tree.ts';
import {
  headSize,
  type Measures,
  measures,
  PAGE_NUMBER_SIZE,
  pageOf,
  RED,
  SEAL,
  titleSize,
  widthOf,
} from './measures.ts';
import { type DocumentThread, openThread, unavailable } from './thread.ts';
import type { OfficialDocument, RenderedDocument } from './types.ts';
import { cleanText } from './words.ts';
import { fixZipTimes } from './zip-times.ts';

/** Module that writes Word. @throws AppError 503 `documents.unavailable` */
function findLibrary(): { readonly library: string } {
  try {
    return { library: createRequire(projectPath('package.json')).resolve('docx') };
  } catch (error) {
    throw unavailable('docx', error);
  }
}

let shared: DocumentThread | undefined;

/**
 * The document as Word, to go on writing in; the same document gives the same bytes. Written in a thread of its own, one
 * after the other. @throws AppError 503 `documents.unavailable`, 503 `documents.busy`, 500 `documents.failed`
 */
export async function renderDocx(doc: OfficialDocument): Promise<RenderedDocument> {
  shared ??= openThread(projectPath('platform/documents/docx-worker.mjs'), findLibrary, 'docx');
  const bytes = await shared.ask({ document: documentParts(doc), core: coreProperties(doc) });
  return {
    bytes: fixZipTimes(bytes),
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  };
}

/** What the library makes the document of. */
function documentParts(doc: OfficialDocument): object {
  const size = measures(doc.language, doc.layout);
  const numbered = doc.layout !== 'cover' && doc.layout !== 'strip';
  const section: SectionParts = {
    properties: paper(doc),
    footers: numbered
      ? { default: pageNumber('right'), even: pageNumber('left') }
      : { default: footer({ children: [] }), even: footer({ children: [] }) },
    children: [
      ...headOf(doc, size),
      ...bodyOf(doc, size),
      ...signatureOf(doc, size),
      ...(doc.footnotes ?? []).map((text, index) => footnote(text, index === 0)),
    ],
  };
  return {
    title: cleanText(doc.title),
    creator: cleanText(doc.issuer),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            font: FACES.body,
            size: size.body * 2,
            language:
              doc.language === 'zh' ? { value: 'en-US', eastAsia: 'zh-CN' } : { value: 'en-GB', eastAsia: 'zh-CN' },
          },
        },
      },
    },
    sections: [section],
  };
}

/** The blocks; the last paragraph goes with the signature, which never stands on a page of its own (GB/T 9704). */
function bodyOf(doc: OfficialDocument, size: Measures): (ParagraphPart | TablePart)[] {
  const parts = doc.blocks.flatMap((block): (ParagraphPart | TablePart)[] => blockParts(block, size, doc));
  const last = parts.at(-1);
  if (doc.signature === undefined || last === undefined || last.make !== 'Paragraph') return parts;
  return [...parts.slice(0, -1), { ...last, of: { ...last.of, keepNext: true } }];
}

const xml = (text: string): string =>
  cleanText(text).replace(/\n/g, ' ').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function coreProperties({ title, issuer, at, language }: OfficialDocument): string {
  const instant = `${at.toISOString().slice(0, 19)}Z`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${xml(title)}</dc:title><dc:creator>${xml(issuer)}</dc:creator>` +
    `<cp:lastModifiedBy>${xml(issuer)}</cp:lastModifiedBy><cp:revision>1</cp:revision>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${instant}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${instant}</dcterms:modified>` +
    `<dc:language>${language === 'zh' ? 'zh-CN' : 'en'}</dc:language></cp:coreProperties>`
  );
}

function paper(doc: OfficialDocument): SectionParts['properties'] {
  const landscape = doc.landscape === true;
  const page = pageOf(doc.layout);
  const { top, bottom, inner, outer } = page;
  const margin = landscape
    ? { top: inner, bottom: outer, left: top, right: bottom }
    : { top, bottom, left: inner, right: outer };
  return {
    page: {
      // The library turns width and height itself.
      size: {
        width: mm(page.width),
        height: mm(page.height),
        orientation: landscape ? 'landscape' : 'portrait',
      },
      margin: {
        top: mm(margin.top),
        bottom: mm(margin.bottom),
        left: mm(margin.left),
        right: mm(margin.right),
        footer: mm(margin.bottom - page.numberBelow) - twips(PAGE_NUMBER_SIZE),
      },
    },
  };
}

/** — 1 —, outside, one character from the edge. */
function pageNumber(alignment: 'left' | 'right') {
  return footer({
    children: [
      paragraphPart({
        alignment,
        indent: { left: twips(PAGE_NUMBER_SIZE), right: twips(PAGE_NUMBER_SIZE) },
        children: [textRun({ font: FACES.table, size: PAGE_NUMBER_SIZE * 2, children: ['— ', 'CURRENT', ' —'] })],
      }),
    ],
  });
}

function headOf(doc: OfficialDocument, size: Measures): ParagraphPart[] {
  switch (doc.layout ?? 'letter') {
    case 'letter':
      return redHead(doc, size);
    case 'cover':
      return plainHead(doc, size, { issuer: 22, title: size.title, before: 45, after: 30 });
    case 'strip':
      return plainHead(doc, size, { issuer: 30, title: 96, before: 8, after: 8 });
    case 'notice':
    case 'sheet':
    case 'record':
      return plainHead(doc, size, {
        issuer: 20,
        title: titleSize(cleanText(doc.title), size, doc.landscape === true, pageOf(doc.layout)),
        before: 2,
        after: 3,
      });
  }
}

interface HeadSizes {
  readonly issuer: number;
  readonly title: number;
  /** Millimetres before the title and after the head. */
  readonly before: number;
  readonly after: number;
}

/** Black head of the standard forms: authority, name of the form, number. */
function plainHead(
  { issuer, number, title, layout }: OfficialDocument,
  size: Measures,
  at: HeadSizes,
): ParagraphPart[] {
  const head = (text: string, large: number, spacing: ParagraphOptions['spacing']): ParagraphPart =>
    paragraph(large * 1.4, {
      alignment: 'center',
      ...(spacing === undefined ? {} : { spacing }),
      children: runsOf(text, FACES.title, { size: large, bold: true }),
    });
  return [
    head(issuer, at.issuer, undefined),
    head(title, at.title, { before: mm(at.before), after: mm(at.after) }),
    ...(number === undefined
      ? []
      : [
          paragraph(size.line, {
            alignment: layout === 'sheet' || layout === 'record' ? 'right' : 'center',
            spacing: { after: twips(size.line * 0.7) },
            children: runsOf(number, FACES.body, { size: size.body }),
          }),
        ]),
  ];
}

/** Red head: the issuer's name, the number under it, the red rule; then the title. */
function redHead({ issuer, number, title, landscape }: OfficialDocument, size: Measures): ParagraphPart[] {
  const large = headSize(cleanText(issuer), landscape === true);
  const center = 'center';
  const border = { bottom: { style: 'single' as const, size: 16, space: 10, color: RED } };
  return [
    paragraph(large * 1.25, {
      alignment: center,
      ...(number === undefined ? { border } : {}),
      children: runsOf(issuer, FACES.title, { size: large, bold: true, color: RED }),
    }),
    ...(number === undefined
      ? []
      : [
          paragraph(size.line, {
            alignment: center,
            spacing: { before: twips(18) },
            border,
            children: runsOf(number, FACES.body),
          }),
        ]),
    paragraph(size.titleLine, {
      alignment: center,
      spacing: { before: twips(size.line), after: twips(size.line) },
      children: runsOf(title, FACES.title, { size: size.title, bold: true }),
    }),
  ];
}

/** Authority and day at the right, one in the middle over the other; the day leaves four characters free. */
function signatureOf({ signature, language }: OfficialDocument, size: Measures): ParagraphPart[] {
  if (signature === undefined) return [];
  const day = dayInWords(signature.on, language);
  const authority = cleanText(signature.authority);
  const spare = (Math.max(widthOf(authority), widthOf(day)) - Math.min(widthOf(authority), widthOf(day))) / 2;
  const right = (text: string): number =>
    twips((4 + (widthOf(text) < Math.max(widthOf(authority), widthOf(day)) ? spare : 0)) * size.body);
  const line = (text: string, first: boolean): ParagraphPart =>
    paragraph(size.line, {
      alignment: 'right',
      keepNext: first,
      keepLines: true,
      indent: { right: right(text) },
      // A seal comes over the day, so that half of it wants room above and below.
      ...(first ? { spacing: { before: signature.seal === true ? mm(SEAL / 2) : twips(size.line * 2) } } : {}),
      ...(!first && signature.seal === true ? { spacing: { after: mm(SEAL / 2) - twips(size.line / 2) } } : {}),
      children: runsOf(text, FACES.body, { size: size.body }),
    });
  return [line(authority, true), line(day, false)];
}
