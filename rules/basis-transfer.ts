import { articlesOf, type BasisEntry } from './basis-entry.ts';

const art = articlesOf('transfer310', 'V', '2020-08-07');

/** Transfers to police, procuratorate and discipline organs: law.md §5 and §6. */
export const transferArticles = {
  'transfer310.art3': art(
    '第三条',
    '涉嫌犯罪应当移送；知识产权案件有合理嫌疑即应移送',
    'Suspected crimes are transferred; for IP a reasonable suspicion is enough',
  ),
  'transfer310.art7': art(
    '第七条',
    '不属本机关管辖的，公安机关二十四小时内转送',
    'Police without jurisdiction forward within 24 hours',
  ),
  'transfer310.art8': art('第八条', '公安机关三日内决定是否立案', 'Police decide within three days'),
  'transfer310.art9': art(
    '第九条',
    '对不予立案三日内提请复议或者建议立案监督',
    'Against a refusal: review or supervision within three days',
  ),
  'transfer310.art11': art('第十一条', '不得以行政处罚代替移送', 'No penalty in place of a transfer'),
  'transfer310.art12': art(
    '第十二条',
    '接到立案通知三日内移交涉案物品和材料',
    'Goods and materials handed over within three days of the notice',
  ),
  'transfer310.art13': art(
    '第十三条',
    '不需追究刑事责任的，退回依法给予行政处罚',
    'Returned for a penalty where no prosecution follows',
  ),
  'transfer310.art16': art('第十六条', '逾期不移送的责任', 'Liability for a late or missing transfer'),
  'transfer310.art19': art(
    '第十九条',
    '职务犯罪线索的移送（第十八、十九条）',
    "Transfer of clues of officials' crimes (arts 18–19)",
  ),
  joint2006: {
    instrument: 'joint2006',
    article: null,
    title: {
      zh: '移送抄送检察机关；已处罚的十日内抄送决定',
      en: 'Copies to the procuratorate; of a penalty within ten days',
    },
    confidence: 'S',
    // The source gives the year only.
    from: '2006-01-01',
  },
  'police-procedure': {
    instrument: 'police-procedure',
    article: null,
    title: {
      zh: '立案监督：七日内说明理由，接到通知十五日内立案',
      en: 'Supervision of filing: reasons within seven days, filing within 15 of the notice',
    },
    confidence: 'S',
    // The source gives no date; the first day of the transfer regulation that it serves.
    from: '2020-08-07',
  },
  'police-econ': {
    instrument: 'police-econ',
    article: null,
    title: { zh: '经济犯罪案件的立案审查期限', en: 'How long police examine an economic crime' },
    confidence: 'U',
    // The source gives the years 2016 and 2018 only.
    from: '2018-01-01',
  },
  'supervisory.art171': {
    instrument: 'supervisory',
    article: '第一百七十一条',
    title: {
      zh: '无管辖权的问题线索五个工作日内转送（2021年条号）',
      en: 'A clue without jurisdiction is forwarded in five working days (2021 number)',
    },
    confidence: 'S',
    from: '2021-09-20',
  },
  baoshan: {
    instrument: 'baoshan',
    article: null,
    title: {
      zh: '处罚案件涉及党员、公职人员的，结案后十五个工作日内移送（地方规定）',
      en: 'Closed case of a Party member or state employee: sent in 15 working days (local)',
    },
    confidence: 'S',
    // The source gives the year only.
    from: '2016-01-01',
  },
} as const satisfies Readonly<Record<string, BasisEntry>>;
