import type { Text } from '../../../kernel/text.ts';

/** What was found of one item 检查结果; the first that say nothing against the firm. */
export const itemResults = {
  'no-problem': { zh: '未发现问题', en: 'no problem found' },
  'not-applicable': { zh: '未发现开展本次检查涉及的经营活动', en: 'the firm does nothing of the kind inspected' },
  found: { zh: '发现问题，待后续处理', en: 'a problem was found and is to be dealt with' },
  ordered: { zh: '发现问题，已责令改正', en: 'a problem was found and ordered to be mended' },
  undisclosed: { zh: '未按规定公示应当公示的信息', en: 'what must be disclosed was not' },
  concealed: { zh: '公示信息隐瞒真实情况、弄虚作假', en: 'what was disclosed conceals or falsifies' },
  'no-contact': { zh: '通过登记的住所（经营场所）无法联系', en: 'cannot be reached at the registered address' },
  uncooperative: { zh: '不配合检查', en: 'did not cooperate' },
} as const satisfies Readonly<Record<string, Text>>;
export type ItemResult = keyof typeof itemResults;

/** Results that count as a problem found. */
export const isProblem = (result: string): boolean => result !== 'no-problem' && result !== 'not-applicable';

/** Where a problem goes on 后续处理. */
export const nextSteps = {
  clue: { zh: '转为违法线索核查', en: 'as a clue, to be verified' },
  finding: { zh: '转为问题台账整改', en: 'as a finding, to be rectified' },
  here: { zh: '由本检查跟踪改正', en: 'followed up here' },
} as const satisfies Readonly<Record<string, Text>>;

/** Why somebody comes 入企事由; a visit called otherwise leaves the same trace. */
export const visitPurposes = {
  inspection: { zh: '行政检查', en: 'Inspection' },
  observation: { zh: '观摩、调研', en: 'Observation' },
  supervision: { zh: '督导、指导', en: 'Supervision' },
} as const satisfies Readonly<Record<string, Text>>;

/** Why this firm 检查来源. */
export const inspectionGrounds = {
  cause: { zh: '个案检查（有投诉、举报、转办等具体理由）', en: 'for a cause of its own' },
  ordered: { zh: '上级部署的专项检查', en: 'special inspection ordered from above' },
} as const satisfies Readonly<Record<string, Text>>;

/** The same with that of firms which were drawn: nobody asks for one by it. */
export const shownGrounds: Readonly<Record<string, Text>> = {
  ...inspectionGrounds,
  draw: { zh: '双随机抽查', en: 'drawn at random' },
};
