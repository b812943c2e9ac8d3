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
});
