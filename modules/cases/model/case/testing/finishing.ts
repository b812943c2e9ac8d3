import type { JsonObject } from '../../../../../kernel/text.ts';
import type { Matter } from '../../../../../platform/procedure/types.ts';
import { decision, fine, SMALL, servedOn5th } from './deciding.ts';
import { type Step, staff, story } from './story.ts';

/** A body for each verb from service to archive, and the stories that lead to where a test begins. */

const { officer, partner, head, intake } = staff;

export const NUMBER = '江阳市监处罚〔2026〕12号';
export const ALL_TOLD = ['remedies', 'surcharge', 'publication'];
export const recipient: JsonObject = { name: '王某', capacity: '法定代表人' };
export const receipt = (on: string): JsonObject => ({ how: 'signed', name: '王某', on });

export const service = (on: string, more: JsonObject = {}): JsonObject => ({
  method: 'direct',
  on,
  servers: [officer.personId, partner.personId],
  recipient,
  receipt: receipt(on),
  told: ALL_TOLD,
  ...more,
});

export const payment = (paidOn: string, yuan: number, no = 'P1', towards = 'fine'): JsonObject => ({
  receipt: no,
  paidOn,
  parts: [{ towards, fen: yuan * 100 }],
});

export const abstract: JsonObject = {
  'decision-number': NUMBER,
  party: '某某商贸有限公司',
  'violation-type': '未按规定明码标价',
  penalty: '罚款五万元',
  authority: '江阳区市场监督管理局',
  date: '2026-06-15',
};
export const publication = (more: JsonObject = {}): JsonObject => ({
  abstract,
  digest: 'a'.repeat(64),
  rule: 'publish-term',
  why: '本省未规定较低数额，按一般期限公示。',
  ...more,
});

/** Decided on Monday 2026-06-15: a fine of 50,000 yuan, or what else is proposed. */
export const decidedOn15th = (proposal: JsonObject = fine(SMALL)): readonly Step[] => [
  ...servedOn5th(proposal),
  ['2026-06-15', officer, 'end-reply', {}],
  ['2026-06-15', head, 'decide', decision(proposal)],
];

/** … served on Tuesday 2026-06-16: payable until Wednesday 2026-07-01. */
export const servedOn16th = (proposal?: JsonObject): readonly Step[] => [
  ...decidedOn15th(proposal),
  ['2026-06-16', officer, 'serve', service('2026-06-16')],
];

/** … published the next day, and paid on 2026-06-25. */
export const paid: readonly Step[] = [
  ...servedOn16th(),
  ['2026-06-17', officer, 'publish', publication()],
  ['2026-06-25', intake, 'record-payment', payment('2026-06-25', SMALL)],
];

export const askedToClose: readonly Step[] = [
  ...paid,
  ['2026-06-26', officer, 'request-closing', { ground: 'K1', summary: '罚款已缴清，信息已公示。' }],
];
export const closed: readonly Step[] = [...askedToClose, ['2026-06-29', head, 'close', { ground: 'K1' }]];
export const dossier = (more: JsonObject = {}): JsonObject => ({
  documents: 32,
  pages: 118,
  secondary: 6,
  digest: 'd'.repeat(64),
  missing: [],
  retention: '30-years',
  ...more,
});
export const archived: readonly Step[] = [
  ...closed,
  ['2026-06-30', officer, 'make-dossier', dossier()],
  ['2026-07-02', intake, 'archive', { digest: 'd'.repeat(64), shelf: '3-2-18' }],
];

export const reconsideration: JsonObject = {
  organ: '江阳区人民政府',
  document: '江阳府复受〔2026〕5号',
  procedure: 'ordinary',
};
export const suit: JsonObject = { court: '江阳区人民法院', document: '（2026）川0502行初8号' };
export const outcome = (how: string, more: JsonObject = {}, remedy = 'x1'): JsonObject => ({
  remedy,
  outcome: how,
  document: '江阳府复决〔2026〕5号',
  ...more,
});

export const crimeReport: JsonObject = {
  offence: '非法经营罪',
  team: [officer.personId, partner.personId],
  report: '经核实，涉案金额已达追诉标准。',
  economic: false,
};
export const papers: JsonObject[] = [
  { kind: 'letter', name: '涉嫌犯罪案件移送书', copies: 1 },
  { kind: 'report', name: '调查报告', copies: 1 },
  { kind: 'goods-list', name: '涉案物品清单', copies: 1 },
];
export const toPolice = (more: JsonObject = {}): JsonObject => ({
  to: '江阳公安分局',
  number: '江阳市监罪移〔2026〕1号',
  papers,
  copiedTo: '江阳区人民检察院',
  ...more,
});

/** From an investigation to the police: reported on the day given, approved and sent on the same. */
export const sentToPolice = (on: string, more: JsonObject = {}): readonly Step[] => [
  [on, officer, 'report-crime', crimeReport],
  [on, head, 'approve-crime-transfer', { capacity: 'principal', document: '审批〔2026〕9号' }],
  [on, officer, 'send-to-police', toPolice(more)],
];
export const receivedByPolice = (on: string, more: JsonObject = {}): readonly Step[] => [
  ...sentToPolice(on, more),
  [on, officer, 'police-received', { document: '回执1号' }],
];

export const demanded = (on: string): Step => [
  on,
  officer,
  'demand',
  { number: '江阳市监催〔2026〕1号', on, recipient, receipt: receipt(on) },
];
export const application: JsonObject = {
  number: '江阳市监强执〔2026〕1号',
  court: '江阳区人民法院',
  requests: '罚款五万元及加处罚款。',
};

export const on = (steps: readonly Step[], ...more: readonly Step[]): Matter => story([...steps, ...more]);
