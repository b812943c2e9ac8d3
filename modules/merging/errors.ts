import { defineErrors } from '../../kernel/error-catalogue.ts';

export const mergingErrors = defineErrors({
  'merging.itself': {
    status: 422,
    zh: '不能认定一件事项与它自己相同或者不同。',
    en: 'A matter is not compared with itself.',
    remedy: { zh: '选择另一件事项。', en: 'Choose another matter.' },
  },
  'merging.no-such-other': {
    status: 404,
    zh: '没有要对照的那件事项，或者您无权查看。',
    en: 'There is no such other matter, or you may not see it.',
    remedy: {
      zh: '核对编号；分属两个机关的事项，请共同上级机关认定。',
      en: 'Check the number; of matters at two authorities, the authority above both can say it.',
    },
  },
  'merging.kind': {
    status: 422,
    zh: '只有线索、举报、投诉可以认定为同一事项。',
    en: 'Only clues, reports and complaints can be said to be the same.',
    remedy: { zh: '案件关联请使用案件来源。', en: 'A case names where it comes from by its sources.' },
  },
  'merging.voided': {
    status: 409,
    zh: '其中一件已撤销登记，不能认定为同一事项。',
    en: 'One of the two was registered by mistake and voided.',
    remedy: { zh: '选择仍然有效的事项。', en: 'Choose a matter that stands.' },
  },
  'merging.too-many': {
    status: 409,
    zh: '另一件事项上已有{most}对认定。',
    en: 'The other matter already has {most} pairs.',
    remedy: {
      zh: '众多事项反映同一事件的，请按群体性事件处理。',
      en: 'What so many tell of is handled as an event.',
    },
  },
  'merging.not-yours': {
    status: 409,
    zh: '该认定由另一件事项的办理机关作出，您不能撤回。',
    en: 'It was said on the other matter, which your authority does not handle.',
    remedy: {
      zh: '可以认定“不是同一事项”表示异议，由共同上级机关决定。',
      en: 'Say that they are not the same: then the authority above both decides.',
    },
  },
});
