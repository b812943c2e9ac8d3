import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'party.code-invalid': {
    status: 422,
    zh: '“{code}”不是有效的统一社会信用代码（校验位不符或位数不对）。',
    en: '"{code}" is not a valid unified social credit code (length or check character).',
    remedy: { zh: '对照营业执照改正后再查。', en: 'Correct it from the licence and ask again.' },
  },
  'party.import.bad-code': {
    status: 422,
    zh: '“{value}”不是有效的统一社会信用代码（校验位不符或位数不对）。',
    en: '"{value}" is not a valid unified social credit code (length or check character).',
    remedy: {
      zh: '对照登记机关的数据改正；还没有统一代码的主体不能导入名录。',
      en: 'Correct it from the registry’s data; an entity without such a code cannot be in the registry.',
    },
  },
  'party.import.bad-name': {
    status: 422,
    zh: '名称“{value}”没有可供查找的文字。',
    en: 'The name "{value}" has nothing to find it by.',
    remedy: { zh: '填写营业执照上的名称，至少两个字。', en: 'Give the name on the licence, two characters or more.' },
  },
  'party.import.bad-region': {
    status: 422,
    zh: '“{value}”不是六位行政区划代码。',
    en: '"{value}" is not a six-digit region code.',
    remedy: {
      zh: '填写 GB/T 2260 的六位代码，或不映射此列（以信用代码中的登记区划为准）。',
      en: 'Give the six digits of GB/T 2260, or leave the column unmapped (the division in the code is taken).',
    },
  },
  'party.import.day-later': {
    status: 422,
    zh: '日期 {value} 晚于今天 {today}。',
    en: 'The day {value} is after today, {today}.',
    remedy: { zh: '改为实际日期，或留空。', en: 'Give the true day, or leave it empty.' },
  },
  'party.import.older': {
    status: 409,
    zh: '{code} 的数据截至 {asOf}，早于名录中已有的数据，没有改动。',
    en: 'What the file says of {code} is of {asOf}, older than what the registry holds; nothing was changed.',
    remedy: {
      zh: '如确需恢复旧数据，先撤销较新的导入批次。',
      en: 'To go back to it, undo the newer import first.',
    },
  },
});
