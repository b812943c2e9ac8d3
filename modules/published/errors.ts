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
  'published.unmended': {
    status: 409,
    zh: '公示的内容和申请时一字未变，不能记为已更正。',
    en: 'What is published stands word for word as it did when this was asked: it was not mended.',
    remedy: {
      zh: '先在该公示事项中更正、撤下或者移出，再来答复。',
      en: 'First mend it, take it down or remove it by an act of its own, then answer.',
    },
  },
  'published.correction-known': {
    status: 409,
    zh: '这份更正申请已经收到过。',
    en: 'This request was received before.',
    remedy: {
      zh: '请凭当时给您的回执码查询；没有看到回执码的，请重新提交一份。',
      en: 'Follow it by the code that you were given; if you saw none, ask anew.',
    },
  },
});
