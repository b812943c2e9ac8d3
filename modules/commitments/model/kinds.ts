import type { Text } from '../../../kernel/text.ts';

/** What a firm commits itself to towards consumers. */
export const commitmentKinds = {
  'first-asked': { zh: '首问负责', en: 'First-inquiry duty' },
  'advance-compensation': { zh: '先行赔付', en: 'Advance compensation' },
  'offline-return': { zh: '线下无理由退货', en: 'Offline no-reason return' },
} as const satisfies Readonly<Record<string, Text>>;
export type CommitmentKind = keyof typeof commitmentKinds;

export const isCommitmentKind = (value: string): value is CommitmentKind => Object.hasOwn(commitmentKinds, value);

/** By what it came out whether a commitment was kept. */
export const recordSources = {
  complaint: { zh: '投诉', en: 'a complaint' },
  report: { zh: '举报', en: 'a report' },
  inspection: { zh: '检查', en: 'an inspection' },
  consumer: { zh: '消费者反映', en: 'word of a consumer' },
} as const satisfies Readonly<Record<string, Text>>;

export const recordResults = {
  kept: { zh: '兑现', en: 'kept' },
  broken: { zh: '未兑现', en: 'broken' },
} as const satisfies Readonly<Record<string, Text>>;
export type RecordResult = keyof typeof recordResults;

/** Why a commitment is over although its firm did not take it back. */
export const endReasons = {
  expired: { zh: '承诺期满', en: 'its time is over' },
  closed: { zh: '主体注销或者停业', en: 'the firm is closed' },
  replaced: { zh: '由新登记的承诺代替', en: 'another registered commitment takes its place' },
} as const satisfies Readonly<Record<string, Text>>;
