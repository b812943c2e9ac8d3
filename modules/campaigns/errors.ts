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
    zh: '上级行动“{parent}”不存在，或者不覆盖本行动的范围。',
    en: 'The campaign above, "{parent}", does not exist or does not cover this one.',
    remedy: {
      zh: '先制定总行动；子行动的地区范围应当在总行动的地区范围之内。',
      en: 'Plan the whole first; the areas of a part lie within the areas of the whole.',
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
