import type { Text } from '../kernel/text.ts';

/** Kinds of time that a clock leaves out, as the rules name them (law.md §18.3: each needs a document). */
export const pauseNames = {
  testing: { zh: '检测', en: 'testing' },
  inspection: { zh: '检验', en: 'inspection of goods' },
  quarantine: { zh: '检疫', en: 'quarantine' },
  identification: { zh: '鉴定', en: 'expert identification' },
  'rights-holder': { zh: '权利人辨认、鉴别', en: 'identification by the rights holder' },
  recusal: { zh: '回避决定期间中止调解', en: 'mediation suspended while a recusal is decided' },
  suspension: { zh: '中止调查', en: 'investigation suspended' },
  hearing: { zh: '听证', en: 'hearing' },
  'public-notice': { zh: '公告', en: 'public notice' },
  refund: { zh: '责令退还多付价款', en: 'refund of overpaid prices ordered' },
  reconsideration: { zh: '行政复议期间', en: 'reconsideration' },
  litigation: { zh: '行政诉讼期间', en: 'litigation' },
} as const satisfies Readonly<Record<string, Text>>;

export type PauseKind = keyof typeof pauseNames;

/** Time that 程序规定 art 18 leaves out of verification. */
export const VERIFICATION_PAUSES: readonly PauseKind[] = [
  'testing',
  'inspection',
  'quarantine',
  'identification',
  'rights-holder',
];

/** 强制法 art 25: testing of any kind, its period fixed and notified in writing. */
export const TESTING_PAUSES: readonly PauseKind[] = ['testing', 'inspection', 'quarantine', 'identification'];

/** 程序规定 art 64; the last two from memory (M). */
export const DECISION_PAUSES: readonly PauseKind[] = [
  'suspension',
  'hearing',
  'public-notice',
  ...TESTING_PAUSES,
  'rights-holder',
  'refund',
];

/** The paper that proves a pause. `form`: its number among the 56 forms of 2021 (law.md §15.1), null where it is none of them. */
export interface PauseDocument {
  readonly title: Text;
  readonly form: number | null;
}

const TESTING_NOTICE: PauseDocument = {
  title: { zh: '检测/检验/检疫/鉴定期间告知书', en: 'notice of the testing period' },
  form: 31,
};

/** Without its document no pause begins (law.md §18.3). */
export const pauseDocuments: Readonly<Record<PauseKind, PauseDocument>> = {
  testing: TESTING_NOTICE,
  inspection: TESTING_NOTICE,
  quarantine: TESTING_NOTICE,
  identification: TESTING_NOTICE,
  'rights-holder': { title: { zh: '协助辨认/鉴别通知书', en: 'request for identification' }, form: 16 },
  recusal: { title: { zh: '回避申请', en: 'request for recusal' }, form: null },
  suspension: { title: { zh: '行政处罚案件有关事项审批表', en: 'approval of the suspension' }, form: 8 },
  hearing: { title: { zh: '行政处罚听证通知书', en: 'notice of hearing' }, form: 39 },
  'public-notice': { title: { zh: '行政处罚文书送达公告', en: 'public notice of service' }, form: 51 },
  refund: { title: { zh: '责令退款通知书', en: 'refund order' }, form: 34 },
  reconsideration: {
    title: { zh: '行政复议机关的受理文书', en: 'acceptance by the reconsideration organ' },
    form: null,
  },
  litigation: { title: { zh: '人民法院的受理文书', en: 'acceptance by the court' }, form: null },
};
