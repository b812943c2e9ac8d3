import { defineErrors } from '../../../kernel/error-catalogue.ts';

/** Refusals on the way to a reporter's identity: a request, a second person's approval, an opening. */
export const identityErrors = defineErrors({
  'intake.identity.request-needed': {
    status: 403,
    zh: '举报、线索的提交人身份须经申请并由另一人批准后才能查看。',
    en: 'The identity behind a report or clue opens only on a request that another person approved.',
    remedy: {
      zh: '由承办人、本机关负责人或审核人员写明用途和理由提出申请，由保管员批准。',
      en: 'The assigned officer, the head or the legal reviewer asks, with purpose and reason; a custodian approves.',
    },
  },
  'intake.identity.asker-refused': {
    status: 403,
    zh: '您不能申请查看该身份信息：须为承办人、承办机关负责人或审核人员。',
    en: 'You may not ask for this identity: only the assigned officer, a head or a legal reviewer of the handling body may.',
    remedy: {
      zh: '请由有权人员申请；被举报的是承办机关本身的，由上级机关负责人或审核人员申请。',
      en: 'Let one of them ask; where the handling body itself is accused, a head or legal reviewer of an authority above.',
    },
  },
  'intake.identity.own-unit': {
    status: 403,
    zh: '举报涉及本单位或本系统上下级机关，本单位人员不能申请、批准或查看举报人身份。',
    en: 'The report accuses your own unit or one on its line: nobody of it may ask for, approve or open the identity.',
    remedy: {
      zh: '请由被举报单位的上级机关人员申请，由上级机关保管员批准。',
      en: 'Let somebody of an authority above the accused one ask, and a custodian there approve.',
    },
  },
  'intake.identity.named': {
    status: 403,
    zh: '举报内容提到您或委托您的人的姓名，您不能申请、批准或查看举报人身份。',
    en: 'The report names you, or the person you stand in for: you may not ask for, approve or open the identity.',
    remedy: { zh: '请由其他有权人员办理。', en: 'Let somebody else do it.' },
  },
  'intake.identity.waiting': {
    status: 409,
    zh: '您对该身份信息的申请尚未批复。',
    en: 'You have asked for this identity already, and nobody has decided yet.',
    remedy: { zh: '请等待保管员批复。', en: 'Wait for the custodian.' },
  },
  'intake.identity.no-such-request': {
    status: 404,
    zh: '没有这项申请，或您无权查看。',
    en: 'There is no such request that you may see.',
    remedy: { zh: '请刷新后查看。', en: 'Reload to see it.' },
  },
  'intake.identity.own-approval': {
    status: 403,
    zh: '申请人不能批复自己或所代行人的申请。',
    en: 'Nobody decides on their own request, nor on that of whom they stand in for.',
    remedy: { zh: '请由另一名保管员批复。', en: 'Let another custodian decide.' },
  },
  'intake.identity.decided': {
    status: 409,
    zh: '该申请已经批复。',
    en: 'The request was decided already.',
    remedy: {
      zh: '请刷新后查看；需要再次查看的，重新申请。',
      en: 'Reload to see it; ask anew where it is needed again.',
    },
  },
  'intake.identity.not-asker': {
    status: 403,
    zh: '只有申请人本人可以凭批准查看。',
    en: 'Only the person who asked may open what was approved.',
    remedy: { zh: '请本人查看，或者自行申请。', en: 'Let that person open it, or ask yourself.' },
  },
  'intake.identity.undecided': {
    status: 409,
    zh: '该申请尚未批准，或者未获批准。',
    en: 'The request is not approved.',
    remedy: { zh: '请等待批复；未获批准的，补充理由后重新申请。', en: 'Wait, or ask anew with better reasons.' },
  },
  'intake.identity.expired': {
    status: 409,
    zh: '批准的查看期限已过。',
    en: 'The time for which it was approved is over.',
    remedy: { zh: '仍需查看的，重新申请。', en: 'Ask anew where it is still needed.' },
  },
  'intake.identity.used-up': {
    status: 409,
    zh: '批准的查看次数已用完。',
    en: 'It was opened as often as was approved.',
    remedy: { zh: '仍需查看的，重新申请。', en: 'Ask anew where it is still needed.' },
  },
});
