import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'publicity.not-due': {
    status: 409,
    zh: '没有应当公示的处罚决定。',
    en: 'There is no decision to publish.',
    remedy: {
      zh: '普通程序作出的处罚决定才公示，仅警告的除外；决定被撤销的不公示。',
      en: 'Decisions of the ordinary procedure are published, a sole warning and an annulled decision are not.',
    },
  },
  'publicity.term-open': {
    status: 422,
    zh: '公示期限需要由办理人选择并说明理由：本省尚未规定“较低数额”。',
    en: 'Choose the term and say why: the province has not said what a lower fine is.',
    remedy: { zh: '选择三个月或者三年，并填写理由。', en: 'Choose three months or three years, and give the reason.' },
  },
  'publicity.texts-gone': {
    status: 409,
    zh: '处罚决定的正文已经清除，不能再制作公示文书。',
    en: 'The texts of the decision were erased; no public version can be made any more.',
    remedy: { zh: '从档案中调取决定书原件。', en: 'Take the original decision from the archive.' },
  },
  'publicity.suspects-open': {
    status: 409,
    zh: '公示文本中还有 {count} 处疑似姓名没有处理。',
    en: '{count} possible names in the public text are not decided on.',
    remedy: { zh: '逐个选择“隐去”或者“不是姓名”，再公示。', en: 'Hide each or say that it is no name, then publish.' },
  },
  'publicity.proof-failed': {
    status: 409,
    zh: '公示文件没有通过检查，不能公示：{found}。',
    en: 'The file did not pass the proof and is not published: {found}.',
    remedy: {
      zh: '在预览中标明还要隐去的内容；仍不通过的，把本提示告知系统管理员。',
      en: 'Mark in the preview what has to be hidden as well; if it fails again, tell the operator.',
    },
  },
  'publicity.preview-outdated': {
    status: 409,
    zh: '案件、隐去的内容或者日期已变化，公示文件与您预览的不同。',
    en: 'The case, the marks or the day changed: the file is not the one that you saw.',
    remedy: { zh: '重新预览，核对后再公示。', en: 'Preview again, check it, then publish.' },
  },
  'publicity.own-route': {
    status: 422,
    zh: '公示须先预览并核验公开版本，不能直接登记“{verb}”。',
    en: 'A publication is previewed and proven first: "{verb}" cannot be performed directly.',
    remedy: { zh: '请在案件页的“公示”部分办理。', en: 'Use the part on publication of the page of the case.' },
  },
  'publicity.unknown': {
    status: 404,
    zh: '没有这条公示信息。',
    en: 'There is no such publication.',
    remedy: { zh: '从公示列表中查找。', en: 'Look it up in the list.' },
  },
  'publicity.ended': {
    status: 410,
    zh: '这条信息已经停止公示。',
    en: 'This is no longer on display.',
    remedy: { zh: '需要了解的，请联系作出决定的机关。', en: 'Ask the authority that decided.' },
  },
});
