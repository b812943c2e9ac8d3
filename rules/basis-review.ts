import { articlesOf, type BasisEntry } from './basis-entry.ts';

const art = articlesOf('reconsideration', 'M', '2024-01-01');
const suit = articlesOf('litigation', 'M', '2015-05-01');

/** 行政复议法 (2023) and 行政诉讼法: law.md §4. Only the old text of the former could be read. */
export const reviewArticles = {
  'reconsideration.art20': art(
    '第二十条',
    '知道之日起六十日内申请复议；未告知权利的最长一年',
    'Reconsideration within 60 days; at most a year where rights were not told',
  ),
  'reconsideration.art23': art(
    '第二十三条',
    '对当场处罚不服的，先复议后诉讼',
    'On-the-spot penalties: reconsideration before suit',
  ),
  'reconsideration.art30': art(
    '第三十条',
    '五个工作日内审查，逾期未答复视为受理',
    'Examined within five working days; silence is acceptance',
  ),
  'reconsideration.art48': art(
    '第四十八条',
    '普通程序：被申请人十个工作日内答复',
    'Ordinary procedure: the authority answers within ten working days',
  ),
  'reconsideration.art54': art(
    '第五十四条',
    '简易程序：被申请人五个工作日内答复',
    'Summary procedure: the authority answers within five working days',
  ),
  'reconsideration.art62': art(
    '第六十二条',
    '六十日内决定，可延长三十日；简易程序三十日',
    'Decision within 60 days, 30 more; summary 30 days',
  ),
  'reconsideration.art88': art(
    '第八十八条',
    '三、五、七、十日指工作日',
    'Three, five, seven and ten days are working days',
  ),
  'litigation.art45': suit(
    '第四十五条',
    '不服复议决定的，十五日内起诉',
    'Suit within 15 days of a reconsideration decision',
  ),
  'litigation.art46': suit(
    '第四十六条',
    '知道之日起六个月内起诉；最长五年、二十年',
    'Suit within six months; five or twenty years at the outside',
  ),
} as const satisfies Readonly<Record<string, BasisEntry>>;
