import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { fillText } from '../../kernel/error-catalogue.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { tableErrors } from '../tables/errors.ts';
import { type CellOut, writeTable } from '../tables/write-table.ts';
import { importErrors } from './errors.ts';
import { readLines } from './line-file.ts';
import type { ProblemTexts } from './types.ts';

/** One finding, as kept between judging and writing the sheet. */
export interface Finding {
  readonly line: number;
  /** Header of the column; '' for the whole row. */
  readonly column: string;
  readonly field: string;
  readonly value: string;
  readonly code: string;
  readonly params: JsonObject;
}

const COLUMNS = [
  { title: '行号 Line', width: 10 },
  { title: '列名 Column', width: 18 },
  { title: '字段 Field', width: 18 },
  { title: '值 Value', width: 30 },
  { title: '问题', width: 40 },
  { title: '办法', width: 40 },
  { title: 'Problem', width: 40 },
  { title: 'Way out', width: 40 },
  { title: '代码 Code', width: 24 },
];

const LONGEST_VALUE = 200;

async function* sheetRows(findings: string, texts: ProblemTexts): AsyncGenerator<CellOut[], void, undefined> {
  for await (const { line, column, field, value, code, params } of readLines<Finding>(findings)) {
    const entry = texts[code];
    const say = (text: string | undefined): string => (text === undefined ? code : fillText(text, params));
    const shown = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
    const said = [entry?.zh, entry?.remedy.zh, entry?.en, entry?.remedy.en].map(say);
    yield [line, column, field, shown, ...said, code];
  }
}

/** Writes the findings as a sheet; the file appears whole or not at all. The ending of `to` decides csv or xlsx. */
export async function writeErrorSheet(findings: string, to: string, texts: ProblemTexts): Promise<void> {
  const all: ProblemTexts = { ...tableErrors, ...importErrors, ...texts };
  const draft = `${to}.part`;
  try {
    const format = to.endsWith('.csv') ? 'csv' : 'xlsx';
    await pipeline(writeTable(format, COLUMNS, sheetRows(findings, all)), createWriteStream(draft, { mode: 0o600 }));
    await rename(draft, to);
  } finally {
    await rm(draft, { force: true });
  }
}
