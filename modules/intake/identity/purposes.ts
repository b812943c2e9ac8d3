import type { Text } from '../../../kernel/text.ts';

/** What the identity of a reporter may be asked for: a closed list, ours; no law gives one. */
export const purposes = {
  contact: { zh: '就消息无法查明的事实联系举报人', en: 'Contact for facts that messages cannot settle' },
  witness: { zh: '听证等程序中作证', en: 'Witness in a hearing' },
  reward: { zh: '发放举报奖励', en: 'Payment of a reward' },
  safety: { zh: '举报人人身安全受到威胁', en: 'The reporter is in danger' },
  justice: { zh: '人民法院、人民检察院依法调取', en: 'A court or procuratorate asks' },
  other: { zh: '其他（在理由中写明）', en: 'Other, as the reason says' },
} as const satisfies Readonly<Record<string, Text>>;

export type Purpose = keyof typeof purposes;
export const purposeIds = Object.keys(purposes) as [Purpose, ...Purpose[]];
