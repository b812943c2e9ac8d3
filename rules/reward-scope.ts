import type { LegalSource } from '../kernel/deadline.ts';
import type { Text } from '../kernel/text.ts';
import { groundsOf } from './ground.ts';
import { instruments } from './instruments.ts';

const scope = groundsOf('reward.scope');

/**
 * What counts as a major violation whose report may be rewarded 奖励范围: law.md §3 `reward-scope`. The source that was seen
 * names them side by side and no figure for a "larger" sum, so that an officer ticks those that are met.
 */
export const rewardScope = [
  scope('suspected-crime', '涉嫌犯罪', 'A crime is suspected'),
  scope('stopped', '责令停产停业', 'Ordered to stop production or business'),
  scope('shut', '责令关闭', 'Ordered to close'),
  scope('revoked', '吊销许可证件、营业执照', 'Licence revoked'),
  scope('larger-sum', '较大数额罚没款', 'Larger fines and confiscations'),
  scope('food', '食品安全', 'Food safety'),
  scope('drug', '药品安全', 'Drug safety'),
  scope('special-equipment', '特种设备安全', 'Safety of special equipment'),
  scope('industrial-product', '工业产品质量安全', 'Quality and safety of industrial products'),
  scope('systemic-risk', '区域性、系统性风险', 'Regional or systemic risk'),
  scope('social-impact', '社会影响重大', 'Major social impact'),
  scope('prosecuted', '移送司法机关并被起诉', 'Transferred and prosecuted'),
] as const;

/** The rule behind the list, as screens name it. */
export const rewardScopeRule: { readonly id: string; readonly title: Text; readonly source: LegalSource } = {
  id: 'reward-scope',
  title: { zh: '举报奖励范围', en: 'What may be rewarded' },
  source: { instrument: instruments.reward, article: null, confidence: 'S' },
};
