import { defineErrors } from '../../kernel/error-catalogue.ts';

export const plainErrors = defineErrors({
  'plain.query': {
    status: 400,
    zh: '检索条件有误。',
    en: 'The search was not understood.',
    remedy: {
      zh: '请回到公示信息，重新填写条件；日期写成 2026-06-01。',
      en: 'Go back and fill it in anew; days as 2026-06-01.',
    },
  },
  'plain.form': {
    status: 400,
    zh: '提交的内容不完整或者格式有误。',
    en: 'What was sent is not whole, or not in the form asked for.',
    remedy: { zh: '请后退一页核对后再提交。', en: 'Go back, look it over and send it again.' },
  },
  'plain.message': {
    status: 422,
    zh: '留言是空的，或者太长了（最多 2000 字）。',
    en: 'The message is empty, or longer than 2,000 characters.',
    remedy: { zh: '请写好再发；太长的分两条发。', en: 'Write it, or send it in two.' },
  },
  'plain.sure': {
    status: 422,
    zh: '没有勾选“我确定撤回”，投诉没有撤回。',
    en: 'You did not tick that you are sure: the complaint was not withdrawn.',
    remedy: { zh: '要撤回的，请勾选后再按“撤回”。', en: 'To withdraw it, tick the box first.' },
  },
});
