import { articlesOf, type BasisEntry } from './basis-entry.ts';

const seen = articlesOf('procedure', 'S', '2021-07-15');
const memory = articlesOf('procedure', 'M', '2021-07-15');
const hearing = articlesOf('hearing', 'M', '2021-07-15');
const gains = articlesOf('gains', 'S', '2026-03-20');

/**
 * 程序规定 and 听证办法 on penalty cases: law.md §4. Neither text could be read: S from practice notes, M from memory.
 * Articles given there as a range say so in their titles.
 */
export const caseProcedureArticles = {
  'procedure.art33': seen(
    '第三十三条',
    '先行登记保存及其批准，情况紧急的二十四小时内报告补办（第三十三至三十五条）',
    'Prior registration and its approval; urgent: reported within 24 hours (arts 33–35)',
  ),
  'procedure.art34': seen(
    '第三十四条',
    '先行登记保存的清单和保管（第三十三至三十五条）',
    'Prior registration: list and care (arts 33–35)',
  ),
  'procedure.art35': seen(
    '第三十五条',
    '先行登记保存的处理（第三十三至三十五条）',
    'Prior registration: what follows (arts 33–35)',
  ),
  'procedure.art45': seen(
    '第四十五条',
    '收到协助调查函十五个工作日内完成，不能完成的期满前告知',
    'Assistance within 15 working days of the letter; if not, the asker is told before',
  ),
  'procedure.art46': memory('第四十六条', '中止调查的情形', 'Grounds to suspend the investigation'),
  'procedure.art47': memory('第四十七条', '终止调查的情形', 'Grounds to end the investigation'),
  'procedure.art50': seen('第五十条', '案件审核（第五十至五十四条）', 'Case review (arts 50–54)'),
  'procedure.art51': seen('第五十一条', '法制审核（第五十至五十四条）', 'Legal review (arts 50–54)'),
  'procedure.art52': seen('第五十二条', '审核人员（第五十至五十四条）', 'Reviewers (arts 50–54)'),
  'procedure.art53': seen(
    '第五十三条',
    '审核内容与意见（第五十至五十四条）',
    'What is reviewed; the opinion (arts 50–54)',
  ),
  'procedure.art54': seen(
    '第五十四条',
    '审核期限十个工作日，经批准可以延长（第五十至五十四条）',
    'Review within ten working days, more with approval (arts 50–54)',
  ),
  'procedure.art57': memory(
    '第五十七条',
    '收到告知书五个工作日内陈述、申辩或者要求听证',
    'Statement, defence or request for a hearing within five working days',
  ),
  'procedure.art64': seen(
    '第六十四条',
    '办案期限、延长与不计入的时间',
    'Time to decide, its extension, and what is left out',
  ),
  'procedure.art76': memory(
    '第七十六条',
    '结案情形，十五个工作日内结案审批',
    'When a case closes; within 15 working days',
  ),
  'procedure.art77': memory('第七十七条', '立卷归档，一案一卷', 'Dossier: one case, one file'),
  'procedure.art78': memory('第七十八条', '正卷与副卷', 'Main and secondary volume'),
  'procedure.service': {
    instrument: 'procedure',
    article: null,
    title: { zh: '文书送达方式；公告送达三十日', en: 'Ways of service; by public notice 30 days' },
    confidence: 'M',
    from: '2022-11-01',
  },
  'procedure.service-2019': {
    instrument: 'procedure',
    article: null,
    title: { zh: '公告送达六十日（旧）', en: 'Service by public notice: 60 days (old)' },
    confidence: 'M',
    from: '2019-04-01',
    to: '2022-10-31',
  },
  'procedure.summary-archive': {
    instrument: 'procedure',
    article: null,
    title: { zh: '简易程序案件材料七个工作日内归档', en: 'Summary case filed away within seven working days' },
    confidence: 'M',
    from: '2021-07-15',
  },
  'hearing.art5': hearing('第五条', '应当告知听证权利的数额', 'Amounts from which a hearing is offered'),
  'hearing.art16': hearing('第十六条', '三个工作日内确定听证主持人', 'Chair named within three working days'),
  'hearing.art17': hearing(
    '第十七条',
    '三个工作日内向主持人移交材料',
    'File handed to the chair within three working days',
  ),
  'hearing.art18': hearing(
    '第十八条',
    '五个工作日内确定时间地点；七个工作日前通知；三个工作日前公告',
    'Date fixed within five working days; notified seven, announced three before',
  ),
  'hearing.art28': hearing('第二十八条', '五个工作日内提出听证报告', 'Hearing report within five working days'),
  'gains.art4': gains(
    '第四条',
    '可以扣除的合法必要支出与已缴税款',
    'Deductible: necessary lawful outlays, taxes already paid',
  ),
  'gains.art10': gains(
    '第十条',
    '全部收入为违法所得、不予扣除的情形',
    'Where all income is illegal gain and nothing is deducted',
  ),
  'civil-procedure.art95': {
    instrument: 'civil-procedure',
    article: '第九十五条',
    title: { zh: '公告送达', en: 'Service by public notice' },
    confidence: 'M',
    from: '2022-11-01',
  },
} as const satisfies Readonly<Record<string, BasisEntry>>;
