import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'commitments.none': {
    status: 404,
    zh: '没有公示这项承诺。',
    en: 'No such commitment is on display.',
    remedy: {
      zh: '承诺可能已经撤回、终止或者移出。消费时有效的承诺仍然约束经营者，可以持凭证投诉。',
      en: 'It may have been withdrawn, ended or struck off. What was promised when you bought still binds the firm: you may complain.',
    },
  },
});
