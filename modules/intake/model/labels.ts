import type { Text } from '../../../kernel/text.ts';

/** How a matter came in 来源渠道. */
export const channels = {
  '12315': { zh: '12315平台', en: '12315 platform' },
  phone: { zh: '电话', en: 'Telephone' },
  counter: { zh: '来访', en: 'Counter' },
  portal: { zh: '网上提交', en: 'Public portal' },
  letter: { zh: '来信来函', en: 'Letter' },
  inspection: { zh: '检查发现', en: 'Inspection' },
  transfer: { zh: '移送、交办', en: 'Transfer or assignment' },
  media: { zh: '媒体曝光', en: 'Media' },
  import: { zh: '批量导入', en: 'Import' },
  api: { zh: '系统对接', en: 'Interface' },
} as const satisfies Readonly<Record<string, Text>>;

export type Channel = keyof typeof channels;

/** What it is about 业务领域. `not-ours` only where the text is plainly about another department's work. */
export const domains = {
  food: { zh: '食品', en: 'Food' },
  drug: { zh: '药品', en: 'Drugs' },
  device: { zh: '医疗器械', en: 'Medical devices' },
  cosmetics: { zh: '化妆品', en: 'Cosmetics' },
  price: { zh: '价格收费', en: 'Prices and charges' },
  advertising: { zh: '广告', en: 'Advertising' },
  ip: { zh: '知识产权', en: 'Intellectual property' },
  'unfair-competition': { zh: '不正当竞争', en: 'Unfair competition' },
  'pyramid-selling': { zh: '传销、违规直销', en: 'Pyramid selling' },
  unlicensed: { zh: '无证无照', en: 'Unlicensed business' },
  'special-equipment': { zh: '特种设备', en: 'Special equipment' },
  quality: { zh: '产品质量', en: 'Product quality' },
  platform: { zh: '网络交易', en: 'Online trade' },
  consumer: { zh: '消费维权', en: 'Consumer rights' },
  other: { zh: '其他', en: 'Other' },
  'not-ours': { zh: '非本部门职责', en: 'Not our duty' },
} as const satisfies Readonly<Record<string, Text>>;

export type Domain = keyof typeof domains;

/** How soon somebody must look at it. */
export const urgencies = {
  normal: { zh: '一般', en: 'Normal' },
  urgent: { zh: '紧急', en: 'Urgent' },
  critical: { zh: '特急', en: 'Critical' },
} as const satisfies Readonly<Record<string, Text>>;

export type Urgency = keyof typeof urgencies;

/** Signs that the campaign screens for. A sign is a reason to look, never a finding. */
export const signs = {
  'organised-crime': { zh: '涉黑', en: 'Organised crime' },
  'evil-force': { zh: '涉恶', en: 'Gang violence' },
  disorder: { zh: '涉乱', en: 'Market disorder' },
  'pyramid-selling': { zh: '涉传销', en: 'Pyramid selling' },
} as const satisfies Readonly<Record<string, Text>>;

export type Sign = keyof typeof signs;

/** How a clue or report ended, as lists and bulletins show it. */
export const outcomes = {
  filed: { zh: '立案', en: 'Filed' },
  'not-filed': { zh: '不予立案', en: 'Not filed' },
  transferred: { zh: '移送', en: 'Transferred' },
  'no-power': { zh: '无处理权限', en: 'No power' },
  answered: { zh: '已答复', en: 'Answered' },
  'repeat-merged': { zh: '重复并案', en: 'Repeat, merged' },
  'repeat-closed': { zh: '重复不再处理', en: 'Repeat, closed' },
  agreed: { zh: '达成调解', en: 'Agreed' },
  terminated: { zh: '终止调解', en: 'Mediation terminated' },
  rejected: { zh: '不予受理', en: 'Rejected' },
  'out-of-scope': { zh: '告知其他渠道', en: 'Out of scope' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
} as const satisfies Readonly<Record<string, Text>>;

export type Outcome = keyof typeof outcomes;

const unnamed: Text = { zh: '未分类', en: 'Unclassified' };
const find = (list: Readonly<Record<string, Text>>, code: string): Text =>
  list[code] ?? (code === '' ? unnamed : { zh: code, en: code });

/** Title of a channel code; an unknown code shows as itself, so that an old record never breaks a page. */
export const channelTitle = (code: string): Text => find(channels, code);
/** Title of a domain code; '' is a matter nobody has classified yet. */
export const domainTitle = (code: string): Text => find(domains, code);
