import type { Confidence, LegalSource } from '../../../kernel/deadline.ts';
import type { Text } from '../../../kernel/text.ts';
import { instruments } from '../../../rules/index.ts';

/** Repealed, named where a case of its time asks for it. */
const gains2008: Text = {
  zh: '工商行政管理机关行政处罚案件违法所得认定办法（2008年，已废止）',
  en: 'Measures for Determining Illegal Gains in Penalty Cases of Industry and Commerce (2008, repealed)',
};

const at = (instrument: Text, article: string | null, confidence: Confidence): LegalSource => ({
  instrument,
  article,
  confidence,
});
const penalty = (article: string): LegalSource => at(instruments.penalty, article, 'V');
const coercion = (article: string): LegalSource => at(instruments.coercion, article, 'V');

/** The articles that the calculators of this module name, each read in its instrument where it says V. */
export const sources = {
  proportion: penalty('第五条'),
  kinds: penalty('第九条'),
  gainsConfiscated: penalty('第二十八条'),
  oneFine: penalty('第二十九条'),
  mitigation: penalty('第三十二条'),
  exemption: penalty('第三十三条'),
  benchmark: penalty('第三十四条'),
  setOff: penalty('第三十五条'),
  limitation: penalty('第三十六条'),
  lawOfTheTime: penalty('第三十七条'),
  advanceNotice: penalty('第四十四条'),
  onSpotDecision: penalty('第五十二条'),
  outcomes: penalty('第五十七条'),
  decisionContent: penalty('第五十九条'),
  hearingRecord: penalty('第六十四条'),
  deferral: penalty('第六十六条'),
  payment: penalty('第六十七条'),
  surcharge: penalty('第七十二条'),
  noSurcharge: penalty('第七十三条'),
  seizureContent: coercion('第二十四条'),
  agreement: coercion('第四十二条'),
  surchargeCap: coercion('第四十五条'),
  courtApplication: coercion('第五十五条'),
  gains: at(instruments.gains, null, 'S'),
  gainsDeduction: at(instruments.gains, '第四条', 'S'),
  gainsSpecial: at(instruments.gains, '第十条', 'S'),
  gains2008: at(gains2008, null, 'S'),
  noPenaltyForCrime: at(instruments.transfer310, '第十一条', 'V'),
} as const satisfies Readonly<Record<string, LegalSource>>;
