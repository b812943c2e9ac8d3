import { defineErrors } from '../../kernel/error-catalogue.ts';

/** What a row of an imported table of clues may have wrong beside what every table may. */
export const importKindErrors = defineErrors({
  'intake.import.bad-uscc': {
    status: 422,
    zh: '“{value}”不是有效的统一社会信用代码（校验位不符或位数不对）。',
    en: '"{value}" is not a valid unified social credit code (length or check character).',
    remedy: { zh: '对照营业执照改正，不清楚的留空。', en: 'Correct it from the licence, or leave it empty.' },
  },
  'intake.import.bad-campaign': {
    status: 422,
    zh: '“{value}”不是专项代码：只用小写字母、数字和连字符，最多40个字符。',
    en: '"{value}" is no code of a campaign: lower case letters, digits and hyphens, 40 characters at most.',
    remedy: {
      zh: '填写专项代码（如 parking-fees-2026）；列里是专项名称的，不映射这一列。',
      en: 'Write the code (e.g. parking-fees-2026); leave the column unmapped if it holds names.',
    },
  },
  'intake.import.bad-officers': {
    status: 422,
    zh: '“{value}”里没有人名，或超过{limit}人。',
    en: '"{value}" holds no name, or more than {limit}.',
    remedy: { zh: '每人写姓名，用顿号或逗号隔开。', en: 'Write the names, divided by commas.' },
  },
  'intake.import.received-later': {
    status: 422,
    zh: '登记日期 {value} 晚于今天 {today}。',
    en: 'The day of receipt {value} is after today, {today}.',
    remedy: { zh: '改为实际收到的日期。', en: 'Use the day on which it was received.' },
  },
  'intake.import.in-future': {
    status: 422,
    zh: '日期 {value} 晚于今天 {today}，而所述情况应已发生。',
    en: 'The day {value} is after today, {today}; what is told of must have happened.',
    remedy: {
      zh: '改正日期，或检查列的对应是否正确。',
      en: 'Correct the day, or check which column was taken for it.',
    },
  },
  'intake.import.received-uncovered': {
    status: 422,
    zh: '登记日期 {value} 没有可适用的核查期限规则或放假安排，无法计算期限。',
    en: 'No rule or calendar covers the day of receipt {value}, so no deadline can be computed.',
    remedy: {
      zh: '不映射登记日期列（以导入当日登记），原时间用“提交时间”列保留。',
      en: 'Leave the column unmapped (the day of import counts) and keep the old time in the column of submission.',
    },
  },
});
