import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'settlements.no-firm': {
    status: 422,
    zh: '该企业没有参加在线和解。',
    en: 'This firm does not take part in online settlement.',
    remedy: { zh: '可以直接向市场监管部门投诉。', en: 'You may complain to the authority directly.' },
  },
  'settlements.known': {
    status: 409,
    zh: '这份申请已经提交过，回执码只显示一次。',
    en: 'This was filed before; its code is shown only once.',
    remedy: {
      zh: '请使用已经得到的回执码；遗失的，请重新提交一份。',
      en: 'Use the code you were given; if it is lost, file anew.',
    },
  },
  'settlements.unknown': {
    status: 404,
    zh: '没有找到对应的在线和解。',
    en: 'No online settlement was found for it.',
    remedy: {
      zh: '请核对回执码；投诉、举报的回执码请在“查进度”中查询。',
      en: 'Check the code. Codes of complaints and reports are looked up under “Follow up”.',
    },
  },
  'settlements.refused': {
    status: 409,
    zh: '现在不能这样办理：{reasonZh}',
    en: 'This cannot be done now: {reasonEn}',
    remedy: { zh: '请查看最新进展后再办理。', en: 'Look at how it stands now, and go on from there.' },
  },
  'settlements.together': {
    status: 409,
    zh: '转为投诉没有完成，什么也没有改变。',
    en: 'It was not taken to the authority; nothing has changed.',
    remedy: { zh: '请再试一次。', en: 'Please try again.' },
  },
});
