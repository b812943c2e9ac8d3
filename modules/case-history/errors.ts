import { defineErrors } from '../../kernel/error-catalogue.ts';

/** Failures of time travel. */
export const errors = defineErrors({
  'case-history.days-reversed': {
    status: 422,
    zh: '起始日期（{from}）晚于截止日期（{to}）。',
    en: 'The first day ({from}) lies after the second ({to}).',
    remedy: { zh: '把两个日期对调后重试。', en: 'Swap the two days and try again.' },
  },
});
