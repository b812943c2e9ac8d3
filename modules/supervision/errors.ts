import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'supervision.visit.home': {
    status: 422,
    zh: '走访由派出机关安排，不能登记在下级机关名下。',
    en: 'A visit belongs to the authority that sends it, not to one below.',
    remedy: { zh: '以本机关的名义下达，不选择其他机关。', en: 'Order it in the name of your own authority.' },
  },
  'supervision.visit.checklist-differs': {
    status: 409,
    zh: '走访所带的清单与督导轮次第 {version} 版清单不一致。',
    en: 'The checklist is not version {version} of the round.',
    remedy: {
      zh: '从督导轮次页面下达，清单会随轮次带入。',
      en: 'Order it from the page of the round: the list comes with it.',
    },
  },
  'supervision.visit.plan-differs': {
    status: 409,
    zh: '打开的地点与密封的计划不一致。',
    en: 'The place differs from the sealed plan.',
    remedy: {
      zh: '核对计划后在计划的地点打开；地点有变的，请取消后重新下达。',
      en: 'Open it at the place of the plan; where that changed, cancel the visit and order another.',
    },
  },
  'supervision.visit.plan-gone': {
    status: 409,
    zh: '密封的计划已经清除，不能再打开。',
    en: 'The sealed plan was erased: it cannot be opened any more.',
    remedy: { zh: '取消后重新下达。', en: 'Cancel the visit and order another.' },
  },
  'supervision.attach.by-upload': {
    status: 409,
    zh: '材料须随文件上传，不能只登记摘要。',
    en: 'A file is handed in with its bytes, not by its digest alone.',
    remedy: { zh: '在附件处上传文件。', en: 'Hand the file in where files are.' },
  },
  'supervision.photo.none': {
    status: 404,
    zh: '没有这张照片。',
    en: 'There is no such photograph.',
    remedy: { zh: '刷新页面后从列表打开。', en: 'Reload the page and open it from the list.' },
  },
  'supervision.other-kind': {
    status: 404,
    zh: '该事项不是{expected}。',
    en: 'This matter is no {expected}.',
    remedy: { zh: '从列表打开对应的事项。', en: 'Open it from its list.' },
  },
});
