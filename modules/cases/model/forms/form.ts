import type { Confidence } from '../../../../kernel/deadline.ts';
import type { Text } from '../../../../kernel/text.ts';

/** Where in a case a form belongs: law.md §15.1, form ↔ step map. */
export const stages = {
  source: { zh: '案件来源', en: 'source of the case' },
  jurisdiction: { zh: '管辖', en: 'jurisdiction' },
  crime: { zh: '涉嫌犯罪移送', en: 'transfer of a suspected crime' },
  filing: { zh: '立案', en: 'filing' },
  approval: { zh: '审批', en: 'approvals' },
  evidence: { zh: '调查取证', en: 'scene and evidence' },
  measures: { zh: '行政强制措施', en: 'compulsory measures' },
  testing: { zh: '检测、检验、检疫、鉴定', en: 'testing' },
  correction: { zh: '责令改正、退款', en: 'correction and refund' },
  review: { zh: '调查终结与审核', en: 'report and review' },
  hearing: { zh: '告知、申辩与听证', en: 'notice, defence, hearing' },
  decision: { zh: '决定', en: 'decision' },
  performance: { zh: '执行', en: 'performance' },
  service: { zh: '送达', en: 'service' },
  goods: { zh: '涉案物品处理', en: 'goods' },
  closing: { zh: '结案归档', en: 'closing and archive' },
} as const satisfies Readonly<Record<string, Text>>;

export type Stage = keyof typeof stages;

/** Parts of a form that name people: they go into the erasable part of the act, and into the masked list of a public copy. */
export const personalParts = {
  informant: { zh: '提供线索的人', en: 'who gave the clue' },
  party: { zh: '当事人的姓名、证件号码、住址、电话', en: "the party's name, number, address, telephone" },
  agent: { zh: '委托代理人', en: 'agent' },
  inquired: { zh: '被询问人及其陈述', en: 'the person inquired and what was said' },
  witness: { zh: '见证人', en: 'witness' },
  provider: { zh: '证据提供人', en: 'who gave the evidence' },
  holder: { zh: '权利人、辨认人', en: 'rights holder, who identifies' },
  keeper: { zh: '保管人', en: 'keeper' },
  recipient: { zh: '收件人及其地址', en: 'recipient and address' },
  attendants: { zh: '听证参加人', en: 'who takes part in the hearing' },
} as const satisfies Readonly<Record<string, Text>>;

export type PersonalPart = keyof typeof personalParts;

/** Who signs. */
export const signers = {
  officers: { zh: '两名以上执法人员', en: 'two officers or more' },
  unit: { zh: '办案机构负责人', en: 'head of the case unit' },
  head: { zh: '机关负责人', en: 'head of the authority' },
  reviewer: { zh: '审核人', en: 'reviewer' },
  party: { zh: '当事人', en: 'party' },
  inquired: { zh: '被询问人', en: 'person inquired' },
  witness: { zh: '见证人', en: 'witness' },
  provider: { zh: '证据提供人', en: 'who gave the evidence' },
  keeper: { zh: '保管人', en: 'keeper' },
  chair: { zh: '听证主持人', en: 'chair of the hearing' },
  recorder: { zh: '记录人', en: 'recorder' },
  attendants: { zh: '参加人', en: 'participants' },
  recipient: { zh: '受送达人', en: 'recipient' },
  server: { zh: '送达人', en: 'who serves' },
  archivist: { zh: '立卷人', en: 'who makes up the dossier' },
  inspector: { zh: '检查人', en: 'who checks the dossier' },
} as const satisfies Readonly<Record<string, Text>>;

export type Signer = keyof typeof signers;

/** One of the 56 standard forms of 2021 (国市监法发〔2021〕42号), as data; layouts come later. */
export interface StandardForm {
  readonly no: number;
  readonly title: Text;
  readonly stage: Stage;
  /** Verbs of the case procedure that make it. */
  readonly verbs: readonly [string, ...string[]];
  /** Its word in the document number 文号, e.g. 处罚 in 泸市监处罚〔2021〕12号; null: it has no number. A default (M). */
  readonly numberWord: string | null;
  readonly personal: readonly PersonalPart[];
  /** It goes to somebody, so that the file must hold proof of service 送达回证. */
  readonly served: boolean;
  /** It bears the authority's seal. */
  readonly sealed: boolean;
  readonly signedBy: readonly Signer[];
  /** Of seal, service and signatures: V where a law that we read says so, M where it is the practice as we know it. */
  readonly confidence: Confidence;
}

type Details = Partial<Pick<StandardForm, 'numberWord' | 'personal' | 'served' | 'sealed' | 'signedBy' | 'confidence'>>;

/** Writes a form; what is left out is: no number, nobody's data, not served, not sealed, signed by nobody, mark M. */
export function form(
  no: number,
  zh: string,
  en: string,
  stage: Stage,
  verbs: StandardForm['verbs'],
  details: Details = {},
): StandardForm {
  const base = { numberWord: null, personal: [], served: false, sealed: false, signedBy: [], confidence: 'M' } as const;
  return { no, title: { zh, en }, stage, verbs, ...base, ...details };
}

/** A document to somebody outside: numbered, sealed, served. */
export const issued = (numberWord: string, personal: readonly PersonalPart[], details: Details = {}): Details => ({
  numberWord,
  personal,
  served: true,
  sealed: true,
  ...details,
});
