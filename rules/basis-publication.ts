import { articlesOf, type BasisEntry } from './basis-entry.ts';

const art = articlesOf('publication45', 'V', '2021-09-01');

/** 总局令第45号 on publication, and what cases are kept by: law.md §4. */
export const publicationArticles = {
  'publication45.art2': art(
    '第二条',
    '公示普通程序的处罚决定；仅受警告的不公示',
    'Decisions of the ordinary procedure are published; a sole warning is not',
  ),
  'publication45.art4': art('第四条', '处罚信息摘要', 'The abstract of a penalty'),
  'publication45.art8': art(
    '第八条',
    '通过国家企业信用信息公示系统公示（第八、九条）',
    'Published through the national credit publicity system (arts 8–9)',
  ),
  'publication45.art9': art(
    '第九条',
    '自作出决定之日起二十个工作日内公示（第八、九条）',
    'Within 20 working days of the decision (arts 8–9)',
  ),
  'publication45.art10': art(
    '第十条',
    '跨省：十个工作日内推送，收到后十个工作日内公示',
    'Another province: sent within ten working days, published within ten of receipt',
  ),
  'publication45.art11': art(
    '第十一条',
    '决定变更、撤销、确认违法或者无效的，三个工作日内撤回',
    'Withdrawn within three working days when the decision falls',
  ),
  'publication45.art12': art(
    '第十二条',
    '公示信息不准确的及时更正；有证据证明的，当事人有权要求更正',
    'What is shown wrongly is put right; who proves it may demand so',
  ),
  'publication45.art13': art('第十三条', '公示期三个月或者三年', 'Displayed for three months or three years'),
  'publication45.art14': art(
    '第十四条',
    '提前停止公示的条件，十五个工作日内决定',
    'Early stop: conditions; decided within 15 working days',
  ),
  repair2021: {
    instrument: 'repair2021',
    article: null,
    title: { zh: '公示满六个月或者十二个月可以申请修复', en: 'Repair may be asked for after six or twelve months' },
    confidence: 'M',
    from: '2021-09-01',
  },
  archives: {
    instrument: 'archives',
    article: null,
    title: { zh: '处罚案卷保管三十年或者永久', en: 'Penalty files are kept 30 years or for ever' },
    confidence: 'S',
    // The source gives no date; the case rules' own first day.
    from: '2021-07-15',
  },
} as const satisfies Readonly<Record<string, BasisEntry>>;
