import type { Language } from '../../kernel/text.ts';
import { renderDocx, renderPdf } from '../../platform/documents/index.ts';
import { fixZipTimes } from '../../platform/documents/zip-times.ts';
import { writeTable } from '../../platform/tables/index.ts';
import { briefingDocument } from './document.ts';
import type { FileFormat } from './model/file-formats.ts';
import type { StoredEdition } from './queries/read-briefing.ts';
import { workbookOf } from './workbook.ts';

/** An edition as a file, from what was signed alone: the same bytes for ever. */
export async function briefingFile(
  stored: StoredEdition,
  format: FileFormat,
  language: Language,
): Promise<{ readonly bytes: Buffer; readonly type: string }> {
  switch (format) {
    case 'json':
      return { bytes: Buffer.from(stored.document, 'utf8'), type: 'application/json; charset=utf-8' };
    case 'xlsx': {
      const { columns, rows } = workbookOf(stored.frozen, language);
      const pieces: Buffer[] = [];
      for await (const piece of writeTable('xlsx', columns, rows)) pieces.push(piece as Buffer);
      // A zip keeps the wall clock of whoever writes it.
      const bytes = fixZipTimes(Buffer.concat(pieces));
      return { bytes, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
    }
    case 'pdf':
      return renderPdf(briefingDocument(stored, language));
    case 'docx':
      return renderDocx(briefingDocument(stored, language));
  }
}
