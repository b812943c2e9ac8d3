import { defineErrors } from '../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'world.other-authorities': {
    status: 409,
    zh: '数据库中已有其他机关（例如 {authority}），不能写入演示数据。',
    en: 'The database already holds other authorities (such as {authority}); the demo world is not written into it.',
    remedy: {
      zh: '请换一个空数据库，例如设置另一个 DATA_DIR 或 DATABASE_URL。',
      en: 'Use an empty database: another DATA_DIR or DATABASE_URL.',
    },
  },
  'world.replay-differs': {
    status: 500,
    zh: '重放 {replay} 的结果与来源数字不一致：{differences}',
    en: 'Replay {replay} differs from the figures of its source: {differences}',
    remedy: {
      zh: '逐项对照输出的表格；规则、日历或计数口径改变时会出现差异。',
      en: 'Compare the table line by line; a changed rule, calendar or definition shows here.',
    },
  },
});
