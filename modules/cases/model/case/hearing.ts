import { z } from 'zod';
import { computeDeadline } from '../../../../kernel/deadline-engine.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { num, obj, pick, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { listOf } from '../../../../platform/procedure/entries.ts';
import { isOther } from '../../../../platform/procedure/permit.ts';
import type { ActingAs, Change, ClockEffect, Condition, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { type BasisId, chinaCalendar, ruleBook, serviceMethods } from '../../../../rules/index.ts';
import { day, groundOf, line, prose, uuid } from '../schema.ts';
import { beginPause, endPause } from './clocks.ts';
import { electronicAgreed, fits, says } from './conditions.ts';
import { ended, hearingOf, noticeOf, replyClock, roundOf, waivedBy } from './decision-path.ts';
import { everHandled } from './facts.ts';
import { spokeUp } from './notice.ts';
import { by, byHandlers, condition, notHandlers } from './people.ts';

export { type Hearing, hearingFinished, hearingOf } from './decision-path.ts';

const steps = {
  chair: 'hearing-chair',
  handover: 'hearing-handover',
  'date-fix': 'hearing-date-fix',
  notice: 'hearing-notice',
  'public-notice': 'hearing-public-notice',
  report: 'hearing-report',
} as const;
type Step = keyof typeof steps;

/** `hearing:chair`; a hearing after a second notice counts on clocks of its own: `hearing:chair:2`. */
const clockOf = (matter: Matter, step: Step): string =>
  roundOf(`hearing:${step}`, num(obj(matter.facts, 'notice'), 'n'));
const start = (matter: Matter, step: Step): ClockEffect => ({
  clock: clockOf(matter, step),
  do: 'start',
  rule: steps[step],
});
const end = (matter: Matter, ...which: readonly Step[]): readonly ClockEffect[] =>
  ended(matter, ...which.map((step) => clockOf(matter, step)));

/** True once the whole days of a term are over: the day after its last one is the first that may be used. */
const passed = (matter: Matter, step: Step, today: PlainDate): boolean => {
  const clock = matter.clocks[clockOf(matter, step)];
  return clock !== undefined && today > clock.due;
};

/** The day that a term begun today would end on. */
function dueFrom(matter: Matter, step: Step, today: PlainDate): PlainDate {
  const rule = ruleBook.get(steps[step], today, matter.homeRegion);
  const clock = {
    rule: rule.id,
    version: rule.effectiveFrom,
    startedOn: today,
    startedAt: `${today}T00:00:00Z`,
    pauses: [],
    extensions: [],
    endedOn: null,
  };
  return computeDeadline(rule, clock, chinaCalendar).due;
}

const fact = (matter: Matter): JsonObject => obj(matter.facts, 'hearing');
const put = (matter: Matter, more: JsonObject): JsonObject => ({ hearing: { ...fact(matter), ...more } });

const is = (actor: ActingAs, person: string): boolean => !isOther(actor, person);
const chairs = (matter: Matter, actor: ActingAs): boolean => is(actor, str(fact(matter), 'chair'));

const byChair = (verb: string): Condition =>
  condition(`case.${verb}.chair`, '应当由听证主持人办理。', 'The chair of the hearing does this.', chairs);
const byChairOrRecorder = (verb: string): Condition =>
  condition(
    `case.${verb}.chair`,
    '应当由听证主持人或者记录员办理。',
    'The chair or the recorder of the hearing does this.',
    (matter, actor) => chairs(matter, actor) || is(actor, str(fact(matter), 'recorder')),
  );
const notHeld = (verb: string): Condition =>
  condition(
    `case.${verb}.not-held`,
    '听证已经举行。',
    'The hearing was held.',
    (matter) => hearingOf(matter)?.heldOn === null,
  );
const fixed = (verb: string): Condition =>
  condition(
    `case.${verb}.fixed`,
    '尚未确定听证时间、地点。',
    'Day and place of the hearing are not fixed.',
    (matter) => hearingOf(matter)?.day != null,
  );
const notified = (verb: string): Condition =>
  condition(
    `case.${verb}.notice-days`,
    '自听证通知送达次日起满七个工作日后方可举行听证。',
    'Seven whole working days have not passed since the notice of the hearing was served.',
    (matter, _actor, today) => hearingOf(matter)?.noticeOn != null && passed(matter, 'notice', today),
  );
/** The hearing happens on its day: another day is fixed and told anew. */
const onItsDay = (verb: string): Condition =>
  condition(
    `case.${verb}.day`,
    '今天不是通知的听证日期；变更日期应当重新确定并通知。',
    'This is not the day that was told: another day is fixed and told anew.',
    (matter, _actor, today) => hearingOf(matter)?.day === today,
  );
/** A day that leaves the term too short is fixed anew, before anybody comes in vain. */
const leaves = (verb: string, step: 'notice' | 'public-notice', zh: string, en: string): Condition =>
  condition(`case.${verb}.days-left`, zh, en, (matter, _actor, today) => {
    const on = hearingOf(matter)?.day ?? null;
    return on === null || dueFrom(matter, step, today) < on;
  });

const held: readonly BasisId[] = ['penalty.art64', 'hearing.art18'];
const roles = by('officer', 'legal-reviewer', 'head');

/** No hearing takes place: what ran for it ends, the time to decide goes on, and the case is for the head. */
function over(matter: Matter, on: string, why: string): Change {
  return {
    state: 'deciding',
    facts: put(matter, { withdrawnOn: on, why }),
    clocks: [
      ...end(matter, 'chair', 'handover', 'date-fix', 'notice', 'public-notice', 'report'),
      ...endPause(matter, 'hearing', str(fact(matter), 'pausedBy')),
    ],
  };
}

/** 听证 (处罚法 art 63–65; 听证办法). */
export const hearingVerbs: Readonly<Record<string, Verb>> = {
  'ask-hearing': {
    title: { zh: '当事人要求听证', en: 'The party asks for a hearing' },
    from: ['notified', 'deciding'],
    by: by('officer', 'intake'),
    basis: ['penalty.art64', 'procedure.art57'],
    // The day of the act is the day on which the party asked.
    body: z.strictObject({ way: z.enum(['written', 'oral', 'on-receipt']), text: prose(5_000).exactOptional() }),
    personal: ['text'],
    conditions: [
      condition(
        'case.ask-hearing.told',
        '本案未达到听证标准，当事人没有要求听证的权利。',
        'No hearing was offered in this case.',
        (matter) => noticeOf(matter)?.hearing === true,
      ),
      condition(
        'case.ask-hearing.in-time',
        '当事人应当自告知书送达之日起五个工作日内要求听证。',
        'A hearing is asked for within five working days of the service of the notice.',
        (matter, _actor, today) => {
          const clock = replyClock(matter);
          return clock !== undefined && today <= clock.due;
        },
      ),
      condition(
        'case.ask-hearing.once',
        '当事人已经要求过听证。',
        'A hearing was asked for before.',
        (matter) => hearingOf(matter) === null,
      ),
    ],
    fold: (matter, act) => ({
      state: 'hearing',
      facts: {
        ...spokeUp(matter),
        hearing: { askedOn: act.on },
        ...('defence' in matter.facts
          ? {
              defence: {
                ...obj(matter.facts, 'defence'),
                waived: waivedBy(matter).filter((right) => right !== 'hearing'),
              },
            }
          : {}),
      },
      clocks: [start(matter, 'chair')],
    }),
  },
  'appoint-chair': {
    title: { zh: '指定听证主持人', en: 'Appoint the chair' },
    from: ['hearing'],
    by: by('head'),
    basis: ['hearing.art16', 'penalty.art64'],
    body: z.strictObject({ chair: uuid(), recorder: uuid(), members: z.array(uuid()).max(4).exactOptional() }),
    conditions: [notHandlers, notHeld('appoint-chair')],
    says: [
      says(
        'case.appoint-chair.different',
        '听证主持人、听证员和记录员应当是不同的人员。',
        'Chair, members and recorder are different people.',
        (body) => {
          const all = [str(body, 'chair'), str(body, 'recorder'), ...listOf(body.members)];
          return new Set(all).size === all.length;
        },
      ),
    ],
    fits: [
      fits(
        'case.appoint-chair.not-of-the-team',
        '听证主持人、听证员和记录员不得是本案调查人员。',
        'Nobody of the case team chairs, sits or records.',
        (body, matter) => {
          const team = [...everHandled(matter), ...(matter.doneBy.report ?? [])] as readonly string[];
          return ![str(body, 'chair'), str(body, 'recorder'), ...listOf(body.members)].some((one) =>
            team.includes(one),
          );
        },
      ),
    ],
    // Named anew where the first cannot: what they did stands, and no clock starts twice.
    fold: (matter, act) => ({
      facts: put(matter, pick(act.body, 'chair', 'recorder', 'members')),
      clocks:
        matter.clocks[clockOf(matter, 'handover')] === undefined
          ? [...end(matter, 'chair'), start(matter, 'handover')]
          : [],
    }),
  },
  'hand-over-file': {
    title: { zh: '向听证主持人移交材料', en: 'Hand the file to the chair' },
    from: ['hearing'],
    by: by('officer'),
    basis: ['hearing.art17'],
    body: z.strictObject({ list: line(500) }),
    conditions: [
      byHandlers,
      condition(
        'case.hand-over-file.chair',
        '尚未指定听证主持人。',
        'There is no chair yet.',
        (matter) => hearingOf(matter)?.chair != null,
      ),
      condition(
        'case.hand-over-file.once',
        '材料已经移交。',
        'The file was handed over.',
        (matter) => hearingOf(matter)?.fileOn === null,
      ),
    ],
    fold: (matter, act) => ({
      facts: put(matter, { fileOn: act.on }),
      clocks: [...end(matter, 'handover'), start(matter, 'date-fix')],
    }),
  },
  'fix-hearing': {
    title: { zh: '确定听证时间、地点', en: 'Fix the hearing' },
    from: ['hearing'],
    by: roles,
    basis: held,
    body: z.strictObject({
      /** Number of the notice of hearing 行政处罚听证通知书. */
      number: line(80),
      day: day(),
      time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
      place: line(),
      public: z.boolean(),
      /** Why it is not public. */
      closed: z.enum(['state-secret', 'trade-secret', 'privacy']).exactOptional(),
    }),
    conditions: [
      byChair('fix-hearing'),
      notHeld('fix-hearing'),
      condition(
        'case.fix-hearing.file',
        '办案人员尚未移交材料。',
        'The file was not handed over.',
        (matter) => hearingOf(matter)?.fileOn != null,
      ),
    ],
    says: [
      says(
        'case.fix-hearing.closed',
        '听证应当公开举行；不公开的应当说明涉及国家秘密、商业秘密或者个人隐私。',
        'Public, unless it touches a secret or privacy: say which.',
        (body) => (body.public === true) !== 'closed' in body,
      ),
    ],
    fits: [
      fits(
        'case.fix-hearing.notice-days',
        '应当在举行听证七个工作日前通知当事人：所定日期过早。',
        'The party is told seven working days before: the day is too early.',
        (body, matter, today) => dueFrom(matter, 'notice', today) < str(body, 'day'),
      ),
    ],
    fold: (matter, act) => {
      const first = str(fact(matter), 'pausedBy') === '';
      const number = str(act.body, 'number');
      return {
        facts: put(matter, {
          ...pick(act.body, 'number', 'day', 'time', 'place', 'public', 'closed'),
          pausedBy: first ? number : str(fact(matter), 'pausedBy'),
          noticeOn: '',
          announcedOn: '',
        }),
        clocks: [
          ...end(matter, 'date-fix', 'notice', 'public-notice'),
          // The notice of hearing is the document that proves the pause (law.md §18.3).
          ...(first ? beginPause(matter, 'hearing', number) : []),
        ],
      };
    },
  },
  'record-hearing-notice': {
    title: { zh: '听证通知书送达', en: 'The notice of hearing is served' },
    from: ['hearing'],
    by: roles,
    basis: ['penalty.art64', 'hearing.art18', 'penalty.art61'],
    body: z.strictObject({ method: groundOf(serviceMethods), evidence: line() }),
    conditions: [
      fixed('record-hearing-notice'),
      notHeld('record-hearing-notice'),
      leaves(
        'record-hearing-notice',
        'notice',
        '送达后不足七个工作日即到听证日期，请重新确定日期。',
        'Less than seven working days are left: fix another day.',
      ),
    ],
    fits: [electronicAgreed('record-hearing-notice')],
    fold: (matter, act) => ({ facts: put(matter, { noticeOn: act.on }), clocks: [start(matter, 'notice')] }),
  },
  'announce-hearing': {
    title: { zh: '公告听证', en: 'Announce the hearing' },
    from: ['hearing'],
    by: roles,
    basis: ['hearing.art18'],
    body: z.strictObject({ document: line(120), where: line() }),
    conditions: [
      fixed('announce-hearing'),
      notHeld('announce-hearing'),
      condition(
        'case.announce-hearing.public',
        '不公开举行的听证不公告。',
        'A hearing that is not public is not announced.',
        (matter) => hearingOf(matter)?.public === true,
      ),
      leaves(
        'announce-hearing',
        'public-notice',
        '公告后不足三个工作日即到听证日期，请重新确定日期。',
        'Less than three working days are left: fix another day.',
      ),
    ],
    fold: (matter, act) => ({ facts: put(matter, { announcedOn: act.on }), clocks: [start(matter, 'public-notice')] }),
  },
  'hold-hearing': {
    title: { zh: '举行听证', en: 'The hearing is held' },
    from: ['hearing'],
    by: roles,
    basis: ['penalty.art64', 'penalty.art65'],
    body: z.strictObject({
      record: prose(),
      attendants: z.array(line()).max(100),
      /** The party or the agent signed the record after checking, or refused, which the chair notes. */
      signed: z.boolean(),
    }),
    personal: ['record', 'attendants'],
    conditions: [
      byChairOrRecorder('hold-hearing'),
      notHandlers,
      notHeld('hold-hearing'),
      fixed('hold-hearing'),
      onItsDay('hold-hearing'),
      notified('hold-hearing'),
      condition(
        'case.hold-hearing.announced',
        '公开听证应当在三个工作日前公告。',
        'A public hearing is announced three working days before.',
        (matter, _actor, today) => hearingOf(matter)?.public !== true || passed(matter, 'public-notice', today),
      ),
    ],
    fold: (matter, act) => ({
      facts: {
        ...put(matter, { heldOn: act.on, signed: act.body.signed === true }),
        // What was reviewed before knew nothing of the hearing (处罚法 art 58, second case).
        review: { ...obj(matter.facts, 'review'), heard: true, passed: '' },
      },
      clocks: [
        ...end(matter, 'notice', 'public-notice'),
        start(matter, 'report'),
        ...endPause(matter, 'hearing', str(fact(matter), 'pausedBy')),
      ],
    }),
  },
  'withdraw-hearing': {
    title: { zh: '当事人撤回听证要求', en: 'The party withdraws its request' },
    from: ['hearing'],
    by: roles,
    basis: ['penalty.art64'],
    body: z.strictObject({ document: line(120) }),
    conditions: [
      condition(
        'case.withdraw-hearing.chair',
        '应当由听证主持人或者办案人员办理。',
        'The chair or the officers of the case do this.',
        (matter, actor, today) => chairs(matter, actor) || byHandlers.holds(matter, actor, today),
      ),
      notHeld('withdraw-hearing'),
    ],
    fold: (matter, act) => over(matter, act.on, 'withdrawn'),
  },
  'record-absence': {
    title: { zh: '当事人无正当理由缺席听证', en: 'The party stays away or leaves' },
    from: ['hearing'],
    by: roles,
    basis: ['penalty.art64'],
    body: z.strictObject({ kind: z.enum(['absent', 'left']), note: prose(2_000) }),
    personal: ['note'],
    conditions: [
      byChair('record-absence'),
      notHandlers,
      notHeld('record-absence'),
      fixed('record-absence'),
      onItsDay('record-absence'),
      notified('record-absence'),
    ],
    fold: (matter, act) => over(matter, act.on, str(act.body, 'kind')),
  },
  'hearing-report': {
    title: { zh: '提出听证报告', en: 'Report of the hearing' },
    from: ['hearing'],
    by: roles,
    basis: ['hearing.art28', 'penalty.art65'],
    body: z.strictObject({ opinion: prose(10_000) }),
    personal: ['opinion'],
    conditions: [
      byChair('hearing-report'),
      notHandlers,
      condition(
        'case.hearing-report.held',
        '听证尚未举行。',
        'The hearing was not held yet.',
        (matter) => hearingOf(matter)?.heldOn != null,
      ),
    ],
    fold: (matter, act) => ({
      state: 'deciding',
      facts: put(matter, { reportOn: act.on }),
      clocks: end(matter, 'report'),
    }),
  },
};
