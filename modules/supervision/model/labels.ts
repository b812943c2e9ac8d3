import type { Text } from '../../../kernel/text.ts';

/** What a team goes to. `operator` is named only to be refused: a visit to a firm is an inspection 行政检查. */
export const placeKinds = {
  authority: { zh: '下级机关', en: 'Lower authority' },
  market: { zh: '市场', en: 'Market' },
  operator: { zh: '经营主体', en: 'Operator' },
} as const satisfies Readonly<Record<string, Text>>;

/** How a question is answered. */
export const questionKinds = {
  'yes-no': { zh: '是 / 否 / 不适用', en: 'Yes, no or not applicable' },
  number: { zh: '数字', en: 'Number' },
  choice: { zh: '单选', en: 'One of several' },
  text: { zh: '文字', en: 'Words' },
  photo: { zh: '照片', en: 'Photograph' },
} as const satisfies Readonly<Record<string, Text>>;
export type QuestionKind = keyof typeof questionKinds;

/** Answers to a question of the kind `yes-no`. */
export const yesNo = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  'not-applicable': { zh: '不适用', en: 'Not applicable' },
} as const satisfies Readonly<Record<string, Text>>;

/** Whom a finding concerns. */
export const subjectKinds = {
  authority: { zh: '监管机关', en: 'Authority' },
  operator: { zh: '经营主体', en: 'Operator' },
  market: { zh: '市场开办者', en: 'Market organiser' },
} as const satisfies Readonly<Record<string, Text>>;

/** How grave it is, in words: nobody is ranked by a number made up here. */
export const severities = {
  slight: { zh: '轻微', en: 'Slight' },
  ordinary: { zh: '一般', en: 'Ordinary' },
  grave: { zh: '严重', en: 'Grave' },
} as const satisfies Readonly<Record<string, Text>>;

/** What a re-check 复查 found. */
export const recheckResults = {
  holds: { zh: '整改到位', en: 'it holds' },
  not: { zh: '整改不到位', en: 'it does not hold' },
} as const satisfies Readonly<Record<string, Text>>;

/** Where a finding was exposed 曝光. */
export const exposureChannels = {
  bulletin: { zh: '内部通报', en: 'Internal bulletin' },
  website: { zh: '门户网站', en: 'Own website' },
  newspaper: { zh: '报刊', en: 'Newspaper' },
  television: { zh: '广播电视', en: 'Radio or television' },
  'new-media': { zh: '新媒体', en: 'New media' },
} as const satisfies Readonly<Record<string, Text>>;

/** Whether names stand in what was published. */
export const exposedNames = {
  masked: { zh: '隐去名称', en: 'names masked' },
  named: { zh: '点名', en: 'named' },
} as const satisfies Readonly<Record<string, Text>>;
