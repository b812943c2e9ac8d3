import type { BasisEntry } from './basis-entry.ts';

const entry = (article: string, zh: string, en: string) =>
  ({ instrument: 'samr121', article, title: { zh, en }, confidence: 'V', from: '2026-04-15' }) as const;

/**
 * 总局令第121号, restated from law.md §2 and §3, where it was read in full. Articles 13–14 and 29–32 are
 * given there as ranges: their titles name the range.
 */
export const articles121 = {
  'samr121.art9': entry(
    '第九条',
    '同一来信既有投诉又有举报的，分别登记、分别办理',
    'One letter with both a complaint and a report: split, each on its own clock',
  ),
  'samr121.art10': entry(
    '第十条',
    '投诉应提供的材料：真实身份、被投诉人、具体请求和事实',
    'What a complaint must give: real identity, respondent, claim and facts',
  ),
  'samr121.art11': entry(
    '第十一条',
    '委托投诉：授权委托书原件与代理人身份证明',
    'Complaint through an agent: power of attorney and proof of identity',
  ),
  'samr121.art12': entry(
    '第十二条',
    '共同投诉：同意合并、推选代表人',
    'Joint complaint: consent and two elected representatives',
  ),
  'samr121.art13': entry(
    '第十三条',
    '投诉的处理权限（第十三、十四条）',
    'Which authority handles a complaint (arts 13–14)',
  ),
  'samr121.art14': entry(
    '第十四条',
    '投诉的处理权限（第十三、十四条）',
    'Which authority handles a complaint (arts 13–14)',
  ),
  'samr121.art15': entry(
    '第十五条',
    '七个工作日内作出受理或者不予受理决定并告知',
    'Decide within seven working days whether to accept, and tell the complainant',
  ),
  'samr121.art16': entry('第十六条', '不予受理的情形', 'Grounds for not accepting'),
  'samr121.art17': entry(
    '第十七条',
    '认定是否为生活消费需要的考虑因素',
    'Factors that tell whether a purchase was for daily consumption',
  ),
  'samr121.art21': entry('第二十一条', '回避；决定期间调解中止', 'Recusal; mediation stands still while it is decided'),
  'samr121.art22': entry(
    '第二十二条',
    '检测、鉴定及费用；所需时间不计入调解期限',
    'Testing and identification, its costs; its time does not count',
  ),
  'samr121.art23': entry(
    '第二十三条',
    '终止调解的情形、六十日期限和七个工作日告知',
    'Grounds for ending mediation, the sixty days, notice in seven working days',
  ),
  'samr121.art24': entry('第二十四条', '调解书与调解记录', 'Mediation agreement and record'),
  'samr121.art25': entry('第二十五条', '终止调解后的仲裁、诉讼途径', 'Arbitration or suit after mediation has ended'),
  'samr121.art27': entry('第二十七条', '调解中发现违法线索的核查', 'Verifying a violation found while mediating'),
  'samr121.art29': entry(
    '第二十九条',
    '举报的处理权限、级别与派出机构（第二十九至三十三条）',
    'Which authority handles a report: place, level, stations (arts 29–33)',
  ),
  'samr121.art30': entry(
    '第三十条',
    '举报的处理权限、级别与派出机构（第二十九至三十三条）',
    'Which authority handles a report: place, level, stations (arts 29–33)',
  ),
  'samr121.art31': entry(
    '第三十一条',
    '举报的处理权限、级别与派出机构（第二十九至三十三条）',
    'Which authority handles a report: place, level, stations (arts 29–33)',
  ),
  'samr121.art32': entry(
    '第三十二条',
    '举报的处理权限、级别与派出机构（第二十九至三十三条）',
    'Which authority handles a report: place, level, stations (arts 29–33)',
  ),
  'samr121.art33': entry(
    '第三十三条',
    '处理权限争议：七个工作日协商，报共同上一级指定',
    'Dispute over power: seven working days to agree, else the common upper authority decides',
  ),
  'samr121.art34': entry(
    '第三十四条',
    '没有处理权限的举报：告知举报人，不得转送',
    'A report without power: tell the reporter, do not forward',
  ),
  'samr121.art35': entry(
    '第三十五条',
    '重复举报不再处理；有新事实的可以合并并重新起算',
    'A repeated report is not handled again; with new facts it may merge and the clock restarts',
  ),
  'samr121.art36': entry(
    '第三十六条',
    '依法应当告知或者奖励的，告知处理结果',
    'Tell the result, or reward, where a law requires it',
  ),
  'samr121.art37': entry('第三十七条', '为举报人保密', 'Keep the reporter secret'),
  'samr121.art38': entry('第三十八条', '投诉信息公示', 'Publication of complaint information'),
  'samr121.art40': entry('第四十条', '全国12315平台统一数据标准', 'Unified platform and data standard'),
  'samr121.art41': entry(
    '第四十一条',
    '统一接收、内部分送；无权处理的退回接收机构，不得自行转送',
    'One intake body routes; a body without power returns to it and must not forward',
  ),
  'samr121.art42': entry(
    '第四十二条',
    '涉嫌骗取赔偿、敲诈勒索的，移送公安机关',
    'Suspected extortion or fabricated claims: transfer to the police',
  ),
  'samr121.art44': entry(
    '第四十四条',
    '咨询、信息公开、复议、违纪反映不适用本办法，告知相应途径',
    'Consultations, disclosure, reconsideration, discipline: tell the right channel',
  ),
  'samr121.art45': entry('第四十五条', '期间计算', 'How time is counted'),
  'samr121.art46': entry('第四十六条', '施行日期与废止旧规', 'Entry into force and repeal'),
} as const satisfies Readonly<Record<string, BasisEntry>>;
