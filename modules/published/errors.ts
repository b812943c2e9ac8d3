import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'published.none': {
    status: 404,
    zh: '没有公示这条信息。',
    en: 'No such item is on display.',
    remedy: {
      zh: '它可能已经撤下、期满或者更正。请回到公示信息检索。',
      en: 'It may have been withdrawn, corrected, or its time is over. Go back to the search.',
    },
  },
});
