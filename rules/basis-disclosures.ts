import type { BasisEntry } from './basis-entry.ts';

/** Lists of firms and recalls as they are published: law.md §8, §11. */
export const disclosureArticles = {
  'abnormal-list.art4': {
    instrument: 'abnormalList',
    article: '第四条',
    title: { zh: '列入经营异常名录的四种情形', en: 'The four grounds of the list of abnormal operation' },
    confidence: 'S',
    from: '2014-10-01',
  },
  'serious-list.art2': {
    instrument: 'seriousList',
    article: '第二条',
    title: {
      zh: '违法且性质恶劣、情节严重、社会危害较大，受到较重行政处罚的，列入名单',
      en: 'Listed: a serious violation that was punished heavily',
    },
    confidence: 'S',
    from: '2021-09-01',
  },
  'serious-list.art13': {
    instrument: 'seriousList',
    article: '第十三条',
    title: {
      zh: '列入决定与处罚决定一并作出，告知、听证、送达、异议一并进行；县、市级须经上一级同意',
      en: 'Listed together with the penalty: told, heard, served and objected to with it; county and city ask the level above',
    },
    confidence: 'M',
    from: '2021-09-01',
  },
  'serious-list.art20': {
    instrument: 'seriousList',
    article: '第二十条',
    title: {
      zh: '列入满三年移出；满一年可以申请提前移出',
      en: 'Off the list after three years; after one it may be asked for',
    },
    confidence: 'M',
    from: '2021-09-01',
  },
  'food-law.art63': {
    instrument: 'foodLaw',
    article: '第六十三条',
    title: { zh: '食品召回：停止、召回、通知、记录并报告', en: 'Food recall: stop, recall, notify, record and report' },
    confidence: 'S',
    from: '2015-10-01',
  },
  'food-recall': {
    instrument: 'foodRecall',
    article: null,
    title: { zh: '召回分级、公告、计划和完成', en: 'Grades, notice, plan and end of a recall' },
    confidence: 'S',
    from: '2015-09-01',
  },
} as const satisfies Readonly<Record<string, BasisEntry>>;
