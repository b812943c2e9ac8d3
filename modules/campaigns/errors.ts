import { defineErrors } from '../../kernel/error-catalogue.ts';

export const campaignErrors = defineErrors({
  'campaign.code-taken': {
    status: 409,
    zh: '代码“{code}”已经用于另一个专项行动。',
    en: 'The code "{code}" belongs to another campaign.',
    remedy: {
      zh: '换一个代码；数字按代码统计，一个代码只能对应一个专项行动。',
      en: 'Choose another: figures stand under the code, so one code is one campaign.',
    },
  },
  'campaign.no-such-campaign': {
    status: 404,
    zh: '没有代码为“{code}”的专项行动，或者您所在机关不在其范围内。',
    en: 'There is no campaign "{code}", or your authority takes no part in it.',
    remedy: { zh: '在专项行动列表中选择。', en: 'Choose one from the list of campaigns.' },
  },
  'campaign.parent-unknown': {
    status: 422,
    zh: '上级行动“{parent}”不存在或者已取消。',
    en: 'The campaign above, "{parent}", does not exist or was cancelled.',
    remedy: { zh: '先制定总行动。', en: 'Plan the whole first.' },
  },
  'campaign.part-wider': {
    status: 422,
    zh: '子行动“{partTitle}”（{part}）的{whatZh}超出总行动“{wholeTitle}”（{whole}）：{valueZh}。',
    en: 'The part "{partTitle}" ({part}) goes beyond the whole "{wholeTitle}" ({whole}) in its {whatEn}: {valueEn}.',
    remedy: {
      zh: '缩小总行动的，先缩小该子行动；扩大子行动的，先扩大总行动。已结束的子行动不再改动，总行动应当仍能包含它。',
      en: 'To narrow the whole, narrow this part first; to widen a part, widen the whole first. A part that is concluded changes no more: the whole must still cover it.',
    },
  },
  'campaign.measure-unknown': {
    status: 422,
    zh: '没有指标“{measure}”，或者它是现状指标，不属于任何期间。',
    en: 'There is no measure "{measure}", or it says what stands now and is of no period.',
    remedy: {
      zh: '从指标目录中选择。',
      en: 'Choose from the list of measures.',
    },
  },
});
