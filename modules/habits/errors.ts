import { defineErrors } from '../../kernel/error-catalogue.ts';

export const habitErrors = defineErrors({
  'habits.refused': {
    status: 403,
    zh: '只有办理该投诉的承办人员和负责人可以查看重复投诉情况。',
    en: 'Only officers and the head of the office that handles the complaint may look at repeats.',
    remedy: { zh: '请由承办人员查看。', en: 'Ask an officer who handles it.' },
  },
  'habits.not-a-complaint': {
    status: 422,
    zh: '重复情况只就投诉统计。举报不论动机，属实即应处理。',
    en: 'Repeats are counted of complaints alone. A report is handled if it is true, whatever its motive.',
    remedy: { zh: '在投诉中查看。', en: 'Look at a complaint.' },
  },
  'habits.factors-unreadable': {
    status: 500,
    zh: 'QY_HABIT_FACTORS 指定的文件 {path} 读不出：{problem}',
    en: 'the file {path} that QY_HABIT_FACTORS names cannot be read: {problem}',
    remedy: {
      zh: '按 modules/habits/README.md 的格式更正该文件，或者取消该设置。',
      en: 'Put it right as modules/habits/README.md shows it, or unset the variable.',
    },
  },
  'habits.check.refused': {
    status: 403,
    zh: '使用情况核查限审计人员和负责人。',
    en: 'The check of how repeats are used is for auditors and heads.',
    remedy: { zh: '请由审计人员查看。', en: 'Ask an auditor.' },
  },
});
