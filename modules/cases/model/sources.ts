import type { LegalSource } from '../../../kernel/deadline.ts';
import { instruments, sourceOf } from '../../../rules/index.ts';

/** Articles that were read in the instrument and that no verb rests on, so that `rules/` has no basis for them. */
const read = (instrument: LegalSource['instrument'], article: string): LegalSource => ({
  instrument,
  article,
  confidence: 'V',
});

/** The articles that the calculators of this module name. */
export const sources = {
  proportion: read(instruments.penalty, '第五条'),
  gainsConfiscated: sourceOf('penalty.art28'),
  oneFine: sourceOf('penalty.art29'),
  minors: read(instruments.penalty, '第三十条'),
  mitigation: read(instruments.penalty, '第三十二条'),
  exemption: read(instruments.penalty, '第三十三条'),
  benchmark: read(instruments.penalty, '第三十四条'),
  setOff: sourceOf('penalty.art35'),
  lawOfTheTime: read(instruments.penalty, '第三十七条'),
  advanceNotice: sourceOf('penalty.art44'),
  onSpotDecision: sourceOf('penalty.art52'),
  deferral: sourceOf('penalty.art66'),
  payment: sourceOf('penalty.art67'),
  surcharge: sourceOf('penalty.art72'),
  noSurcharge: sourceOf('penalty.art73'),
  agreement: read(instruments.coercion, '第四十二条'),
  surchargeCap: sourceOf('coercion.art45'),
  gainsDeduction: sourceOf('gains.art4'),
  gainsSpecial: sourceOf('gains.art10'),
  /** Repealed; named where a case of its time asks for it. Our source names no article. */
  gains2008: {
    instrument: {
      zh: '工商行政管理机关行政处罚案件违法所得认定办法（2008年，已废止）',
      en: 'Measures for Determining Illegal Gains in Penalty Cases of Industry and Commerce (2008, repealed)',
    },
    article: null,
    confidence: 'S',
  },
  noPenaltyForCrime: sourceOf('transfer310.art11'),
} as const satisfies Readonly<Record<string, LegalSource>>;
