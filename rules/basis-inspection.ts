import type { BasisEntry } from './basis-entry.ts';

/** 行政检查 and 双随机: law.md §1 row 13 and §13. Our sources name no articles. */
export const inspectionArticles = {
  'random.libraries': {
    instrument: 'random2015',
    article: null,
    title: {
      zh: '一单两库：随机抽取检查对象、随机选派两名以上执法检查人员，回避，全程留痕',
      en: 'One list and two libraries: objects and at least two inspectors drawn at random, recusal, an audit trail',
    },
    confidence: 'S',
    // Our source gives the year only.
    from: '2015-01-01',
  },
  'random.publish': {
    instrument: 'random2019',
    article: null,
    title: {
      zh: '抽查检查结果在二十个工作日内公示',
      en: 'Results of random inspections are published within 20 working days',
    },
    confidence: 'M',
    from: '2019-01-01',
  },
  'inspection.approval': {
    instrument: 'inspection54',
    article: null,
    title: {
      zh: '实施行政检查前须经批准；情况紧急的，事后补办',
      en: 'Every inspection is approved before; in urgency afterwards',
    },
    confidence: 'S',
    from: '2024-12-30',
  },
  'inspection.items': {
    instrument: 'inspection54',
    article: null,
    title: { zh: '检查事项向社会公布，未公布的不得实施', en: 'Items are published; what is not may not be inspected' },
    confidence: 'S',
    from: '2024-12-30',
  },
  'inspection.cap': {
    instrument: 'inspection54',
    article: null,
    title: {
      zh: '公布并遵守年度检查频次上限，上级部署的专项检查除外',
      en: 'A yearly cap is published and kept; special inspections ordered from above are outside it',
    },
    confidence: 'S',
    from: '2025-06-30',
  },
  'inspection.scan': {
    instrument: 'inspection54',
    article: null,
    title: {
      zh: '扫码入企；以观摩、督导等名义入企的同样留痕',
      en: 'A code is scanned at the door; visits called observation or supervision leave the same trace',
    },
    confidence: 'S',
    from: '2025-01-01',
  },
  'inspection.documents': {
    instrument: 'inspectionForms',
    article: null,
    title: { zh: '行政检查文书（审批表、现场检查笔录等）', en: 'Forms of inspections: approval, on-site record' },
    confidence: 'S',
    from: '2025-01-01',
  },
} as const satisfies Readonly<Record<string, BasisEntry>>;
