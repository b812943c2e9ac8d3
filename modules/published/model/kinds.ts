import type { Text } from '../../../kernel/text.ts';

/** Everything that is published for anybody, by what it is. */
export const publishedKinds = {
  decision: { zh: '行政处罚', en: 'Penalty decision' },
  inspection: { zh: '检查结果', en: 'Inspection result' },
  draw: { zh: '随机抽查', en: 'Random draw' },
  commitment: { zh: '消费承诺', en: 'Commitment to consumers' },
  complaint: { zh: '投诉信息', en: 'Complaint information' },
  'list-entry': { zh: '名单信息', en: 'List entry' },
  recall: { zh: '召回信息', en: 'Recall' },
  bulletin: { zh: '通报', en: 'Bulletin' },
  'typical-case': { zh: '典型案例', en: 'Typical case' },
} as const satisfies Readonly<Record<string, Text>>;
export type PublishedKind = keyof typeof publishedKinds;

export const publishedKindIds = Object.keys(publishedKinds) as [PublishedKind, ...PublishedKind[]];

/** The page of an item in the portal. */
export const publishedPath = (of: { readonly kind: string; readonly region: string; readonly id: string }): string =>
  `/published/${of.kind}/${of.region}/${of.id}`;
