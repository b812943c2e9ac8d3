import { defineErrors } from '../../../kernel/error-catalogue.ts';

export const resolutionErrors = defineErrors({
  'subject.none': {
    status: 404,
    zh: '该事项没有写明被反映人。',
    en: 'The matter names no respondent.',
    remedy: { zh: '先补正被反映人名称。', en: 'Correct the matter so that it names one.' },
  },
  'subject.itself': {
    status: 422,
    zh: '不能就同一件事项与其自身认定。',
    en: 'A matter cannot be said to be about itself.',
    remedy: { zh: '选择另一件事项或者一个统一社会信用代码。', en: 'Choose another matter, or a code.' },
  },
  'subject.not-yours': {
    status: 403,
    zh: '只有受理、承办、审核人员和负责人可以认定。',
    en: 'Only intake clerks, officers, reviewers and heads may say who a matter is about.',
    remedy: { zh: '请承办人员认定。', en: 'Ask an officer who handles it.' },
  },
});
