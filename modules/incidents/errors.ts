import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'incidents.own-route': {
    status: 422,
    zh: '“{verb}”须在群体性事件页面办理。',
    en: '"{verb}" is done on the page of the incident.',
    remedy: {
      zh: '打开该事件，选择来件后办理：系统同时记录是哪些来件。',
      en: 'Open the incident and choose the matters: which ones they are is kept beside the act.',
    },
  },
  'incidents.no-such-group': {
    status: 404,
    zh: '没有这个疑似事件，或者其中没有您可以查看的来件。',
    en: 'There is no such group, or none of its matters is yours to see.',
    remedy: { zh: '从疑似事件列表中查找。', en: 'Look it up in the list of groups.' },
  },
  'incidents.not-told': {
    status: 422,
    zh: '只有线索、举报、投诉可以归入群体性事件。',
    en: 'Only clues, reports and complaints are part of an incident.',
    remedy: { zh: '请去掉其他事项。', en: 'Leave the other matters out.' },
  },
});
