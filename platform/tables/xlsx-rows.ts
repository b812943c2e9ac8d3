import { readFile } from 'node:fs/promises';
import { type CellValue, streamXlsxRows } from 'hucre/xlsx';
import { AppError } from '../../kernel/error.ts';
import { cleanText, dateText, isExcelError, lostDigits, numberText } from './cell-text.ts';
import { NO_FAULTS, type RawRow } from './types.ts';
import { refuseBomb } from './unpacked-size.ts';

/** A workbook is unpacked from memory, so its size on disk has a bound. */
export const LARGEST_WORKBOOK = 200 * 1024 * 1024;

function cellText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return dateText(value);
}

function faultOf(value: CellValue, index: number): RawRow['faults'][number] | undefined {
  if (typeof value === 'number' && lostDigits(value))
    return { index, code: 'table.number-precision', params: { value: numberText(value) } };
  if (typeof value === 'string' && isExcelError(value))
    return { index, code: 'table.formula-error', params: { value } };
  return undefined;
}

/** Says what is wrong with a workbook that the reader refuses. Password protection hides it in an OLE2 container. */
export function workbookFailure(error: unknown, file: string): AppError {
  const name = error instanceof Error ? error.name : '';
  if (name === 'EncryptedFileError') return new AppError('table.encrypted', 422, { file });
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('table.broken', 422, { file, reason }, { cause: error });
}

/**
 * Rows of the first sheet. Dates come as `YYYY-MM-DD[ HH:mm:ss]` whatever the sheet's format, numbers as shown,
 * text cells unchanged ('00123'), rich text joined; of merged cells the first holds the value.
 * @throws AppError `table.encrypted`, `table.broken`, `table.unpacks-too-large`
 */
export async function* xlsxRows(path: string): AsyncGenerator<RawRow, void, undefined> {
  const file = await readFile(path);
  refuseBomb(file, path);
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  try {
    for await (const { index: row, values: cells } of streamXlsxRows(bytes)) {
      const values: string[] = [];
      let faults = NO_FAULTS;
      for (const [index, cell] of cells.entries()) {
        values.push(cellText(cell));
        const fault = faultOf(cell, index);
        if (fault !== undefined) faults = [...faults, fault];
      }
      yield { line: row + 1, values, faults };
    }
  } catch (error) {
    throw error instanceof AppError ? error : workbookFailure(error, path);
  }
}
