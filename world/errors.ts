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
  'world.not-empty': {
    status: 409,
    zh: '数据库不是空的：重现的记录按当时的时间写入，只能写进空数据库。',
    en: 'The database is not empty: a replay is recorded at the times it tells of, which only an empty one may say of itself.',
    remedy: {
      zh: '请换一个空数据库，例如设置另一个 DATA_DIR 或 DATABASE_URL；中断过的也请另换一个。',
      en: 'Use an empty database: another DATA_DIR or DATABASE_URL; another one, too, after one that was interrupted.',
    },
  },
});
