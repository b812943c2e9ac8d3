import { defineErrors } from '../../kernel/error-catalogue.ts';

export const importErrors = defineErrors({
  'import.mapping-missing': {
    status: 422,
    zh: '必填字段没有对应的列：{fields}。',
    en: 'No column is chosen for the required fields {fields}.',
    remedy: {
      zh: '为这些字段选定列，或在文件中补上该列。',
      en: 'Choose columns for them, or add the columns to the file.',
    },
  },
  'import.mapping-unknown': {
    status: 422,
    zh: '对应关系中的 {names} 在文件或本类数据中不存在。',
    en: 'The mapping names {names}, which neither the file nor this kind of data has.',
    remedy: { zh: '重新核对列与字段的对应。', en: 'Match the columns with the fields again.' },
  },
  'import.has-invalid': {
    status: 409,
    zh: '{invalid} 行未通过校验（共 {total} 行），尚未导入任何数据。',
    en: '{invalid} of {total} rows are invalid; nothing was imported.',
    remedy: {
      zh: '按错误表改正后重新导入，或明确选择只导入合格的行。',
      en: 'Correct them with the error sheet, or say that only the valid rows be imported.',
    },
  },
  'import.staging-gone': {
    status: 409,
    zh: '校验结果已不存在或不完整。',
    en: 'The staged rows are gone or incomplete.',
    remedy: {
      zh: '重新校验该文件；已导入的行不会重复。',
      en: 'Validate the file again; rows already imported stay single.',
    },
  },
  'import.batch-not-found': {
    status: 404,
    zh: '在您的范围内没有批次 {batch}。',
    en: 'There is no batch {batch} within your authority.',
    remedy: { zh: '在导入记录中核对批次号。', en: 'Check the batch id in the list of imports.' },
  },
  'import.batch-not-committed': {
    status: 409,
    zh: '批次 {batch} 状态为 {state}，不能撤销。',
    en: 'The batch {batch} is {state} and cannot be undone.',
    remedy: {
      zh: '未完成的批次先重新运行导入；已撤销的无需再撤。',
      en: 'Finish the import first; an undone batch needs nothing.',
    },
  },
  'import.required': {
    status: 422,
    zh: '必填，但为空。',
    en: 'It is required and empty.',
    remedy: { zh: '填写该格。', en: 'Fill the cell.' },
  },
  'import.too-long': {
    status: 422,
    zh: '长度为 {length} 字，超过上限 {limit} 字。',
    en: 'It has {length} characters, more than the limit of {limit}.',
    remedy: { zh: '缩短内容，原文可作附件。', en: 'Shorten it; the full text can be attached.' },
  },
  'import.bad-day': {
    status: 422,
    zh: '“{value}”不是有效日期。',
    en: '"{value}" is not a calendar day.',
    remedy: { zh: '写成 2026-04-15 或 2026年4月15日。', en: 'Write it as 2026-04-15.' },
  },
  'import.bad-instant': {
    status: 422,
    zh: '“{value}”不是有效的日期时间。',
    en: '"{value}" is not a date and time.',
    remedy: { zh: '写成 2026-04-15 08:30:00（北京时间）。', en: 'Write it as 2026-04-15 08:30:00 (China time).' },
  },
  'import.bad-number': {
    status: 422,
    zh: '“{value}”不是 {min} 到 {max} 之间的整数。',
    en: '"{value}" is not a whole number from {min} to {max}.',
    remedy: { zh: '只写阿拉伯数字。', en: 'Write digits only.' },
  },
  'import.not-an-option': {
    status: 422,
    zh: '“{value}”不在可选项之内：{options}。',
    en: '"{value}" is none of {options}.',
    remedy: { zh: '改为其中一项。', en: 'Use one of them.' },
  },
  'import.duplicate-key': {
    status: 422,
    zh: '编号与第 {first} 行相同，内容却不同。',
    en: 'It has the identity of line {first} with other content.',
    remedy: { zh: '核对哪一行正确，删去另一行。', en: 'Keep the right one and delete the other.' },
  },
  'import.changed': {
    status: 409,
    zh: '该行以前导入过，现在内容不同；系统保留原记录。',
    en: 'The row was imported before with other content; the record was left as it is.',
    remedy: { zh: '在该事项上办理更正，不要重新导入。', en: 'Correct the matter itself instead of importing again.' },
  },
});
