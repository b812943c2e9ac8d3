import type { BasisEntry } from './basis-entry.ts';

/** Commitments to consumers: law.md §12. What is committed binds by itself; no law fixes its terms or days. */
export const commitmentArticles = {
  'samr121.art6': {
    instrument: 'samr121',
    article: '第六条',
    title: {
      zh: '鼓励经营者首问负责、先行赔付，设立维权服务站、绿色通道，在线解决消费争议',
      en: 'Operators are encouraged to answer first, compensate in advance, keep service stations and settle online',
    },
    confidence: 'V',
    from: '2026-04-15',
  },
  'consumer.better-terms': {
    instrument: 'consumerRegulation',
    article: null,
    title: {
      zh: '鼓励经营者作出更有利于消费者的承诺；线下无理由退货按承诺履行（另见各地办法）',
      en: 'Terms better than the law are encouraged; offline no-reason returns are kept as committed (see also local schemes)',
    },
    confidence: 'M',
    from: '2024-07-01',
  },
} as const satisfies Readonly<Record<string, BasisEntry>>;
