import { z } from 'zod';
import { pick, str } from '../../../kernel/read-json.ts';
import { isWithin } from '../../../kernel/region.ts';
import { day, line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { listOf, nextId, objectsOf, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { Procedure, Verb } from '../../../platform/procedure/types.ts';
import { campaignsOf } from '../../campaigns/model/joining.ts';
import { campaignCode } from '../../intake/model/body.ts';
import { domains } from '../../intake/model/labels.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { by } from '../../intake/model/roles.ts';
import { cancelVerb, orderBody, periodBody, periodInOrder, startVerb } from '../../office/model/plan.ts';
import { attachVerb } from './attach.ts';
import { markTask, openItems } from './items.ts';
import { meetingsOf, meetingVerbs } from './meeting.ts';
import { dutyBody, dutyEntry, organisationVerbs } from './organisation.ts';
import { originBody } from './origin.ts';
import { programmeMeasures } from './programme-measures.ts';

const { condition, says, fits } = namedRules('programme');
const basis = ['supervision'];
const leaders = by('head', 'campaign-office');

const planVerbs: Readonly<Record<string, Verb>> = {
  plan: {
    title: { zh: '制定工作方案', en: 'Plan a programme' },
    from: [],
    by: leaders,
    place: 'anywhere',
    basis,
    body: z.strictObject({
      title: line(),
      /** 依据: the paper that ordered it. */
      order: orderBody(),
      period: periodBody(),
      goals: z.array(line(500)).min(1).max(40),
      /** 工作措施: what will be done to reach them. */
      steps: z.array(line(500)).max(60),
      duties: z.array(dutyBody()).max(200),
      campaign: campaignCode().exactOptional(),
      domain: oneOf(domains).exactOptional(),
      /** The concluded programme that it takes over as a template. */
      origin: originBody().exactOptional(),
    }),
    says: [periodInOrder('programme', 'plan')],
    fits: [
      fits(
        'plan.below',
        '责任只能分给本机关或者下级机关。',
        'A duty goes to the own authority or one below it.',
        (body, matter) =>
          objectsOf(body.duties).every((duty) =>
            [str(duty, 'lead'), ...listOf(duty.support)].every((code) => isWithin(code, matter.homeCode)),
          ),
      ),
    ],
    fold: (matter, act) => ({
      state: 'planned',
      title: str(act.body, 'title'),
      domain: str(act.body, 'domain'),
      facts: {
        ...pick(act.body, 'order', 'period', 'goals', 'steps', 'campaign', 'origin'),
        duties: Object.fromEntries(
          objectsOf(act.body.duties).map((duty, index) => [`d${index + 1}`, dutyEntry(duty, matter.homeCode, act.on)]),
        ),
      },
    }),
  },
  start: startVerb({ zh: '印发实施', en: 'Issue it' }),
};

const changeVerbs: Readonly<Record<string, Verb>> = {
  amend: {
    title: { zh: '调整方案', en: 'Amend the plan' },
    from: ['planned', 'running'],
    by: leaders,
    basis,
    body: z.strictObject({
      goals: z.array(line(500)).min(1).max(40).exactOptional(),
      steps: z.array(line(500)).max(60).exactOptional(),
      period: periodBody().exactOptional(),
      reason: prose(2_000),
      document: line(120).exactOptional(),
    }),
    says: [
      says('amend.something', '请填写需要调整的内容。', 'Say what is to change.', (body) =>
        ['goals', 'steps', 'period'].some((key) => key in body),
      ),
      periodInOrder('programme', 'amend'),
    ],
    fold: (matter, act) => ({
      facts: {
        ...pick(act.body, 'goals', 'steps', 'period'),
        edition: Number(matter.facts.edition ?? 1) + 1,
        amendedOn: act.on,
      },
    }),
  },
};

const endVerbs: Readonly<Record<string, Verb>> = {
  conclude: {
    title: { zh: '总结', en: 'Conclude' },
    from: ['running'],
    by: by('head'),
    basis,
    body: z.strictObject({ document: line(120), summary: prose(), lessons: z.array(line(500)).max(40) }),
    conditions: [
      condition(
        'conclude.decisions',
        '会议议定事项的督办任务还没有全部完成或者撤销。',
        'Tasks from the decisions of its meetings are still open.',
        (matter) => openItems(matter, 'programme').length === 0,
      ),
      condition(
        'conclude.meetings',
        '已召集的会议还没有登记召开情况，也没有取消。',
        'A meeting that was called is neither held nor cancelled.',
        (matter) => meetingsOf(matter).every(([, each]) => str(each, 'state') !== 'called'),
      ),
    ],
    fold: (_matter, act) => ({
      state: 'concluded',
      facts: { concluded: { on: act.on, ...pick(act.body, 'document', 'summary') }, ...pick(act.body, 'lessons') },
    }),
  },
  'adopt-institution': {
    title: { zh: '形成制度', en: 'Turn experience into a rule of work' },
    from: ['running', 'concluded'],
    by: leaders,
    basis,
    body: z.strictObject({
      title: line(),
      document: line(120),
      on: day(),
      domain: oneOf(domains).exactOptional(),
      text: prose(5_000),
    }),
    says: [notLater('programme', 'adopt-institution', 'on')],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'institutions', nextId(matter, 'institutions', 'i'), {
        ...pick(act.body, 'title', 'document', 'on', 'domain', 'text'),
      }),
    }),
  },
  'offer-template': {
    title: { zh: '设为模板', en: 'Offer it as a template' },
    from: ['concluded'],
    by: leaders,
    basis,
    body: z.strictObject({ name: line(), advice: prose(2_000).exactOptional() }),
    fold: (_matter, act) => ({ facts: { offered: { on: act.on, ...pick(act.body, 'name', 'advice') } } }),
  },
  cancel: cancelVerb(),
};

/**
 * 工作方案: who leads, who does what until when, the meetings that drive it, and what is learnt for the next one. Decisions of
 * its meetings are tasks (rows B1, B11).
 */
export const programme: Procedure = {
  id: 'programme',
  title: { zh: '工作方案', en: 'Programme' },
  states: {
    planned: { title: { zh: '筹备中', en: 'Planned' } },
    running: { title: { zh: '实施中', en: 'Under way' } },
    concluded: { title: { zh: '已总结', en: 'Concluded' }, final: true },
    cancelled: { title: { zh: '已取消', en: 'Cancelled' }, final: true },
  },
  verbs: {
    ...planVerbs,
    ...meetingVerbs,
    ...organisationVerbs,
    ...endVerbs,
    ...changeVerbs,
    attach: attachVerb(['planned', 'running']),
    'mark-task': markTask('programme', ['running', 'concluded']),
  },
  measures: programmeMeasures,
  campaigns: campaignsOf,
};
