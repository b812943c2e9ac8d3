import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a zip file; `declared` lies about its size. */
export interface Part {
  readonly name: string;
  readonly content: Buffer | string;
  readonly declared?: number;
}

/** A zip file written by hand, so that it may be as wrong as its author wants. */
export function zipOf(parts: readonly Part[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, declared } of parts) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data, { level: 9 });
    const path = Buffer.from(name);
    const rest = Buffer.alloc(26);
    rest.writeUInt16LE(20, 0);
    rest.writeUInt16LE(8, 4);
    rest.writeUInt32LE(crc32(data), 10);
    rest.writeUInt32LE(packed.length, 14);
    rest.writeUInt32LE(declared ?? data.length, 18);
    rest.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), rest, path]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), rest, tail, path]));
    pieces.push(local, packed);
    at += local.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, central, end]);
}

const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const xml = (text: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`;

/** The rows of a sheet as its XML: `['甲', 1]` gives an inline text and a number; XML given as it stands. */
export function rowsXml(rows: readonly (readonly (string | number | { readonly xml: string })[])[], from = 1): string {
  return rows
    .map((cells, index) => {
      const inside = cells.map((cell) =>
        typeof cell === 'number'
          ? `<c><v>${cell}</v></c>`
          : typeof cell === 'string'
            ? `<c t="inlineStr"><is><t>${cell}</t></is></c>`
            : cell.xml,
      );
      return `<row r="${from + index}">${inside.join('')}</row>`;
    })
    .join('');
}

/** A workbook with one sheet of the given XML, and whatever else somebody may put into one. */
export function workbookOf(sheetData: string, more: readonly Part[] = [], before = ''): Buffer {
  const strings = more.some(({ name }) => name === 'xl/sharedStrings.xml');
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: xml(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
      ),
    },
    {
      name: '_rels/.rels',
      content: xml(
        `<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
    },
    {
      name: 'xl/workbook.xml',
      content: xml(
        `<workbook xmlns="${NS}" xmlns:r="${REL}"><sheets><sheet name="台账" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: xml(
        `<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/>${
          strings ? `<Relationship Id="r2" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/>` : ''
        }<Relationship Id="r3" Type="${REL}/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`,
      ),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: xml(`${before}<worksheet xmlns="${NS}"><sheetData>${sheetData}</sheetData></worksheet>`),
    },
    ...more,
  ]);
}
