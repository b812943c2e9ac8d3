import { defineErrors } from '../../kernel/error-catalogue.ts';

/** Failures of handing in files and of handing over matters. */
export const deskErrors = defineErrors({
  'intake.file.missing': {
    status: 400,
    zh: '请求中没有文件。',
    en: 'The request holds no file.',
    remedy: {
      zh: '以 multipart/form-data 提交，文件字段名为 file。',
      en: 'Send multipart/form-data with the file in the field "file".',
    },
  },
  'intake.file.refused': {
    status: 403,
    zh: '附件内容仅承办机关的办理人员和保管员可以查看。',
    en: 'Only those who work on the matter, and the custodian, may open its files.',
    remedy: { zh: '请向承办机关了解，或由保管员办理。', en: 'Ask the body that handles it, or the custodian.' },
  },
  'intake.file.original-refused': {
    status: 403,
    zh: '封存的原件仅保管员可以调取。',
    en: 'Only the custodian may take out a sealed original.',
    remedy: {
      zh: '日常办理使用工作副本；确需原件的，说明理由由保管员调取。',
      en: 'Work with the copy; where the original is needed, the custodian takes it out with a reason.',
    },
  },
  'intake.hand-over.refused': {
    status: 403,
    zh: '只能移交本人承办的事项；移交他人的，须由本机关负责人办理。',
    en: 'You may hand over your own matters; those of another are handed over by the head.',
    remedy: { zh: '请本人或负责人办理移交。', en: 'Let the person or the head do it.' },
  },
  'intake.hand-over.self': {
    status: 422,
    zh: '移交人与接收人是同一人。',
    en: 'The matters cannot be handed to the person who has them.',
    remedy: { zh: '选择另一名承办人。', en: 'Choose somebody else.' },
  },
  'intake.hand-over.receiver': {
    status: 422,
    zh: '接收人在 {authority} 没有承办人岗位，不能接收该事项。',
    en: 'The receiver is no officer of {authority} and cannot take this matter.',
    remedy: {
      zh: '先授予岗位，或选择该机关的承办人。',
      en: 'Grant the role first, or choose an officer of that body.',
    },
  },
  'intake.hand-over.unknown': {
    status: 404,
    zh: '没有编号为 {id} 的移交记录，或您无权查看。',
    en: 'There is no hand-over {id} that you may see.',
    remedy: { zh: '移交人、接收人和经办人可以查看回执。', en: 'Its receipt is for who gave, who took and who did it.' },
  },
  'intake.hand-over.not-receiver': {
    status: 403,
    zh: '只有接收人本人可以确认接收。',
    en: 'Only the receiver may confirm a hand-over.',
    remedy: { zh: '请接收人登录后确认。', en: 'Let the receiver sign in and confirm it.' },
  },
  'intake.keeping.refused': {
    status: 403,
    zh: '只有保管员、负责人和审计员可以查看保管清单。',
    en: 'Only custodians, heads and auditors see what is kept.',
    remedy: { zh: '请联系本机关保管员。', en: 'Ask the custodian of your authority.' },
  },
  'intake.hand-over.id-reused': {
    status: 409,
    zh: '该移交编号已用于另一次移交。',
    en: 'This id was used for another hand-over.',
    remedy: { zh: '换用新的编号。', en: 'Use a new id.' },
  },
});
