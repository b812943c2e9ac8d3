import { z } from 'zod';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { num, obj, pick, str } from '../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import { day, line, oneOf, prose, uuid } from '../../../platform/procedure/body.ts';
import { listOf } from '../../../platform/procedure/entries.ts';
import type { Change, ClockEffect, FoldedAct, Matter, Procedure, Verb } from '../../../platform/procedure/types.ts';
import { campaignsOf } from '../../campaigns/model/joining.ts';
import { campaignCode } from '../../intake/model/body.ts';
import { domains } from '../../intake/model/labels.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { by } from '../../intake/model/roles.ts';
import { periodBody, periodInOrder } from '../../office/model/plan.ts';
import { doorCodeOf } from './door-code.ts';
import { chosenItems, firmBody, officersBody } from './firm.ts';
import { inspectionMeasures } from './inspection-measures.ts';
import * as rule from './inspection-rules.ts';
import { inspectionGrounds, itemResults, nextSteps, visitPurposes } from './results.ts';

const basis = ['inspection.approval', 'inspection.items'];
const workers = by('officer', 'head');

const opening = {
  firm: firmBody(),
  items: chosenItems(),
  officers: officersBody(),
  period: periodBody(),
  domain: oneOf(domains).exactOptional(),
  campaign: campaignCode().exactOptional(),
};
const origin = z.strictObject({ procedure: line(40), matter: uuid(), region: line(6).exactOptional() });
const results = () =>
  z
    .array(
      z.strictObject({
        item: line(40),
        result: oneOf(itemResults),
        note: line(500).exactOptional(),
        next: oneOf(nextSteps).exactOptional(),
      }),
    )
    .min(1)
    .max(60);

const begun = (act: FoldedAct): JsonObject =>
  pick(act.body, 'firm', 'items', 'officers', 'period', 'campaign', 'origin', 'ground', 'purpose', 'order');
const titleOf = ({ body }: FoldedAct): string => `检查：${str(obj(body, 'firm'), 'name')}`;
/** Approved now: the code of the door follows from it. */
const approved = (matter: Matter, act: FoldedAct): JsonObject => ({
  approval: { by: act.actor, on: act.on, ...pick(act.body, 'document', 'overCap') },
  doorCode: doorCodeOf(matter.id, act.eventAt),
});

const before: Readonly<Record<string, Verb>> = {
  propose: {
    title: { zh: '申请检查', en: 'Ask for an inspection' },
    from: [],
    by: by('officer', 'head', 'campaign-office', 'supervisor'),
    place: 'anywhere',
    basis,
    body: z.strictObject({
      ...opening,
      purpose: oneOf(visitPurposes),
      ground: oneOf(inspectionGrounds),
      reason: prose(2_000),
      /** 部署文件 of whoever ordered it from above: outside the yearly cap. */
      order: z.strictObject({ document: line(120), issuer: line() }).exactOptional(),
      /** 紧急情况: goes in before the approval, which follows; `approveBy` where the local rule fixes a day. */
      urgent: z.strictObject({ reason: line(500), approveBy: day().exactOptional() }).exactOptional(),
      origin: origin.exactOptional(),
    }),
    personal: ['reason'],
    says: [periodInOrder('inspection', 'propose'), rule.twoOfficers('propose'), rule.orderNamed],
    fold: (matter, act) => {
      const urgent = obj(act.body, 'urgent');
      const late = str(urgent, 'reason') !== '';
      const by = str(urgent, 'approveBy');
      const clock: ClockEffect = {
        ...{ clock: 'approval', do: 'start', rule: 'inspection-approve-after' },
        ...(by === '' ? {} : { until: by as PlainDate }),
      };
      return {
        state: late ? 'approved' : 'proposed',
        title: titleOf(act),
        domain: str(act.body, 'domain'),
        facts: {
          ...begun(act),
          ...pick(act.personal, 'reason'),
          ...(late ? { urgent, doorCode: doorCodeOf(matter.id, act.eventAt) } : {}),
        },
        ...(late ? { clocks: [clock] } : {}),
      };
    },
  },
  'from-draw': {
    title: { zh: '双随机抽中', en: 'Drawn at random' },
    from: [],
    by: by('system'),
    place: 'anywhere',
    basis: ['random.libraries', 'inspection.approval'],
    body: z.strictObject({
      ...opening,
      origin,
      /** The approval of the draw is that of each inspection in it. */
      approval: z.strictObject({ by: uuid(), on: day(), document: line(120) }),
    }),
    says: [rule.twoOfficers('from-draw')],
    fold: (matter, act) => ({
      state: 'approved',
      title: titleOf(act),
      domain: str(act.body, 'domain'),
      facts: {
        ...begun(act),
        ...{ purpose: 'inspection', ground: 'draw' },
        ...pick(act.body, 'approval'),
        doorCode: doorCodeOf(matter.id, act.eventAt),
      },
    }),
  },
  approve: {
    title: { zh: '批准检查', en: 'Approve' },
    // An urgent one is approved wherever it has got to.
    from: ['proposed', 'approved', 'on-site', 'recorded'],
    by: by('head'),
    basis,
    body: z.strictObject({
      document: line(120),
      /** 超过年度频次上限的理由, where the published list asks for one. */
      overCap: prose(1_000).exactOptional(),
    }),
    conditions: [rule.stillToApprove, rule.judgedByAnother],
    fold: (matter, act) =>
      matter.state === 'proposed'
        ? { state: 'approved', facts: approved(matter, act) }
        : // The code that opened the door stays the one that was scanned.
          {
            facts: { ...approved(matter, act), doorCode: str(matter.facts, 'doorCode') },
            clocks: [{ clock: 'approval', do: 'end' }],
          },
  },
  refuse: {
    title: { zh: '不予批准', en: 'Refuse' },
    from: ['proposed'],
    by: by('head'),
    basis,
    body: z.strictObject({ reason: prose(1_000) }),
    personal: ['reason'],
    fold: () => ({ state: 'refused' }),
  },
  cancel: {
    title: { zh: '取消检查', en: 'Cancel' },
    from: ['proposed', 'approved'],
    by: by('head'),
    basis,
    body: z.strictObject({ reason: prose(1_000) }),
    personal: ['reason'],
    fold: (matter) => ({
      state: 'cancelled',
      ...('approval' in matter.clocks && !rule.isApproved(matter)
        ? { clocks: [{ clock: 'approval', do: 'drop', basis: 'inspection.approval' } as const] }
        : {}),
    }),
  },
};

const onSite: Readonly<Record<string, Verb>> = {
  scan: {
    title: { zh: '扫码入企', en: 'Scan at the door' },
    from: ['approved'],
    by: workers,
    basis: ['inspection.scan'],
    body: z.strictObject({
      code: line(300),
      /** Where it was scanned, as the device says. */
      place: z.strictObject({ latitude: line(20), longitude: line(20) }).exactOptional(),
    }),
    conditions: [rule.isSent('scan'), rule.inPeriod],
    fits: [rule.rightCode],
    fold: (_matter, act) => ({
      state: 'on-site',
      facts: { entered: { by: act.actor, at: act.eventAt, on: act.on, ...pick(act.body, 'place') } },
    }),
  },
  record: {
    title: { zh: '现场检查记录', en: 'Record the inspection' },
    from: ['on-site'],
    by: workers,
    basis: ['inspection.documents', 'penalty.art42'],
    body: z.strictObject({
      /** The other officer who was there. */
      officer: uuid(),
      /** Who was there for the firm 被检查单位在场人员, and what they say of the record. */
      present: line(100).exactOptional(),
      remark: prose(1_000).exactOptional(),
      results: results(),
      text: prose(5_000),
    }),
    personal: ['present', 'remark', 'text'],
    conditions: [rule.isSent('record')],
    says: [rule.nextNamed],
    fits: [rule.withAnother, rule.everyItem('record')],
    topics: ['inspection-problems'],
    fold: (matter, act) => ({
      state: 'recorded',
      facts: {
        ...pick(act.body, 'results'),
        recorded: { ...{ by: act.actor, on: act.on, authority: act.authority }, ...pick(act.body, 'officer') },
        ...pick(act.personal, 'present', 'remark', 'text'),
      },
      ...(str(matter.facts, 'purpose') === 'inspection'
        ? { clocks: [{ clock: 'publication', do: 'start', rule: 'inspection-publish' } as const] }
        : {}),
    }),
  },
};

/** What the public reads of it: codes and titles of the list, no words of the record. */
const publication = (matter: Matter, act: FoldedAct, from: JsonObject): Change => ({
  facts: {
    display: {
      ...{ state: 'shown', on: act.on, authority: act.authority },
      edition: num(obj(matter.facts, 'display'), 'edition') + 1,
      firstOn: str(obj(matter.facts, 'display'), 'firstOn') || act.on,
      results: rule.answersIn(from).map(({ item, result }) => ({ item, result })) as unknown as Json,
      ...pick(act.body, 'reason'),
    },
  },
});

const afterwards: Readonly<Record<string, Verb>> = {
  publish: {
    title: { zh: '公示检查结果', en: 'Publish the result' },
    from: ['recorded'],
    by: workers,
    basis: ['random.publish'],
    body: z.strictObject({}),
    conditions: [rule.publishKind, rule.publishApproved, rule.notShown],
    fold: (matter, act) => ({
      ...publication(matter, act, matter.facts),
      ...(matter.clocks.publication?.endedOn === null ? { clocks: [{ clock: 'publication', do: 'end' }] } : {}),
    }),
  },
  'correct-publication': {
    title: { zh: '更正公示', en: 'Correct what is published' },
    from: ['recorded', 'closed'],
    by: by('head'),
    basis: ['random.publish'],
    body: z.strictObject({ results: results(), reason: line(500) }),
    conditions: [rule.shown('correct-publication')],
    fits: [rule.everyItem('correct-publication')],
    fold: (matter, act) => publication(matter, act, act.body),
  },
  'withdraw-publication': {
    title: { zh: '撤回公示', en: 'Withdraw what is published' },
    from: ['recorded', 'closed'],
    by: by('head'),
    basis: ['random.publish'],
    body: z.strictObject({ reason: line(500), document: line(120).exactOptional() }),
    conditions: [rule.shown('withdraw-publication')],
    fold: (matter, act) => ({
      facts: {
        display: {
          ...pick(obj(matter.facts, 'display'), 'on', 'firstOn', 'edition', 'authority'),
          ...{ state: 'withdrawn', withdrawnOn: act.on },
          ...pick(act.body, 'reason'),
        },
      },
    }),
  },
  'follow-up': {
    title: { zh: '跟踪改正', en: 'Follow up' },
    from: ['recorded'],
    by: workers,
    basis: ['random.libraries'],
    body: z.strictObject({ item: line(40), on: day(), text: prose(2_000) }),
    personal: ['text'],
    says: [notLater('inspection', 'follow-up', 'on', { zh: '复查日期', en: 'The day of the follow-up' })],
    fits: [rule.openProblem],
    fold: (matter, act) => ({
      facts: { followed: [...listOf(matter.facts.followed), str(act.body, 'item')] },
    }),
  },
  close: {
    title: { zh: '办结', en: 'Close' },
    from: ['recorded'],
    by: by('head'),
    basis: ['random.libraries'],
    body: z.strictObject({ opinion: prose(1_000).exactOptional() }),
    personal: ['opinion'],
    conditions: [rule.publishApproved, rule.toldOrKept, rule.followedUp],
    fold: () => ({ state: 'closed' }),
  },
};

/** 行政检查 of one firm: approved before, items of the published list, the door's code scanned, two officers, the result public. */
export const inspection: Procedure = {
  id: 'inspection',
  title: { zh: '行政检查', en: 'Inspection' },
  states: {
    proposed: { title: { zh: '待审批', en: 'To be approved' } },
    approved: { title: { zh: '待入企', en: 'To be carried out' } },
    'on-site': { title: { zh: '检查中', en: 'On site' } },
    recorded: { title: { zh: '已检查', en: 'Recorded' } },
    closed: { title: { zh: '已办结', en: 'Closed' }, final: true },
    refused: { title: { zh: '未获批准', en: 'Refused' }, final: true },
    cancelled: { title: { zh: '已取消', en: 'Cancelled' }, final: true },
  },
  verbs: { ...before, ...onSite, ...afterwards },
  measures: inspectionMeasures,
  words: (matter) => [matter.title, str(obj(matter.facts, 'firm'), 'code')],
  campaigns: campaignsOf,
};
