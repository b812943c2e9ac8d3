import { createRequire } from 'node:module';
import { projectPath } from '../paths.ts';
import { blockParts, FACES, footnote, mm, paragraph, runsOf, twips } from './docx-parts.ts';
import { footer, type ParagraphPart, paragraphPart, type SectionParts, type TablePart, textRun } from './docx-tree.ts';
import { headSize, type Measures, measures, PAGE_NUMBER_SIZE, page, RED, widthOf } from './measures.ts';
import { type DocumentThread, openThread, unavailable } from './thread.ts';
import type { OfficialDocument, RenderedDocument } from './types.ts';
import { cleanText, dayInWords } from './words.ts';
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
  const size = measures(doc.language);
  const landscape = doc.landscape === true;
  const section: SectionParts = {
    properties: pageOf(landscape),
    footers: { default: pageNumber('right'), even: pageNumber('left') },
    children: [
      ...headOf(doc, size, landscape),
      ...doc.blocks.flatMap((block): (ParagraphPart | TablePart)[] => blockParts(block, size, landscape)),
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

function pageOf(landscape: boolean): SectionParts['properties'] {
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

/** Red head: the issuer's name, the number under it, the red rule; then the title. */
function headOf({ issuer, number, title }: OfficialDocument, size: Measures, landscape: boolean): ParagraphPart[] {
  const large = headSize(cleanText(issuer), landscape);
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
      ...(first ? { spacing: { before: twips(size.line * 2) } } : {}),
      children: runsOf(text, FACES.body),
    });
  return [line(authority, true), line(day, false)];
}
