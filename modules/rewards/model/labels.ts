import type { Text } from '../../../kernel/text.ts';
import { rewardScope } from '../../../rules/index.ts';

/** 奖励等级: the rate and the floor follow from it (`reward-rate`). Which one it is, an officer says and a head decides. */
export const rewardLevels = {
  '1': { zh: '一级', en: 'Level 1' },
  '2': { zh: '二级', en: 'Level 2' },
  '3': { zh: '三级', en: 'Level 3' },
} as const satisfies Readonly<Record<string, Text>>;

/** What makes a reward due to be decided and told (`reward-tell`). */
export const rewardTriggers = {
  closed: { zh: '案件办结', en: 'Case closed' },
  prosecuted: { zh: '移送后被起诉', en: 'Prosecuted after transfer' },
} as const satisfies Readonly<Record<string, Text>>;

/** 奖励范围 by code (`reward-scope`). */
export const scopeTitles: Readonly<Record<string, Text>> = Object.fromEntries(
  rewardScope.map(({ code, label }) => [code, label]),
);

/** Why there is no reward; each follows from the scope or the rate, the words beside say how. */
export const refusalGrounds = {
  'not-major': { zh: '不属于奖励范围内的重大违法行为', en: 'No major violation within the scope' },
  'not-natural-person': { zh: '举报人不是自然人', en: 'The reporter is no natural person' },
  'not-confirmed': { zh: '举报内容未查证属实', en: 'What was reported was not confirmed' },
} as const satisfies Readonly<Record<string, Text>>;

/** How the reporter wants the money 领取方式. Ours: the instrument's list was not seen. */
export const claimWays = {
  bank: { zh: '转入本人提供的银行账户', en: 'Transfer to an account that they give' },
  counter: { zh: '凭回执码到办理机关当面领取', en: 'In person at the office, with the receipt code' },
} as const satisfies Readonly<Record<string, Text>>;

export const excuseResults = {
  accepted: { zh: '理由正当，另定领取期限', en: 'accepted: another last day' },
  refused: { zh: '理由不成立', en: 'not accepted' },
} as const satisfies Readonly<Record<string, Text>>;
