import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { blockParts, FACES, footnote, mm, paragraph, runsOf, twips } from './docx-parts.ts';
import { headSize, type Measures, measures, PAGE_NUMBER_SIZE, page, RED, widthOf } from './measures.ts';
import type { OfficialDocument, RenderedDocument } from './types.ts';
import { cleanText, dayInWords } from './words.ts';
import { fixZipTimes } from './zip-times.ts';

/** The document as Word, to go on writing in; the same document gives the same bytes. */
export async function renderDocx(doc: OfficialDocument): Promise<RenderedDocument> {
  const size = measures(doc.language);
  const landscape = doc.landscape === true;
  const file = new Document({
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
    sections: [
      {
        properties: pageOf(landscape),
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...headOf(doc, size, landscape),
          ...doc.blocks.flatMap((block): (Paragraph | Table)[] => blockParts(block, size, landscape)),
          ...signatureOf(doc, size),
          ...(doc.footnotes ?? []).map((text, index) => footnote(text, index === 0)),
        ],
      },
    ],
  });
  // The library writes the wall clock into the properties; the document's own instant stands there instead.
  const bytes = await Packer.toBuffer(file, false, [{ path: 'docProps/core.xml', data: coreProperties(doc) }]);
  return {
    bytes: fixZipTimes(bytes),
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
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

function pageOf(landscape: boolean): NonNullable<ISectionOptions['properties']> {
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
        orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
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
function pageNumber(alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: twips(PAGE_NUMBER_SIZE), right: twips(PAGE_NUMBER_SIZE) },
        children: [
          new TextRun({ font: FACES.table, size: PAGE_NUMBER_SIZE * 2, children: ['— ', PageNumber.CURRENT, ' —'] }),
        ],
      }),
    ],
  });
}

/** Red head: the issuer's name, the number under it, the red rule; then the title. */
function headOf({ issuer, number, title }: OfficialDocument, size: Measures, landscape: boolean): Paragraph[] {
  const large = headSize(cleanText(issuer), landscape);
  const center = AlignmentType.CENTER;
  const border = { bottom: { style: BorderStyle.SINGLE, size: 16, space: 10, color: RED } };
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
function signatureOf({ signature, language }: OfficialDocument, size: Measures): Paragraph[] {
  if (signature === undefined) return [];
  const day = dayInWords(signature.on, language);
  const authority = cleanText(signature.authority);
  const spare = (Math.max(widthOf(authority), widthOf(day)) - Math.min(widthOf(authority), widthOf(day))) / 2;
  const right = (text: string): number =>
    twips((4 + (widthOf(text) < Math.max(widthOf(authority), widthOf(day)) ? spare : 0)) * size.body);
  const line = (text: string, first: boolean): Paragraph =>
    paragraph(size.line, {
      alignment: AlignmentType.RIGHT,
      keepNext: first,
      keepLines: true,
      indent: { right: right(text) },
      ...(first ? { spacing: { before: twips(size.line * 2) } } : {}),
      children: runsOf(text, FACES.body),
    });
  return [line(authority, true), line(day, false)];
}
