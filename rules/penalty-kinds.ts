import type { Text } from '../kernel/text.ts';
import type { Ground } from './ground.ts';

const KINDS = {
  warning: { zh: '警告', en: 'warning' },
  criticism: { zh: '通报批评', en: 'public criticism' },
  fine: { zh: '罚款', en: 'fine' },
  'confiscate-gains': { zh: '没收违法所得', en: 'confiscation of illegal gains' },
  'confiscate-goods': { zh: '没收非法财物', en: 'confiscation of illegal goods' },
  'suspend-licence': { zh: '暂扣许可证件', en: 'licence suspended' },
  'lower-qualification': { zh: '降低资质等级', en: 'qualification lowered' },
  'revoke-licence': { zh: '吊销许可证件', en: 'licence revoked' },
  'restrict-activity': { zh: '限制开展生产经营活动', en: 'business restricted' },
  'suspend-production': { zh: '责令停产停业', en: 'business suspended' },
  close: { zh: '责令关闭', en: 'business closed' },
  'restrict-occupation': { zh: '限制从业', en: 'occupation restricted' },
  detention: { zh: '行政拘留', en: 'administrative detention' },
  other: { zh: '法律、行政法规规定的其他行政处罚', en: 'another penalty by law or administrative regulation' },
} as const satisfies Readonly<Record<string, Text>>;

export type PenaltyKind = keyof typeof KINDS;

/** 行政处罚的种类. `ours`: false where another organ alone imposes it. */
export interface PenaltyKindEntry extends Ground {
  readonly code: PenaltyKind;
  readonly ours: boolean;
}

const codes = Object.keys(KINDS) as PenaltyKind[];

/** Kinds of penalty (处罚法 art 9, V), in the order of the law. Detention is for the police. */
export const penaltyKinds: readonly PenaltyKindEntry[] = codes.map((code) => ({
  code,
  label: KINDS[code],
  basis: 'penalty.art9',
  ours: code !== 'detention',
}));
