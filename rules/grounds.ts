import type { Text } from '../kernel/text.ts';
import {
  abstractFields,
  closingConditions,
  decisionContents,
  decisionOutcomes,
  earlyStopConditions,
  endGrounds,
  evidenceKinds,
  legalReviewGrounds,
  recusalGrounds,
  seizureContents,
  serviceMethods,
  suspensionGrounds,
  unpublishedGrounds,
} from './case-grounds.ts';
import { type Ground, groundsOf } from './ground.ts';
import { penaltyKinds } from './penalty-kinds.ts';

export type { Ground } from './ground.ts';

/** A ground with where to send the person instead. */
export interface OutOfScopeKind extends Ground {
  readonly channel: Text;
}

const art16 = groundsOf('samr121.art16');
/** 不予受理 (令121 art 16, V). */
export const rejectionGrounds: readonly Ground[] = [
  art16(
    'R1',
    '不属于市场监管部门职责，或者本机关没有处理权限',
    "not the department's duty, or this authority has no power",
  ),
  art16(
    'R2',
    '法院、仲裁机构、行政机关或者消费者组织已经受理或者处理过同一争议',
    'a court, arbitrator, administrative organ or consumer association has taken or handled the same dispute',
  ),
  art16(
    'R3',
    '不是为生活消费需要，或者不能证明与被投诉人存在消费者权益争议',
    'not for daily consumption, or no proof of a dispute with the respondent',
  ),
  art16(
    'R4',
    '自知道或者应当知道权益受损之日起超过三年',
    'more than three years since the harm was or should have been known',
  ),
  art16('R5', '未提供或者虚假提供规定的投诉材料', 'required materials are missing or false'),
  art16('R6', '冒用他人名义，或者拒绝核验身份', 'impersonation, or identity check refused'),
  art16('R7', '法律、法规、规章规定的其他情形', 'another case by law, regulation or rule'),
];

const art17 = groundsOf('samr121.art17');
/** What speaks against 生活消费 under R3 (令121 art 17, V). Cities and above may detail them. */
export const consumptionFactors: readonly Ground[] = [
  art17(
    'F1',
    '购买数量、次数、频率与保质期或者通常消费习惯明显不符',
    'quantity, number or frequency at odds with shelf life or normal habit',
  ),
  art17(
    'F2',
    '短期内就同一经营者、同类商品或者同类问题大量投诉，或者多人串通',
    'mass complaints in a short time on one operator, goods class or issue, or colluding persons',
  ),
  art17('F3', '不能证明真实购买或者实际受损', 'no proof of a real purchase or harm'),
  art17('F4', '多人使用同一电话或者地址', 'many persons share a phone or an address'),
  art17('F5', '其他情形', 'other'),
];

const art23 = groundsOf('samr121.art23');
/** 终止调解 (令121 art 23, V). */
export const terminationGrounds: readonly Ground[] = [
  art23('T1', '撤回投诉或者自行和解', 'withdrawn or settled between the parties'),
  art23('T2', '一方无正当理由不参加，或者明确拒绝调解', 'a party is absent without reason or refuses'),
  art23('T3', '明显不能达成调解协议', 'clearly no agreement can be reached'),
  art23('T4', '就检测、鉴定费用不能协商一致', 'no agreement on testing costs'),
  art23('T5', '自受理之日起六十日未达成协议', 'sixty days have passed without agreement'),
  art23('T6', '受理后发现有不予受理或者涉嫌骗赔、敲诈情形', 'after acceptance an art 16 or art 42 situation is found'),
  art23('T7', '当事人死亡或者终止', 'a party has died or ceased to exist'),
  art23('T8', '其他应当终止的情形', 'another reason to end'),
];

const art20 = groundsOf('procedure.art20');
/** 不予立案 (程序规定 art 20, M: from memory, check before production). */
export const notFiledGrounds: readonly Ground[] = [
  art20('N1', '违法行为轻微并及时改正，没有造成危害后果', 'minor, corrected in time, no harm'),
  art20('N2', '初次违法且危害后果轻微并及时改正', 'first time, minor harm, corrected in time'),
  art20('N3', '当事人有证据足以证明没有主观过错', 'the party proves that there was no subjective fault'),
  art20('N4', '依法可以不予立案的其他情形', 'another case where the law lets it rest'),
];

const art19 = groundsOf('procedure.art19');
/** 立案条件: all four must hold (程序规定 art 19, M). */
export const filingConditions: readonly Ground[] = [
  art19('C1', '有证据初步证明存在违反市场监督管理法律、法规、规章的行为', 'prima facie evidence of a violation'),
  art19('C2', '依法应当给予行政处罚', 'the law provides a penalty'),
  art19('C3', '属于本部门管辖', 'own jurisdiction'),
  art19('C4', '在给予行政处罚的法定期限内', 'within the time limit for penalties'),
];

const art44 = groundsOf('samr121.art44');
/** Not complaints or reports at all: no clock, the person is told the right channel (令121 art 44, V; channels ours). */
export const outOfScopeKinds: readonly OutOfScopeKind[] = [
  {
    ...art44('consultation', '咨询', 'consultation'),
    channel: {
      zh: '由咨询窗口或者12315、12345热线解答',
      en: 'answered by the enquiry desk or the hotlines 12315 and 12345',
    },
  },
  {
    ...art44('disclosure', '政府信息公开申请', 'request for government information'),
    channel: { zh: '向本机关政府信息公开工作机构申请', en: "apply to the authority's information-disclosure office" },
  },
  {
    ...art44('reconsideration', '行政复议申请', 'application for reconsideration'),
    channel: { zh: '向有管辖权的行政复议机关申请', en: 'apply to the competent reconsideration organ' },
  },
  {
    ...art44('discipline', '反映工作人员违纪违法', 'complaint about the conduct of staff'),
    channel: { zh: '向有管理权限的纪检监察机关反映', en: 'turn to the competent discipline-inspection organ' },
  },
];

/** Every closed list by name, e.g. for a page that shows them all. */
export const groundLists = {
  rejection: rejectionGrounds,
  'consumption-factor': consumptionFactors,
  termination: terminationGrounds,
  'not-filed': notFiledGrounds,
  'filing-condition': filingConditions,
  'out-of-scope': outOfScopeKinds,
  recusal: recusalGrounds,
  evidence: evidenceKinds,
  'legal-review': legalReviewGrounds,
  suspension: suspensionGrounds,
  'investigation-end': endGrounds,
  'decision-outcome': decisionOutcomes,
  'penalty-kind': penaltyKinds,
  'decision-content': decisionContents,
  'seizure-content': seizureContents,
  service: serviceMethods,
  unpublished: unpublishedGrounds,
  'abstract-field': abstractFields,
  'early-stop': earlyStopConditions,
  closing: closingConditions,
} as const satisfies Readonly<Record<string, readonly Ground[]>>;

export type GroundList = keyof typeof groundLists;

/** The ground of that code, or undefined: a decision that names an unknown one is refused by its command. */
export function findGround(list: GroundList, code: string): Ground | undefined {
  const grounds: readonly Ground[] = groundLists[list];
  return grounds.find((ground) => ground.code === code);
}
