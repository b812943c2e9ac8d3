import type { BasisEntry } from './basis-entry.ts';

/** 三书一函: law.md §7. What each of the four organs writes rests on an instrument of its own. */
export const letterArticles = {
  'organised.art19': {
    instrument: 'organised',
    article: '第十九条',
    title: {
      zh: '办理有组织犯罪案件的机关提出意见，主管部门及时处理并书面反馈',
      en: 'Organs that handle organised crime give opinions; the regulator acts and answers in writing',
    },
    confidence: 'M',
    from: '2022-05-01',
  },
  'procuratorial.art19': {
    instrument: 'procuratorial',
    article: '第十九条',
    title: { zh: '收到检察建议后两个月内书面回复', en: 'Answer a procuratorial recommendation within two months' },
    confidence: 'S',
    from: '2019-02-26',
  },
  'procuratorial.art23': {
    instrument: 'procuratorial',
    article: '第二十三条',
    title: { zh: '对检察建议提出异议', en: 'Objection to a procuratorial recommendation' },
    confidence: 'S',
    from: '2019-02-26',
  },
  'judicial-advice': {
    instrument: 'judicialAdvice',
    article: null,
    title: { zh: '司法建议的办理和反馈', en: 'Handling and answering a judicial recommendation' },
    confidence: 'S',
    from: '2023-11-16',
  },
  'supervisory.advice': {
    instrument: 'supervisory',
    article: null,
    title: { zh: '监察建议的整改和报告', en: 'Mending and reporting after a supervisory recommendation' },
    confidence: 'M',
    from: '2018-03-20',
  },
  'sweep.mechanism': {
    instrument: 'sweep',
    article: null,
    title: { zh: '三书一函办理与一案一整治', en: 'Handling of the four kinds of letters; one rectification a case' },
    confidence: 'U',
    from: '2018-01-01',
  },
} as const satisfies Readonly<Record<string, BasisEntry>>;
