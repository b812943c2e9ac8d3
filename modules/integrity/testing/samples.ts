import type { Json, JsonObject } from '../../../kernel/text.ts';
import { called } from '../../cases/model/case/testing/deciding.ts';
import {
  archived,
  closed,
  decidedOn15th,
  paid,
  receivedByPolice,
  servedOn16th,
} from '../../cases/model/case/testing/finishing.ts';
import { gathering } from '../../cases/model/case/testing/gathering.ts';
import { filed, type Step, staff } from '../../cases/model/case/testing/story.ts';

/** A case as a checker meets it: what was done, what was changed around the system afterwards, and the day of the check. */
export interface Told {
  readonly steps: readonly Step[];
  readonly today: string;
  /** Values put at paths of the snapshot: what no verb can bring about. Null takes the key away. */
  readonly tampered?: Readonly<Record<string, Json>>;
  /** Acts of the story are known to the database that these accounts are there. Absent: all of the staff. */
  readonly without?: readonly string[];
  /** Bodies of acts as an older edition let them be told. */
  readonly oldLaw?: Readonly<Record<string, JsonObject>>;
  /** Files of evidence that the register has. */
  readonly files?: 'as-received' | 'another' | 'bytes-lost';
  /** Another case under the same number. */
  readonly twin?: true;
  /** The register shows its publication until this day. */
  readonly shownUntil?: string;
}

/** For each checker a case that it finds, and a like one that it does not. */
export interface Sample {
  readonly found: Told;
  readonly clean: Told;
  /** Words of the detail. */
  readonly says: string;
}

const { officer, partner, head, reviewer } = staff;
const body = (verb: string, on: string, more: JsonObject = {}): JsonObject => ({ ...gathering[verb]?.(on), ...more });

const seized: readonly Step[] = [
  filed(),
  ['2026-06-02', officer, 'request-measure', body('request-measure', '2026-06-02')],
  ['2026-06-02', head, 'approve-measure', body('approve-measure', '2026-06-02')],
  ['2026-06-03', officer, 'impose-measure', body('impose-measure', '2026-06-03')],
];
const kept: readonly Step[] = [
  filed(),
  ['2026-06-02', officer, 'request-measure', { kind: 'register-keep', goods: '票据', reason: '可能灭失。' }],
  ['2026-06-02', head, 'approve-measure', body('approve-measure', '2026-06-02')],
  ['2026-06-03', officer, 'register-keep', body('register-keep', '2026-06-03')],
];
const suspended: readonly Step[] = [
  filed(),
  [
    '2026-06-10',
    head,
    'suspend',
    { ground: 'S1', text: '须以另案的认定为依据。', document: '审批3号', requestedBy: officer.personId },
  ],
];
const tested: readonly Step[] = [
  filed(),
  [
    '2026-06-05',
    officer,
    'commission-test',
    {
      kind: 'testing',
      institute: '市检验所',
      subject: '电线',
      commission: '检委1',
      until: '2026-06-30',
      notice: '检期1',
    },
  ],
];
const withTask: readonly Step[] = [
  filed(),
  ['2026-06-02', officer, 'add-task', { title: '核对票据', owner: partner.personId, due: '2026-06-20' }],
];
const extracted: readonly Step[] = [
  filed(),
  ['2026-06-03', officer, 'extract-data', body('extract-data', '2026-06-03')],
];
const onHold: readonly Step[] = [
  ...archived,
  ['2026-07-03', reviewer, 'legal-hold', { document: '冻结1号', reason: '涉及诉讼。' }],
];
const unshown: readonly Step[] = [
  ...paid,
  ['2026-06-28', officer, 'withdraw-publication', { ground: 'error', document: '撤公1号', reason: '摘要有误。' }],
];
const penalty = (fen: number) => [{ kind: 'fine', fen, citation: '《价格违法行为行政处罚规定》第十三条' }];
const spot = (more: JsonObject = {}): Step => [
  '2026-07-01',
  officer,
  'decide-on-spot',
  {
    number: '江阳市监当罚〔2026〕8号',
    ...{ title: '某便利店未明码标价案', cause: '未按规定明码标价', violation: 'price-not-marked', domain: 'price' },
    ...{ channel: 'inspection', party: { kind: 'organisation', name: '某便利店' }, place: '城西路8号', campaigns: [] },
    sources: [{ kind: 'inspection', region: '510502' }],
    officers: [
      { person: officer.personId, licence: '川0502001' },
      { person: partner.personId, licence: '川0502002' },
    ],
    ...{ certain: true, facts: '现场三种商品没有标价。', told: true, defence: { made: false } },
    penalties: penalty(30_000),
    signature: { how: 'signed', name: '店主李某', on: '2026-07-01' },
    ...more,
  },
];
const taken = spot({ penalties: penalty(10_000), collected: { receipt: 'S1', hardLater: false } });
const shelved: Step = ['2026-07-09', staff.intake, 'file-summary', { shelf: '2-1', pages: 3 }];
const revoked: readonly Step[] = [
  ...paid,
  ['2026-06-28', head, 'revoke-decision', { document: '撤决1号', reason: '认定事实错误。' }],
];

export const samples: Readonly<Record<string, Sample>> = {
  'held-past-limit': {
    found: { steps: seized, today: '2026-07-20' },
    clean: { steps: seized, today: '2026-06-20' },
    says: '财物未退还',
  },
  'kept-undecided': {
    found: { steps: kept, today: '2026-06-20' },
    clean: { steps: kept, today: '2026-06-05' },
    says: '至今没有处理',
  },
  'lapse-unrecorded': {
    found: { steps: seized, today: '2026-07-20' },
    clean: { steps: [...seized, ['2026-07-20', staff.system, 'record-lapse', { measure: 'm1' }]], today: '2026-07-20' },
    says: '届满',
  },
  'decided-unheard': {
    // The party had until 2026-06-12.
    found: { steps: decidedOn15th(), today: '2026-06-16', tampered: { 'facts.decision.on': '2026-06-11' } },
    clean: { steps: decidedOn15th(), today: '2026-06-16' },
    says: '陈述申辩期至2026-06-12',
  },
  'decided-unreviewed': {
    found: { steps: decidedOn15th(), today: '2026-06-16', tampered: { 'facts.review.passed': '' } },
    clean: { steps: decidedOn15th(), today: '2026-06-16' },
    says: '没有通过审核',
  },
  'hearing-unheld': {
    found: { steps: called, today: '2026-07-03' },
    clean: { steps: called, today: '2026-07-02' },
    says: '定于2026-07-02的听证没有举行',
  },
  'served-unproven': {
    found: {
      steps: servedOn16th(),
      today: '2026-06-17',
      oldLaw: { serve: { method: 'post', tracking: 'EMS1', evidence: null } },
    },
    clean: { steps: servedOn16th(), today: '2026-06-17' },
    says: '凭证不全',
  },
  'unserved-late': {
    found: { steps: decidedOn15th(), today: '2026-07-10' },
    clean: { steps: decidedOn15th(), today: '2026-06-16' },
    says: '前送达',
  },
  'court-window': {
    found: { steps: servedOn16th(), today: '2027-03-01' },
    clean: { steps: servedOn16th(), today: '2026-12-20' },
    says: '申请期限至2027-03-1',
  },
  'overdue-undemanded': {
    found: { steps: servedOn16th(), today: '2026-07-05' },
    clean: { steps: servedOn16th(), today: '2026-07-01' },
    says: '尚欠56,000元',
  },
  'published-annulled': {
    found: { steps: revoked, today: '2026-06-29' },
    clean: { steps: paid, today: '2026-06-29' },
    says: '不是现行有效的决定',
  },
  'unpublished-late': {
    found: { steps: servedOn16th(), today: '2026-08-01' },
    clean: { steps: paid, today: '2026-08-01' },
    says: '至今没有公示',
  },
  'police-silent': {
    found: { steps: [filed(), ...receivedByPolice('2026-06-05')], today: '2026-08-20' },
    clean: { steps: [filed(), ...receivedByPolice('2026-06-05')], today: '2026-06-06' },
    says: '前答复',
  },
  'pause-unproven': {
    found: { steps: suspended, today: '2026-06-20', tampered: { 'clocks.decide.pauses.0.document': '' } },
    clean: { steps: suspended, today: '2026-06-20' },
    says: '没有文书',
  },
  'test-over-paused': {
    found: { steps: tested, today: '2026-07-05' },
    clean: { steps: tested, today: '2026-06-30' },
    says: '检测t1的期间至2026-06-30',
  },
  'suspended-long': {
    found: { steps: suspended, today: '2027-01-20' },
    clean: { steps: suspended, today: '2026-07-20' },
    says: '自2026-06-10起中止',
  },
  stuck: {
    found: { steps: [filed()], today: '2026-07-20', tampered: { 'clocks.decide.endedOn': '2026-06-05' } },
    clean: { steps: [filed()], today: '2026-07-20' },
    says: '最后一次办理是2026-06-01',
  },
  contradictory: {
    found: { steps: servedOn16th(), today: '2026-06-17', tampered: { 'facts.service': null } },
    clean: { steps: servedOn16th(), today: '2026-06-17' },
    says: '没有送达日期',
  },
  'few-officers': {
    found: { steps: [filed()], today: '2026-06-02', tampered: { 'facts.officers': [officer.personId] } },
    clean: { steps: [filed()], today: '2026-06-02' },
    says: '现有1人',
  },
  'officer-left': {
    found: { steps: withTask, today: '2026-06-02', without: [partner.personId] },
    clean: { steps: withTask, today: '2026-06-02' },
    says: '任务 k1：账号已停用',
  },
  'task-overdue': {
    found: { steps: withTask, today: '2026-06-21' },
    clean: { steps: withTask, today: '2026-06-20' },
    says: '任务k1应于2026-06-20前完成',
  },
  'evidence-file': {
    found: { steps: extracted, today: '2026-06-04', files: 'another' },
    clean: { steps: extracted, today: '2026-06-04', files: 'as-received' },
    says: '校验值',
  },
  'closed-owing': {
    found: { steps: closed, today: '2026-07-01', tampered: { 'facts.performance.payments': [] } },
    clean: { steps: closed, today: '2026-07-01' },
    says: '尚欠50,000元',
  },
  'archived-without-dossier': {
    found: { steps: archived, today: '2026-07-03', tampered: { 'facts.closing.dossier': null } },
    clean: { steps: archived, today: '2026-07-03' },
    says: '没有立卷记录',
  },
  'hold-disposed': {
    found: { steps: onHold, today: '2026-07-05', tampered: { 'facts.closing.disposedOn': '2026-07-04' } },
    clean: { steps: onHold, today: '2026-07-05' },
    says: '冻结h1没有解除',
  },
  'retention-passed': {
    found: { steps: archived, today: '2056-08-01' },
    clean: { steps: onHold, today: '2056-08-01' },
    says: '保管至2056-07-02',
  },
  numbers: {
    found: { steps: [filed()], today: '2026-06-02', twin: true },
    clean: { steps: [filed()], today: '2026-06-02' },
    says: '还有1件案件使用',
  },
  'displayed-past-end': {
    found: { steps: unshown, today: '2026-06-29', shownUntil: '2027-06-20' },
    clean: { steps: unshown, today: '2026-06-29', shownUntil: '2026-06-28' },
    says: '而已撤回',
  },
  'receipt-twice': {
    found: { steps: paid, today: '2026-06-29', twin: true },
    clean: { steps: paid, today: '2026-06-29' },
    says: '没有说明',
  },
  'summary-money': {
    found: { steps: [taken], today: '2026-07-06' },
    clean: { steps: [taken], today: '2026-07-03' },
    says: '应于2026-07-03前上交机关',
  },
  'summary-limits': {
    found: { steps: [spot()], today: '2026-07-02', tampered: { 'facts.decision.penalties.0.fen': 300_100 } },
    clean: { steps: [spot({ penalties: penalty(300_000) })], today: '2026-07-02' },
    says: '3001元，超出',
  },
  'summary-unfiled': {
    found: { steps: [spot()], today: '2026-07-11' },
    clean: { steps: [spot(), shelved], today: '2026-07-11' },
    says: '应于2026-07-10前归档',
  },
  'summary-unpaid': {
    found: { steps: [spot(), shelved], today: '2026-07-20' },
    clean: { steps: [spot(), shelved], today: '2026-07-16' },
    says: '尚欠',
  },
};
