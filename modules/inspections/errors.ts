import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'inspections.draw.lists': {
    status: 422,
    zh: '名单不能用于抽取：{problem}。',
    en: 'These lists cannot be drawn from: {problem}.',
    remedy: {
      zh: 'unstaffed：回避后有的企业不足规定人数，请增加检查人员；number、nothing：应抽户数与名录不符，请修改方案；其他：名单文件被改动过。',
      en: 'unstaffed: after recusal a firm has too few officers, add some; number, nothing: change the plan; else the lists were changed.',
    },
  },
  'inspections.draw.too-many': {
    status: 409,
    zh: '名录超过 {most} 户，请缩小范围。',
    en: 'More than {most} firms: narrow the population.',
    remedy: { zh: '按区域或者主体类型分成几次抽查。', en: 'Hold several draws, by area or by kind.' },
  },
  'inspections.draw.own-route': {
    status: 422,
    zh: '“{verb}”由抽查页面办理：名单、随机数和结果由系统生成，不能填写。',
    en: '"{verb}" is done on the page of the draw: lists, secret and result are made there, never typed.',
    remedy: { zh: '打开抽查事项，按“封存名单”或者“揭示并抽取”。', en: 'Open the draw and use its buttons.' },
  },
  'inspections.draw.not-sealed': {
    status: 409,
    zh: '承诺之后的台账树头还没有签发，请稍候再揭示。',
    en: 'No head of the ledger has been signed after the commitment yet.',
    remedy: {
      zh: '一般几秒钟后即可；长时间没有的，请系统管理员检查后台任务。',
      en: 'It takes seconds; otherwise look at the background work.',
    },
  },
  'inspections.draw.beacon': {
    status: 422,
    zh: '本次抽查约定以公开随机数（{source}）为准，请填写该数。',
    en: 'The plan names a public number ({source}): enter it.',
    remedy: { zh: '填写约定来源、期次的开奖号码或者随机数。', en: 'Enter the number of that draw.' },
  },
  'inspections.draw.none': {
    status: 404,
    zh: '没有这次抽查，或者还没有封存名单。',
    en: 'There is no such draw, or its lists are not frozen.',
    remedy: { zh: '从列表中查找。', en: 'Look it up in the list.' },
  },
  'inspections.item.unpublished': {
    status: 409,
    zh: '检查事项“{items}”不在已公布的检查事项清单内，不得实施。',
    en: 'These items are on no published list and may not be inspected: {items}.',
    remedy: {
      zh: '从清单中选择事项；确需检查的，先由负责人修订并公布清单。',
      en: 'Choose from the list, or publish a new edition first.',
    },
  },
  'inspections.officers.unlicensed': {
    status: 409,
    zh: '检查人员中有 {count} 人没有有效的执法证，不得实施检查。',
    en: '{count} of these officers hold no valid enforcement licence and may not inspect.',
    remedy: {
      zh: '改派持有有效执法证的人员；证件已换发的，请系统管理员更新。',
      en: 'Name officers whose licence is valid; a renewed licence is entered by the administrator.',
    },
  },
  'inspections.cap.reached': {
    status: 409,
    zh: '本年度已检查该企业 {done} 次，达到本机关公布的上限 {cap} 次，不得再检查。',
    en: 'This firm was inspected {done} times this year; the published cap is {cap}.',
    remedy: {
      zh: '上限由本机关公布的检查事项清单规定；上级部署的专项检查不受此限。',
      en: 'The cap stands in the list that the authority published; special inspections ordered from above are outside it.',
    },
  },
  'inspections.cap.reason': {
    status: 409,
    zh: '本年度已检查该企业 {done} 次，达到本机关公布的上限 {cap} 次，批准时须说明理由。',
    en: 'This firm was inspected {done} times this year (cap {cap}): the approval must say why.',
    remedy: { zh: '在“超过频次上限的理由”中写明。', en: 'Give the reason for exceeding the cap.' },
  },
  'inspections.class.refused': {
    status: 403,
    zh: '只有承办人员、负责人和专班办公室可以登记企业分类。',
    en: 'Only officers, heads and the campaign office class firms.',
    remedy: { zh: '请由其中一人登记。', en: 'Ask one of them to enter it.' },
  },
  'inspections.class.outside': {
    status: 403,
    zh: '企业 {code} 不在本机关辖区。',
    en: 'The firm {code} lies outside your area.',
    remedy: { zh: '只能为本辖区企业登记分类。', en: 'Class firms of your own area.' },
  },
  'inspections.door.unknown': {
    status: 404,
    zh: '没有这个检查码，或者检查已经结束。',
    en: 'There is no such code, or its inspection is over.',
    remedy: {
      zh: '请核对检查码；仍查不到的，请向该机关或者其上级机关核实。',
      en: 'Check the code; if it is still unknown, ask the authority or the one above it.',
    },
  },
});
