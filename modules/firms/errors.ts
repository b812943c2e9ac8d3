import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'firms.session': {
    status: 401,
    zh: '请先以企业账号登录；登录可能已经超时，或者账号已经停用。',
    en: "Sign in with the firm's account first; the session may be over, or the account was withdrawn.",
    remedy: { zh: '在“企业登录”重新登录。', en: 'Sign in again on the page for firms.' },
  },
  'firms.bad-credentials': {
    status: 401,
    zh: '统一社会信用代码、登录名或者密码不正确。',
    en: 'Code of the firm, login or password is wrong.',
    remedy: {
      zh: '核对后再试。忘记密码的，工作人员找本企业负责人，负责人向市场监督管理局申请新的激活信。',
      en: 'Check and try again. If you forgot: staff ask the manager, the manager asks the bureau for a new letter.',
    },
  },
  'firms.code': {
    status: 404,
    zh: '激活码不能使用：可能输错、已经用过、已经过期，或者不属于这家企业。',
    en: 'This code does not open: mistyped, used, lapsed, or not of this firm.',
    remedy: {
      zh: '对照信上的激活码和统一社会信用代码再试；仍不行的，请登记机关重新寄信。',
      en: 'Compare code and credit code with the letter; if it still fails ask the bureau for a new one.',
    },
  },
  'firms.login-taken': {
    status: 409,
    zh: '本企业已有这个登录名。',
    en: 'This login is in use in your firm.',
    remedy: { zh: '换一个登录名。', en: 'Choose another one.' },
  },
  'firms.manager': {
    status: 403,
    zh: '只有企业负责人可以办理。',
    en: "Only the firm's manager may do this.",
    remedy: { zh: '请本企业负责人办理。', en: 'Ask your manager.' },
  },
  'firms.enrolled': {
    status: 409,
    zh: '这家企业（{code}）已经加入。',
    en: 'This firm ({code}) is enrolled already.',
    remedy: {
      zh: '需要账号的，请登记机关寄送激活信；地址变更的，向登记机关提出。',
      en: 'For an account ask the bureau for a letter; for a new address tell the bureau.',
    },
  },
  'firms.refused': {
    status: 409,
    zh: '现在不能这样办理：{reasonZh}',
    en: 'This is not possible now: {reasonEn}',
    remedy: { zh: '刷新页面查看目前的状态，或者联系登记机关。', en: 'Reload to see how it stands, or ask the bureau.' },
  },
  'firms.known': {
    status: 409,
    zh: '已经办理过了。',
    en: 'This was done already.',
    remedy: {
      zh: '不需要再次提交。工作人员的激活码没有记下的，停用后重新指定。',
      en: 'No need to send it again. If the code of a member of staff was not kept, withdraw and appoint anew.',
    },
  },
  'firms.letter': {
    status: 409,
    zh: '这封信不能制作激活码：不是最近的一封、已经制作过，或者不是由您寄送。',
    en: 'No code is made for this letter: it is not the last one, has one already, or was not sent by you.',
    remedy: {
      zh: '激活码只显示一次。需要的，重新“寄送激活信”，原来的激活码同时失效。',
      en: 'A code is shown once. Send another letter: the former code then opens nothing.',
    },
  },
});
