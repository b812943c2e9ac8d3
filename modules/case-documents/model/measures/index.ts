import type { FormTemplate } from '../types.ts';
import { measureDecision, measureExtended, measureLifted } from './decisions.ts';
import { custodyEntrusted, disposalAnnounced, disposalConfirmed, goodsList, sealStrip } from './goods.ts';

/** Forms 21–28: compulsory measures, their goods, disposal before the decision. */
export const measureTemplates: readonly FormTemplate[] = [
  measureDecision,
  measureExtended,
  measureLifted,
  goodsList,
  sealStrip,
  custodyEntrusted,
  disposalConfirmed,
  disposalAnnounced,
];
