import { defineErrors } from '../../kernel/error-catalogue.ts';

/** Failures of drawing up, issuing and opening documents of a case. */
export const caseDocumentErrors = defineErrors({
  'case-documents.own-route': {
    status: 422,
    zh: '“{verb}”须在案件页面的“文书”栏办理：文书由系统生成、核对、签名后才能签发。',
    en: '"{verb}" is done in the panel of documents: the file is made, compared and signed there.',
    remedy: {
      zh: '在案件页面的“文书”栏签发或者撤回，或者提交到 /api/cases/…/documents。',
      en: 'Use the panel of documents of the case, or post to /api/cases/…/documents.',
    },
  },
  'case-documents.no-such-paper': {
    status: 404,
    zh: '第{seq}项办理记录没有制作表{form}的文书。',
    en: 'Act {seq} makes no paper of form {form}.',
    remedy: { zh: '刷新页面，从列出的文书中选择。', en: 'Reload and choose among the papers that are listed.' },
  },
  'case-documents.not-found': {
    status: 404,
    zh: '没有这份已签发的文书。',
    en: 'There is no such issued document.',
    remedy: { zh: '刷新页面后重试。', en: 'Reload and try again.' },
  },
  'case-documents.refused': {
    status: 403,
    zh: '只有办理本案的人员和档案管理人员可以打开文书。',
    en: 'Only those who work on the case, and the custodian, open its documents.',
    remedy: { zh: '请办案机关提供。', en: 'Ask the authority that handles the case.' },
  },
  'case-documents.outdated': {
    status: 409,
    zh: '《{form}》没有可用的模板版本。',
    en: 'There is no edition of the template of "{form}".',
    remedy: { zh: '升级系统后重试，并告知管理员。', en: 'Upgrade the product, and tell the operator.' },
  },
  'case-documents.draft-conflict': {
    status: 409,
    zh: '{who}在{at}保存了这份文书的另一稿（第{version}稿）。您写的内容没有丢失，也没有覆盖对方的内容。',
    en: '{who} saved another draft of this document at {at} (draft {version}). Nothing of yours is lost, and nothing of theirs was overwritten.',
    remedy: { zh: '对照两稿，逐处选择后再保存。', en: 'Compare both, choose place by place, and save again.' },
  },
  'case-documents.contradictions': {
    status: 409,
    zh: '文书有{count}处内容与案件记录不一致，未逐项说明理由：{found}。',
    en: '{count} places of the document contradict the record, and no reason is given: {found}.',
    remedy: {
      zh: '改为与记录一致，或者先更正案件记录，或者逐处写明理由。',
      en: 'Put the text right, or the record first, or give a reason for each place.',
    },
  },
  'case-documents.incomplete': {
    status: 422,
    zh: '文书缺少法律要求载明的内容：{missing}。',
    en: 'The document lacks what the law wants in it: {missing}.',
    remedy: {
      zh: '在相应位置补充后再签发；案件记录缺少的，先补充办理记录。',
      en: 'Add it in its place and issue again; where the record lacks it, complete the record first.',
    },
  },
  'case-documents.damaged': {
    status: 409,
    zh: '存储的文书与签发时的不一致，没有提供。',
    en: 'The stored document is not the one that was issued; it is not given out.',
    remedy: { zh: '从备份恢复该文件，并告知管理员。', en: 'Restore the file from the backup, and tell the operator.' },
  },
  'case-documents.seal-picture': {
    status: 422,
    zh: '印章图样应当是不超过 1 MB 的 PNG 图片。',
    en: 'The picture of the seal must be a PNG of at most 1 MB.',
    remedy: { zh: '换一张透明背景的 PNG 图片。', en: 'Give a PNG with a transparent ground.' },
  },
  'case-documents.seal-drawn': {
    status: 422,
    zh: '系统不绘制真实机关的印章。',
    en: 'The system never draws the seal of a real authority.',
    remedy: {
      zh: '上传本机关的印章图样，或者留空盖实物印章。',
      en: 'Give your own picture, or leave the place empty for a stamp.',
    },
  },
});
