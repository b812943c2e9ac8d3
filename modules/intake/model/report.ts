import { z } from 'zod';
import { pick } from '../../../kernel/read-json.ts';
import type { Procedure, Verb } from '../../../platform/procedure/types.ts';
import { campaignsOf, countedByRules, joiningVerbs, statesBut } from '../../campaigns/model/joining.ts';
import { standsSince } from '../../merging/model/stands-since.ts';
import { mergingVerbs } from '../../merging/model/verbs.ts';
import { line, oneOf, prose, uuid } from './body.ts';
import { mergedInTime } from './conditions.ts';
import { erasureVerbs } from './erasure.ts';
import { clearanceMeasures, outcomeMeasures, ratingMeasures } from './measures.ts';
import { messageVerbs } from './messages.ts';
import { noticeVerbs } from './notice.ts';
import { by } from './roles.ts';
import { type Kind, receive, routingVerbs, split } from './routing.ts';
import { concludeVerb, verificationStates, verificationVerbs } from './verification.ts';

const kind: Kind = {
  id: 'report',
  working: ['verifying'],
  later: ['paused', 'disputed', 'concluded'],
  clock: 'verify',
  rule: 'report-verify',
  restartsInAnotherBureau: false,
  basis: ['procedure.art18'],
};

/** How the reporter is told 告知方式. */
export const noticeWays = {
  'in-person': { zh: '当面', en: 'In person' },
  post: { zh: '邮寄', en: 'By post' },
  phone: { zh: '电话', en: 'Telephone' },
  message: { zh: '短信、平台消息', en: 'Message' },
  portal: { zh: '凭回执码查询', en: 'By receipt code' },
} as const;

/** New facts of the same reporter on the same respondent: the clock restarts at the last receipt (令121 art 35). */
const supplement: Verb = {
  title: { zh: '并入补充材料', en: 'Add new facts' },
  from: ['received', 'assigned', 'verifying'],
  by: by('intake', 'officer'),
  basis: ['samr121.art35'],
  body: z.strictObject({ from: uuid().exactOptional(), text: prose() }),
  personal: ['text'],
  conditions: [mergedInTime(kind.id, kind.clock)],
  fold: (_matter, act) => ({
    facts: { supplemented: { on: act.on, ...pick(act.body, 'from') }, extensionRequest: null },
    clocks: [{ clock: kind.clock, do: 'start', rule: kind.rule }],
  }),
};

/** Telling the reporter, where a law requires it (令121 art 36): never by a general rule, so the law is named. */
const notify: Verb = {
  title: { zh: '告知举报人', en: 'Notify the reporter' },
  from: ['concluded', 'cleared'],
  by: by('intake', 'officer'),
  basis: ['samr121.art36'],
  body: z.strictObject({ way: oneOf(noticeWays), law: line(200).exactOptional(), document: line(120).exactOptional() }),
  topics: ['notice'],
  fold: (_matter, act) => ({ facts: { notified: { on: act.on, ...pick(act.body, 'way', 'law', 'document') } } }),
};

/** 举报: somebody tells of a violation; who told stays sealed (令121 art 37; 程序规定 art 18–20). */
export const report: Procedure = {
  id: 'report',
  title: { zh: '举报', en: 'Report' },
  states: verificationStates,
  verbs: {
    receive: receive(kind),
    split: split('complaint'),
    ...routingVerbs(kind),
    ...verificationVerbs(kind),
    ...noticeVerbs('report', ['cleared'], ['samr121.art34', 'samr121.art36', 'samr121.art44']),
    supplement,
    'no-power': concludeVerb({ zh: '告知无处理权限', en: 'Conclude: no power' }, 'no-power', true, ['samr121.art34'], {
      channel: line(200),
    }),
    'merge-repeat': concludeVerb(
      { zh: '重复举报并案', en: 'Conclude: repeat, merged' },
      'repeat-merged',
      true,
      ['samr121.art35'],
      { into: uuid() },
    ),
    'close-repeat': concludeVerb(
      { zh: '重复举报不再处理', en: 'Conclude: repeat, closed' },
      'repeat-closed',
      true,
      ['samr121.art35'],
      { same: uuid() },
    ),
    notify,
    ...messageVerbs(kind),
    ...joiningVerbs(kind.id, statesBut(verificationStates, 'voided')),
    ...mergingVerbs(kind.id, verificationStates),
    ...erasureVerbs(kind.id, ['cleared', 'voided']),
  },
  campaigns: campaignsOf,
  standsSince,
  counted: countedByRules,
  measures: [
    ...clearanceMeasures('report'),
    ...ratingMeasures('report'),
    ...outcomeMeasures('report', [
      'filed',
      'not-filed',
      'transferred',
      'no-power',
      'out-of-scope',
      'repeat-merged',
      'repeat-closed',
    ]),
  ],
};
