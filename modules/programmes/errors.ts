import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'programmes.out-of-scope': {
    status: 403,
    zh: '{authority} 不是本机关，也不是下级机关，不能查看。',
    en: '{authority} is neither your authority nor one below it.',
    remedy: { zh: '选择本机关或者下级机关。', en: 'Choose your own authority or one below it.' },
  },
  'programmes.figure-differs': {
    status: 409,
    zh: '引用的数据与系统不一致：{figure}（{from} 至 {to}）现为 {counted}，填写的是 {said}。',
    en: 'The figure cited is not what is counted: {figure} ({from} to {to}) is {counted}, you wrote {said}.',
    remedy: {
      zh: '按系统中的数值填写，或者更改期间、机关和指标。',
      en: 'Cite the number that is counted, or another period, authority or figure.',
    },
  },
});
