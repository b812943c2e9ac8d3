import { defineErrors } from '../../kernel/error-catalogue.ts';

/** What can be wrong with a table of authorities, line by line, and with the table as a whole. */
export const errors = defineErrors({
  'authorities.import.columns': {
    status: 422,
    zh: '表中缺少列：{missing}。',
    en: 'The table lacks the columns {missing}.',
    remedy: {
      zh: '表头写明 code、nameZh、validFrom（必填），parent、nameEn、shortZh（可选）；也可用“代码、名称、起始日、上级、英文名、机关代字”。',
      en: 'Head the columns code, nameZh, validFrom (needed), parent, nameEn, shortZh (as you like).',
    },
  },
  'authorities.import.has-invalid': {
    status: 409,
    zh: '{lines} 行中有 {invalid} 行不合格，什么也没有写入。',
    en: '{invalid} of {lines} lines are wrong; nothing was written.',
    remedy: { zh: '按列出的行号更正后重新导入。', en: 'Correct the lines named and import again.' },
  },
  'authorities.import.code': {
    status: 422,
    zh: '机关代码“{value}”不正确：局为 6 位行政区划代码，所为所在县区代码加 3 位。',
    en: 'The code "{value}" is wrong: 6 digits of GB/T 2260 for a bureau, those of its county and 3 more for a station.',
    remedy: { zh: '核对代码；表格软件可能去掉了数字格式。', en: 'Check the code.' },
  },
  'authorities.import.repeated': {
    status: 422,
    zh: '代码 {value} 在第 {first} 行已出现。',
    en: 'The code {value} stands in line {first} already.',
    remedy: { zh: '删去重复的一行。', en: 'Take one of the lines out.' },
  },
  'authorities.import.parent': {
    status: 422,
    zh: '上级“{value}”不能是 {code} 的上级。',
    en: '"{value}" cannot be above {code}.',
    remedy: {
      zh: '上级须为辖区包含该机关的上一级机关；留空则按代码推定。',
      en: 'It must be an authority whose area contains this one; left empty it follows from the code.',
    },
  },
  'authorities.import.parent-unknown': {
    status: 422,
    zh: '上级 {value} 既不在表中，也不在系统中。',
    en: 'The authority above, {value}, is neither in the table nor in the system.',
    remedy: { zh: '在表中补上该机关。', en: 'Add it to the table.' },
  },
  'authorities.import.name': {
    status: 422,
    zh: '没有名称。',
    en: 'There is no name.',
    remedy: { zh: '填写机关全称。', en: 'Write the full name.' },
  },
  'authorities.import.day': {
    status: 422,
    zh: '起始日“{value}”不正确。',
    en: '"{value}" is no day.',
    remedy: { zh: '写成 2018-11-01。', en: 'Write it as 2018-11-01.' },
  },
  'authorities.import.other': {
    status: 409,
    zh: '{code} 已在系统中，内容不同：{fields}。',
    en: '{code} is in the system with another {fields}.',
    remedy: { zh: '确认要改，请加 --update。', en: 'If it is to be changed, say --update.' },
  },
});
