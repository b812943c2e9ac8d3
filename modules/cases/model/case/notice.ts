import { z } from 'zod';
import { num, obj, pick, str } from '../../../../kernel/read-json.ts';
import type { Condition, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { type BasisId, hearingDue, serviceMethods } from '../../../../rules/index.ts';
import { day, groundOf, line, oneOf, prose } from '../schema.ts';
import { beginPause } from './clocks.ts';
import { electronicAgreed, fits, listIn, notAfter, says } from './conditions.ts';
import {
  backToWork,
  ceilingOf,
  defenceAnswered,
  ended,
  noticeOf,
  noticeServed,
  publicClock,
  publicNoticeEnds,
  replyClock,
  replyOver,
  reportedOf,
  reviewPassed,
  roundOf,
  undiscussed,
  waivedBy,
} from './decision-path.ts';
import { partyOf } from './facts.ts';
import { by, byHandlers, condition } from './people.ts';
import { asThreshold, isHeavier } from './proposal.ts';

export { ceilingOf, defenceAnswered, noticeServed, replyClock, replyOver, toldOf } from './decision-path.ts';

const noticeFact = (matter: Matter) => obj(matter.facts, 'notice');
const defenceFact = (matter: Matter) => obj(matter.facts, 'defence');

/** Who looks into the file for the party. */
export const inspectors = {
  party: { zh: '当事人本人、法定代表人', en: 'the party itself' },
  agent: { zh: '委托代理人', en: 'an agent' },
} as const;

const told: readonly BasisId[] = ['penalty.art44', 'penalty.art63', 'procedure.art57'];
const heard: readonly BasisId[] = ['penalty.art45', 'penalty.art62', 'procedure.art57'];

const served = (verb: string): Condition =>
  condition(`case.${verb}.served`, '告知书尚未送达。', 'The notice was not served yet.', noticeServed);
const unserved = (verb: string): Condition =>
  condition(
    `case.${verb}.unserved`,
    '告知书已经送达。',
    'The notice was served already.',
    (matter) => !noticeServed(matter),
  );

/** The party may speak up until the decision; what it was told of then is the most that may follow (处罚法 art 45). */
export const spokeUp = (matter: Matter) => ({
  notice: { ...noticeFact(matter), ceiling: noticeFact(matter).proposal ?? null },
  ...undiscussed(matter),
});

/** Where the reply time is over and nothing is left to answer, the case is for the head. */
const settled = (matter: Matter): string => (matter.state === 'notified' ? 'deciding' : matter.state);

/** 处罚告知、陈述申辩 (处罚法 art 44, 45, 62, 63; 程序规定 art 57). */
export const noticeVerbs: Readonly<Record<string, Verb>> = {
  notify: {
    title: { zh: '制作行政处罚告知书', en: 'Notice of a penalty' },
    from: ['reviewed', 'notified'],
    by: by('officer'),
    basis: told,
    body: z.strictObject({
      number: line(80),
      /** It tells of the right to a hearing. */
      hearing: z.boolean(),
      /** Facts, reasons and basis as the party is told of them; the penalty is what the head approved. */
      facts: prose(),
      reasons: prose(),
    }),
    personal: ['facts', 'reasons'],
    conditions: [
      byHandlers,
      unserved('notify'),
      condition('case.notify.reviewed', '审核尚未通过。', 'The review that is due was not passed.', reviewPassed),
      condition(
        'case.notify.approved',
        '拟处罚意见尚未经负责人批准。',
        'The head has not approved what is proposed.',
        (matter) => str(obj(matter.facts, 'report'), 'approvedOn') !== '',
      ),
      condition(
        'case.notify.heavier-needs-new-facts',
        '没有新的事实和证据，重新告知的处罚不得重于当事人陈述、申辩前告知的处罚。',
        'Without new facts nothing heavier than what the party answered to.',
        (matter) => {
          const [proposed, ceiling] = [reportedOf(matter), ceilingOf(matter)];
          const fresh = obj(matter.facts, 'report').newFacts === true;
          return fresh || proposed === null || ceiling === null || !isHeavier(proposed, ceiling);
        },
      ),
    ],
    fits: [
      fits(
        'case.notify.hearing-told',
        '达到听证标准的应当告知听证权利，未达到的不写入告知书。',
        'The right to a hearing is told exactly where the thresholds give one.',
        (body, matter, today) => {
          const proposed = reportedOf(matter);
          if (proposed === null) return false;
          return hearingDue(asThreshold(proposed, partyOf(matter)), today, matter.homeRegion).due === body.hearing;
        },
      ),
    ],
    fold: (matter, act) => {
      const report = obj(matter.facts, 'report');
      const ceiling = report.newFacts === true ? null : (noticeFact(matter).ceiling ?? null);
      const n = num(noticeFact(matter), 'n') + 1;
      return {
        state: 'notified',
        facts: {
          notice: {
            n,
            on: act.on,
            proposal: report.proposal ?? null,
            clock: roundOf('reply', n),
            ...pick(act.body, 'number', 'hearing'),
            ...(ceiling === null ? {} : { ceiling }),
          },
          defence: null,
        },
        clocks: publicNoticeEnds(matter),
      };
    },
  },
  'announce-notice': {
    title: { zh: '公告送达告知书', en: 'Serve the notice by public notice' },
    from: ['notified'],
    by: by('officer'),
    basis: ['procedure.service', 'civil-procedure.art95'],
    body: z.strictObject({
      document: line(120),
      /** Why no other way of service works, and where it was put up. */
      reason: line(500),
      where: line(),
    }),
    conditions: [
      byHandlers,
      unserved('announce-notice'),
      condition(
        'case.announce-notice.once',
        '告知书已在公告送达。',
        'It is announced already.',
        (matter) => matter.clocks[publicClock(matter)] === undefined,
      ),
    ],
    fold: (matter, act) => ({
      facts: { notice: { ...noticeFact(matter), announcement: str(act.body, 'document') } },
      clocks: [
        { clock: publicClock(matter), do: 'start', rule: 'case-serve-public' },
        ...beginPause(matter, 'public-notice', str(act.body, 'document')),
      ],
    }),
  },
  'record-notice-delivery': {
    title: { zh: '告知书送达', en: 'The notice is served' },
    from: ['notified'],
    by: by('officer'),
    basis: ['penalty.art44', 'penalty.art61', 'procedure.service'],
    // The day of the act is the day of service: the party's five working days count from it.
    body: z.strictObject({
      method: groundOf(serviceMethods),
      evidence: line(200),
      recipient: line(100).exactOptional(),
    }),
    personal: ['recipient'],
    conditions: [byHandlers, unserved('record-notice-delivery')],
    fits: [
      electronicAgreed('record-notice-delivery'),
      fits(
        'case.record-notice-delivery.public-notice',
        '公告送达的，应当先发布公告，公告期满视为送达。',
        'By public notice: announced first, served once its term is over.',
        (body, matter, today) => {
          if (str(body, 'method') !== 'public-notice') return true;
          const clock = matter.clocks[publicClock(matter)];
          return clock !== undefined && today >= clock.due;
        },
      ),
    ],
    fold: (matter, act) => ({
      facts: { notice: { ...noticeFact(matter), servedOn: act.on, method: str(act.body, 'method') } },
      clocks: [
        ...publicNoticeEnds(matter),
        { clock: str(noticeFact(matter), 'clock'), do: 'start', rule: 'case-notice-reply' },
      ],
    }),
  },
  defend: {
    title: { zh: '陈述、申辩', en: 'Statement and defence' },
    // Also after the five days, while nothing is decided: to hear too much harms nobody.
    from: ['notified', 'hearing', 'deciding'],
    by: by('officer', 'intake'),
    basis: heard,
    body: z.strictObject({
      way: z.enum(['written', 'oral']),
      content: prose(),
      evidence: z.array(line()).max(100).exactOptional(),
    }),
    personal: ['content', 'evidence'],
    conditions: [served('defend')],
    fold: (matter, act) => {
      const defence = defenceFact(matter);
      const waived = waivedBy(matter).filter((right) => right !== 'defence');
      return {
        facts: { ...spokeUp(matter), defence: { ...defence, on: act.on, made: num(defence, 'made') + 1, waived } },
      };
    },
  },
  'waive-defence': {
    title: { zh: '放弃陈述、申辩或者听证', en: 'Defence or hearing waived' },
    from: ['notified', 'deciding'],
    by: by('officer'),
    basis: heard,
    // What the party signed; silence is no waiver before its time is over.
    body: z.strictObject({
      rights: z
        .array(z.enum(['defence', 'hearing']))
        .min(1)
        .max(2),
      document: line(120),
    }),
    conditions: [byHandlers, served('waive-defence')],
    fits: [
      fits(
        'case.waive-defence.told',
        '未告知听证权利的，不存在放弃听证。',
        'A hearing was not offered: it cannot be waived.',
        (body, matter) => !listIn(body, 'rights').includes('hearing') || noticeOf(matter)?.hearing === true,
      ),
    ],
    fold: (matter, act) => {
      const waived = [...new Set([...waivedBy(matter), ...listIn(act.body, 'rights')])];
      const facts = { defence: { ...defenceFact(matter), waivedOn: act.on, waived } };
      const after: Matter = { ...matter, facts: { ...matter.facts, ...facts } };
      const over = replyOver(after, act.on);
      return {
        ...(over && defenceAnswered(matter) ? { state: settled(matter) } : {}),
        facts,
        clocks: over ? ended(matter, str(noticeFact(matter), 'clock')) : [],
      };
    },
  },
  'inspect-file': {
    title: { zh: '当事人查阅案卷', en: 'The party inspects the file' },
    // No article that we could read gives it; without it neither defence nor hearing means much (M).
    from: ['notified', 'hearing', 'deciding', 'decided', 'performing', 'closable', 'closed', 'archived'],
    by: by('officer', 'intake', 'legal-reviewer'),
    basis: ['penalty.art45', 'penalty.art64'],
    body: z.strictObject({
      on: day(),
      who: line(100),
      /** The party itself, or with a power of attorney. */
      capacity: oneOf(inspectors),
      /** 授权委托书. */
      power: line(120).exactOptional(),
      shown: z.boolean(),
      /** What was shown or copied; or what was held back and why: a secret, privacy, who reported it. */
      what: prose(2_000),
    }),
    personal: ['who', 'what'],
    says: [
      notAfter('inspect-file', 'on', '查阅日期', 'The day of the inspection'),
      says(
        'case.inspect-file.agent',
        '代理人查阅的，应当登记委托书。',
        'An agent shows a power of attorney.',
        (body) => (str(body, 'capacity') === 'agent') === 'power' in body,
      ),
    ],
    // The act is the record; nothing follows from it but what the party then says.
    fold: () => ({}),
  },
  'review-defence': {
    title: { zh: '复核陈述、申辩', en: 'Answer to the defence' },
    from: ['notified', 'hearing', 'deciding'],
    by: by('officer'),
    basis: heard,
    body: z.strictObject({
      result: z.enum(['accepted', 'partly', 'rejected']),
      reasons: prose(10_000),
      /** What the party brought forward needs to be investigated: a new report and a new notice follow. */
      investigate: z.boolean(),
    }),
    personal: ['reasons'],
    conditions: [
      byHandlers,
      condition(
        'case.review-defence.made',
        '没有待复核的陈述、申辩。',
        'There is no defence to answer.',
        (matter) => !defenceAnswered(matter),
      ),
    ],
    fits: [
      fits(
        'case.review-defence.hearing-first',
        '听证尚未结束，补充调查请在听证结束后提出。',
        'The hearing is not over: investigate after it.',
        (body, matter) => body.investigate !== true || matter.state !== 'hearing',
      ),
    ],
    fold: (matter, act) => {
      const defence = {
        ...defenceFact(matter),
        answered: num(defenceFact(matter), 'made'),
        result: str(act.body, 'result'),
      };
      if (act.body.investigate === true) {
        const back = backToWork(matter);
        return { ...back, facts: { ...back.facts, defence } };
      }
      return { ...(replyOver(matter, act.on) ? { state: settled(matter) } : {}), facts: { defence } };
    },
  },
  'end-reply': {
    title: { zh: '陈述、申辩期满', en: 'Time to reply is over' },
    from: ['notified'],
    by: by('officer', 'system'),
    basis: ['penalty.art64', 'procedure.art57'],
    body: z.strictObject({}),
    conditions: [
      condition(
        'case.end-reply.over',
        '陈述、申辩期限尚未届满。',
        'The time to reply is not over yet.',
        (matter, _actor, today) => replyOver(matter, today),
      ),
      condition(
        'case.end-reply.answered',
        '当事人的陈述、申辩尚未复核。',
        'A defence waits for its answer.',
        defenceAnswered,
      ),
    ],
    fold: (matter) => ({ state: 'deciding', clocks: ended(matter, str(noticeFact(matter), 'clock')) }),
  },
};

/** What the desk shows of the party's time. */
export const lastReplyDay = (matter: Matter): string | null => replyClock(matter)?.due ?? null;
