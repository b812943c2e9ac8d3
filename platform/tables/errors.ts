import { defineErrors } from '../../kernel/error-catalogue.ts';

export const tableErrors = defineErrors({
  'table.not-found': {
    status: 404,
    zh: '找不到文件 {file}。',
    en: 'The file {file} does not exist or cannot be read.',
    remedy: { zh: '检查路径和读取权限。', en: 'Check the path and the permission to read it.' },
  },
  'table.unknown-format': {
    status: 415,
    zh: '文件 {file} 不是可识别的表格。',
    en: 'The file {file} is not a table that can be read.',
    remedy: {
      zh: '请使用 .xlsx、.csv 或 .jsonl（每行一个 JSON 对象）。',
      en: 'Use .xlsx, .csv or .jsonl (one JSON object a line).',
    },
  },
  'table.old-excel': {
    status: 415,
    zh: '文件 {file} 是旧版 Excel 格式（.xls）。',
    en: 'The file {file} is in the old Excel format (.xls).',
    remedy: {
      zh: '在 Excel 或 WPS 中另存为 .xlsx 后再导入。',
      en: 'Save it as .xlsx in Excel or WPS and import that.',
    },
  },
  'table.encrypted': {
    status: 422,
    zh: '工作簿 {file} 设有打开密码，无法读取。',
    en: 'The workbook {file} is protected by a password and cannot be read.',
    remedy: { zh: '取消密码后另存一份再导入。', en: 'Save a copy without the password and import that.' },
  },
  'table.broken': {
    status: 422,
    zh: '文件 {file} 已损坏：{reason}',
    en: 'The file {file} is damaged: {reason}',
    remedy: { zh: '重新导出或重新传输该文件。', en: 'Export or transfer the file again.' },
  },
  'table.too-large': {
    status: 413,
    zh: '工作簿 {file} 大小为 {size} 字节，超过上限 {limit} 字节。',
    en: 'The workbook {file} has {size} bytes, more than the limit of {limit}.',
    remedy: {
      zh: '拆成几份，或另存为 CSV（CSV 不受此限）。',
      en: 'Split it, or save it as CSV, which has no such limit.',
    },
  },
  'table.unpacks-too-large': {
    status: 413,
    zh: '工作簿 {file} 展开后有 {size} 字节，超过上限 {limit} 字节。',
    en: 'Unpacked, the workbook {file} has {size} bytes, more than the limit of {limit}.',
    remedy: {
      zh: '只保留要导入的工作表和列，或另存为 CSV（CSV 不受此限）。',
      en: 'Keep only the sheet and columns to import, or save it as CSV, which has no such limit.',
    },
  },
  'table.encoding': {
    status: 422,
    zh: '文件 {file} 的文字编码无法识别（不是 UTF-8、UTF-16 或 GB18030）。',
    en: 'The text encoding of {file} is not UTF-8, UTF-16 or GB18030.',
    remedy: { zh: '另存为“CSV UTF-8”后再导入。', en: 'Save it as "CSV UTF-8" and import that.' },
  },
  'table.no-header': {
    status: 422,
    zh: '文件 {file} 中没有找到表头行。',
    en: 'No header row was found in {file}.',
    remedy: {
      zh: '第一行应写各列名称，其下为数据。',
      en: 'The first row must name the columns; data follow below it.',
    },
  },
  'table.too-wide': {
    status: 422,
    zh: '文件 {file} 有 {columns} 列，超过上限 {limit} 列。',
    en: 'The file {file} has {columns} columns, more than the limit of {limit}.',
    remedy: { zh: '删去多余的列，或检查分隔符。', en: 'Remove columns that are not needed, or check the delimiter.' },
  },
  'table.damaged-text': {
    status: 422,
    zh: '本行含有无法还原的字节（按 {encoding} 读取）。',
    en: 'The row holds bytes that cannot be read as {encoding}.',
    remedy: { zh: '对照原件改正乱码处。', en: 'Correct the garbled part from the original.' },
  },
  'table.extra-cells': {
    status: 422,
    zh: '本行有 {found} 格，多于表头的 {expected} 格。',
    en: 'The row has {found} cells, more than the {expected} headers.',
    remedy: {
      zh: '检查内容中是否有未加引号的分隔符。',
      en: 'Look for a delimiter inside a text that is not in quotes.',
    },
  },
  'table.quote-not-closed': {
    status: 422,
    zh: '从本行起引号没有闭合，其后的内容未能读取。',
    en: 'A quote opened in this row is never closed; what follows was not read.',
    remedy: { zh: '补上引号后重新导入。', en: 'Close the quote and import again.' },
  },
  'table.line-too-long': {
    status: 422,
    zh: '从本行起一条记录超过 {limit} 字节，未能读取。',
    en: 'The record that begins here is longer than {limit} bytes and was not read.',
    remedy: {
      zh: '检查引号是否闭合、是否缺少换行。',
      en: 'Look for a quote that is not closed or a missing line break.',
    },
  },
  'table.bad-json': {
    status: 422,
    zh: '本行不是完整的 JSON 对象。',
    en: 'The line is not one whole JSON object.',
    remedy: { zh: '每行写一个 JSON 对象，不要换行。', en: 'Write one JSON object a line, without line breaks inside.' },
  },
  'table.formula-error': {
    status: 422,
    zh: '单元格是 Excel 的错误值 {value}。',
    en: 'The cell holds the Excel error {value}.',
    remedy: { zh: '修正公式，或粘贴为数值。', en: 'Mend the formula or paste its value.' },
  },
  'table.number-precision': {
    status: 422,
    zh: '长数字 {value} 被 Excel 存成数值，15 位以后已丢失。',
    en: 'Excel stored the long number {value} as a number: its digits after the 15th are lost.',
    remedy: {
      zh: '把该列设为“文本”格式，重新填写原号码。',
      en: 'Format the column as text and enter the original number again.',
    },
  },
});
