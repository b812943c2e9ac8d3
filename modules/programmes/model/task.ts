import { z } from 'zod';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { num, obj, pick, str } from '../../../kernel/read-json.ts';
import { isWithin } from '../../../kernel/region.ts';
import { authorityCode, day, line, oneOf, prose, uuid } from '../../../platform/procedure/body.ts';
import { entriesOf, nextId, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import { isOther } from '../../../platform/procedure/permit.ts';
import type { ClockEffect, Matter, Procedure, Verb } from '../../../platform/procedure/types.ts';
import { campaignsOf } from '../../campaigns/model/joining.ts';
import { campaignCode } from '../../intake/model/body.ts';
import { domains } from '../../intake/model/labels.ts';
import { by } from '../../intake/model/roles.ts';
import { attachVerb } from './attach.ts';
import { byWhoSetIt, dayNotPast, isSystem } from './conditions.ts';
import { TASK_TOLD } from './items.ts';
import { originBody } from './origin.ts';
import { taskMeasures } from './task-measures.ts';

const { condition, fits } = namedRules('task');
const basis = ['supervision'];
const setters = by('head', 'campaign-office', 'supervisor');
const workers = by('officer', 'head', 'campaign-office');
const topics = [TASK_TOLD];

/** What was said to a request for a later day. */
export const laterDayResults = {
  granted: { zh: '同意', en: 'granted' },
  declined: { zh: '不同意', en: 'declined' },
} as const;

/** The clock of a task stands on the day that was set, never on a count: no statutory limit is known (law.md §13). */
const dueClock = (until: string, since?: string): ClockEffect => ({
  clock: 'due',
  do: 'start',
  rule: 'office-task',
  ...(since === undefined ? {} : { on: since as PlainDate }),
  until: until as PlainDate,
});
/** The day until which it is owed now. */
export const dueOf = (matter: Pick<Matter, 'clocks'>): string => matter.clocks.due?.due ?? '';
const restart = (matter: Matter, until: string): ClockEffect => dueClock(until, matter.clocks.due?.startedOn);

const lastEvidence = (matter: Matter) => entriesOf(matter, 'evidence').at(-1)?.[1] ?? {};
const asked = (matter: Matter) => obj(matter.facts, 'askedLater');

/** Nobody passes what they handed in themselves, nor what somebody they stand in for did. */
const otherEyes = (verb: string, who: (matter: Matter) => string) =>
  condition(
    `${verb}.other-person`,
    '提交人不能审查自己提交的内容，请由其他人员办理。',
    'Whoever handed it in does not judge it: another person does.',
    (matter, actor) => isOther(actor, who(matter)),
  );

const working: Readonly<Record<string, Verb>> = {
  accept: {
    title: { zh: '签收', en: 'Accept' },
    from: ['set'],
    by: workers,
    basis,
    body: z.strictObject({ note: line(500).exactOptional() }),
    personal: ['note'],
    fold: (matter, act) => ({
      state: 'working',
      assignee: matter.assignee ?? act.actor,
      facts: { acceptedOn: act.on },
    }),
  },
  'assign-person': {
    title: { zh: '明确承办人', en: 'Name who does it' },
    from: ['set', 'working'],
    by: by('head', 'campaign-office'),
    basis,
    body: z.strictObject({ person: uuid(), note: line(500).exactOptional() }),
    personal: ['note'],
    fold: (_matter, act) => ({ assignee: str(act.body, 'person') }),
  },
  'report-progress': {
    title: { zh: '报告进展', en: 'Report progress' },
    from: ['working'],
    by: workers,
    basis,
    body: z.strictObject({ text: prose(5_000), percent: z.int().min(0).max(100).exactOptional() }),
    personal: ['text'],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'progress', nextId(matter, 'progress', 'p'), {
        on: act.on,
        by: act.actor,
        ...pick(act.body, 'percent'),
        ...pick(act.personal, 'text'),
      }),
    }),
  },
  'submit-evidence': {
    title: { zh: '提交完成证明', en: 'Hand in the evidence' },
    from: ['working'],
    by: workers,
    basis,
    body: z.strictObject({ text: prose(5_000) }),
    personal: ['text'],
    fold: (matter, act) => ({
      state: 'submitted',
      facts: {
        ...putEntry(matter, 'evidence', nextId(matter, 'evidence', 'e'), {
          on: act.on,
          by: act.actor,
          ...pick(act.personal, 'text'),
          // So many files were attached by then.
          files: num(matter.facts, 'files'),
        }),
        askedLater: null,
      },
      // Whoever judges takes their time on their own account.
      clocks: [{ clock: 'due', do: 'end' }],
    }),
  },
  'ask-later': {
    title: { zh: '申请延期', en: 'Ask for a later day' },
    from: ['working'],
    by: workers,
    basis,
    body: z.strictObject({ due: day(), reason: prose(2_000) }),
    personal: ['reason'],
    conditions: [
      condition(
        'ask-later.pending',
        '已有一项延期申请尚未答复。',
        'A request for a later day is still open.',
        (matter) => str(asked(matter), 'due') === '',
      ),
    ],
    fits: [
      fits(
        'ask-later.later',
        '申请的日期应当晚于原定日期和办理当天。',
        'The day asked for lies after the day that was set, and not in the past.',
        (body, matter, today) => str(body, 'due') > dueOf(matter) && str(body, 'due') >= today,
      ),
    ],
    fold: (_matter, act) => ({
      facts: { askedLater: { on: act.on, by: act.actor, ...pick(act.body, 'due'), ...pick(act.personal, 'reason') } },
    }),
  },
};

const judging: Readonly<Record<string, Verb>> = {
  urge: {
    title: { zh: '催办', en: 'Urge' },
    from: ['set', 'working'],
    by: setters,
    place: 'either',
    basis,
    body: z.strictObject({ text: prose(2_000) }),
    personal: ['text'],
    conditions: [byWhoSetIt('task', 'urge')],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'urged', nextId(matter, 'urged', 'u'), {
        ...{ on: act.on, by: act.actor, due: dueOf(matter) },
        ...pick(act.personal, 'text'),
      }),
    }),
  },
  'decide-later': {
    title: { zh: '答复延期申请', en: 'Answer the request for a later day' },
    from: ['working'],
    by: setters,
    place: 'either',
    basis,
    body: z.strictObject({ result: oneOf(laterDayResults), reason: prose(2_000).exactOptional() }),
    personal: ['reason'],
    conditions: [
      byWhoSetIt('task', 'decide-later'),
      condition(
        'decide-later.asked',
        '没有待答复的延期申请。',
        'No request for a later day is open.',
        (matter) => str(asked(matter), 'due') !== '',
      ),
      otherEyes('decide-later', (matter) => str(asked(matter), 'by')),
    ],
    fold: (matter, act) => {
      const due = str(asked(matter), 'due');
      const granted = str(act.body, 'result') === 'granted';
      return {
        facts: {
          askedLater: null,
          ...putEntry(matter, 'laterDays', nextId(matter, 'laterDays', 'l'), {
            ...{ on: act.on, before: dueOf(matter), due },
            ...pick(act.body, 'result'),
            ...pick(act.personal, 'reason'),
          }),
        },
        ...(granted ? { clocks: [restart(matter, due)] } : {}),
      };
    },
    topics,
  },
  'accept-evidence': {
    title: { zh: '验收通过', en: 'Accept the evidence' },
    from: ['submitted'],
    by: setters,
    place: 'either',
    basis,
    body: z.strictObject({ opinion: prose(2_000).exactOptional() }),
    personal: ['opinion'],
    conditions: [
      byWhoSetIt('task', 'accept-evidence'),
      otherEyes('accept-evidence', (matter) => str(lastEvidence(matter), 'by')),
    ],
    fold: (matter, act) => {
      const on = str(lastEvidence(matter), 'on');
      return {
        state: 'accepted',
        facts: { done: { on, due: dueOf(matter), late: on > dueOf(matter), acceptedOn: act.on, by: act.actor } },
      };
    },
    topics,
  },
  refuse: {
    title: { zh: '退回重办', en: 'Refuse the evidence' },
    from: ['submitted'],
    by: setters,
    place: 'either',
    basis,
    body: z.strictObject({ reason: prose(2_000), due: day().exactOptional() }),
    personal: ['reason'],
    conditions: [byWhoSetIt('task', 'refuse'), otherEyes('refuse', (matter) => str(lastEvidence(matter), 'by'))],
    fits: [dayNotPast('task', 'refuse', 'due')],
    fold: (matter, act) => ({
      state: 'working',
      facts: putEntry(matter, 'refusals', nextId(matter, 'refusals', 'r'), {
        on: act.on,
        by: act.actor,
        ...pick(act.personal, 'reason'),
        ...pick(act.body, 'due'),
      }),
      clocks: [restart(matter, str(act.body, 'due') || dueOf(matter))],
    }),
    topics,
  },
  withdraw: {
    title: { zh: '撤销任务', en: 'Withdraw' },
    from: ['set', 'working', 'submitted'],
    by: setters,
    place: 'either',
    basis,
    body: z.strictObject({ reason: prose(2_000) }),
    personal: ['reason'],
    conditions: [byWhoSetIt('task', 'withdraw')],
    fold: () => ({ state: 'withdrawn', clocks: [{ clock: 'due', do: 'drop', basis: 'supervision' }] }),
    topics,
  },
  close: {
    title: { zh: '销号', en: 'Close' },
    from: ['accepted'],
    by: setters,
    place: 'either',
    basis,
    body: z.strictObject({ note: line(500).exactOptional() }),
    personal: ['note'],
    conditions: [byWhoSetIt('task', 'close')],
    fold: () => ({ state: 'closed' }),
  },
  reopen: {
    title: { zh: '重新办理', en: 'Open it again' },
    from: ['accepted', 'closed'],
    by: by('head', 'campaign-office', 'supervisor', 'system'),
    place: 'anywhere',
    basis,
    body: z.strictObject({ reason: prose(2_000), due: day() }),
    personal: ['reason'],
    conditions: [
      condition(
        'reopen.setter',
        '只有交办机关可以重新交办。',
        'Only the authority that set it opens it again.',
        (matter, actor) => isSystem(actor) || actor.authority === matter.homeCode,
      ),
    ],
    fits: [dayNotPast('task', 'reopen', 'due')],
    fold: (matter, act) => ({
      state: 'working',
      facts: {
        done: null,
        ...putEntry(matter, 'reopened', nextId(matter, 'reopened', 'o'), {
          ...{ on: act.on, by: act.actor, done: obj(matter.facts, 'done') },
          ...pick(act.personal, 'reason'),
          ...pick(act.body, 'due'),
        }),
      },
      clocks: [restart(matter, str(act.body, 'due'))],
    }),
    topics,
  },
};

/**
 * 督办任务: what an authority owes by a day with evidence, whoever decided it: a meeting, a talk, a rectification, a campaign or
 * a head. At home with the authority that set it, handled by the one that owes it (rows B1, B2; law.md §13).
 */
export const task: Procedure = {
  id: 'task',
  title: { zh: '督办任务', en: 'Task' },
  states: {
    set: { title: { zh: '待签收', en: 'To be accepted' } },
    working: { title: { zh: '办理中', en: 'Under way' } },
    submitted: { title: { zh: '待验收', en: 'Evidence to be judged' } },
    accepted: { title: { zh: '已验收', en: 'Evidence accepted' } },
    closed: { title: { zh: '已销号', en: 'Closed' }, final: true },
    withdrawn: { title: { zh: '已撤销', en: 'Withdrawn' }, final: true },
  },
  verbs: {
    set: {
      title: { zh: '交办', en: 'Set a task' },
      from: [],
      by: by('head', 'campaign-office', 'supervisor', 'system'),
      place: 'anywhere',
      basis,
      body: z.strictObject({
        title: line(300),
        text: prose(5_000).exactOptional(),
        /** Whoever owes it. */
        owner: authorityCode(),
        person: uuid().exactOptional(),
        due: day(),
        /** What will prove it. */
        evidence: line(300),
        domain: oneOf(domains).exactOptional(),
        campaign: campaignCode().exactOptional(),
        origin: originBody().exactOptional(),
      }),
      personal: ['text'],
      fits: [
        dayNotPast('task', 'set', 'due'),
        fits(
          'set.owner',
          '承办机关应当是本机关或者下级机关。',
          'Whoever owes it is this authority or one below it.',
          (body, matter) => isWithin(str(body, 'owner'), matter.homeCode),
        ),
      ],
      fold: (_matter, act) => ({
        state: 'set',
        title: str(act.body, 'title'),
        handlingCode: str(act.body, 'owner'),
        domain: str(act.body, 'domain'),
        ...(str(act.body, 'person') === '' ? {} : { assignee: str(act.body, 'person') }),
        facts: {
          ...pick(act.personal, 'text'),
          ...pick(act.body, 'campaign', 'origin'),
          // `evidence` numbers what was handed in.
          wanted: str(act.body, 'evidence'),
          firstDue: str(act.body, 'due'),
          setBy: act.actor,
        },
        clocks: [dueClock(str(act.body, 'due'))],
      }),
      topics,
    },
    ...working,
    ...judging,
    attach: attachVerb(['set', 'working', 'submitted']),
  },
  measures: taskMeasures,
  campaigns: campaignsOf,
};
