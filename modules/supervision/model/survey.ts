import { z } from 'zod';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { day, line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { entriesOf, nextId, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { Matter, Procedure, Verb } from '../../../platform/procedure/types.ts';
import { campaignsOf } from '../../campaigns/model/joining.ts';
import { campaignCode } from '../../intake/model/body.ts';
import { domains } from '../../intake/model/labels.ts';
import { by } from '../../intake/model/roles.ts';
import { cancelVerb, orderBody, periodBody, periodInOrder, startVerb } from '../../office/model/plan.ts';
import { leaders, noOperator, place, team, teamId } from './body.ts';
import { questionList, questionsIn } from './checklist.ts';
import { surveyMeasures } from './measures.ts';

const basis = ['supervision'] as const;
const OPEN = ['planned', 'running'] as const;
const { condition, fits } = namedRules('survey');

/** The number of the checklist that stands, 0 where none was set. */
export const checklistVersion = (matter: Pick<Matter, 'facts'>): number => entriesOf(matter, 'checklists').length;

/** The checklist of a survey by its number, as visits carry it. */
export function checklistAt(matter: Pick<Matter, 'facts'>, version: number) {
  const found = obj(obj(matter.facts, 'checklists'), `v${version}`);
  return { version, title: str(found, 'title'), questions: questionsIn(found.questions), raw: found.questions ?? [] };
}

const verbs: Readonly<Record<string, Verb>> = {
  order: {
    title: { zh: '部署督导', en: 'Order a round of supervision' },
    from: [],
    by: leaders,
    place: 'anywhere',
    basis,
    body: z.strictObject({
      title: line(),
      /** 依据: the paper that orders the round. */
      order: orderBody(),
      period: periodBody(),
      domain: oneOf(domains).exactOptional(),
      campaign: campaignCode().exactOptional(),
    }),
    says: [periodInOrder('survey', 'order')],
    fold: (_matter, act) => ({
      state: 'planned',
      title: str(act.body, 'title'),
      domain: str(act.body, 'domain'),
      facts: pick(act.body, 'order', 'period', 'campaign'),
    }),
  },
  'set-team': {
    title: { zh: '组建督导组', en: 'Set up a team' },
    from: OPEN,
    by: leaders,
    basis,
    /** `team`: the one that is changed; a new one where absent. Visits that were prepared keep their team. */
    body: team().extend({ team: teamId().exactOptional() }),
    fits: [
      fits('set-team.known', '没有这个督导组。', 'There is no such team.', (body, matter) => {
        const named = str(body, 'team');
        return named === '' || named in obj(matter.facts, 'teams');
      }),
    ],
    fold: (matter, act) => {
      const id = str(act.body, 'team') || nextId(matter, 'teams', 't');
      const on = str(obj(obj(matter.facts, 'teams'), id), 'on') || act.on;
      return { facts: putEntry(matter, 'teams', id, { ...pick(act.body, 'name', 'leader', 'members'), on }) };
    },
  },
  'set-checklist': {
    title: { zh: '制定督导清单', en: 'Set the checklist' },
    from: OPEN,
    by: leaders,
    basis,
    body: z.strictObject({ title: line(), questions: questionList() }),
    // A new version each time: what was answered stays with the questions that were asked.
    fold: (matter, act) => ({
      facts: putEntry(matter, 'checklists', nextId(matter, 'checklists', 'v'), {
        ...pick(act.body, 'title', 'questions'),
        on: act.on,
      }),
    }),
  },
  'add-stop': {
    title: { zh: '安排走访点', en: 'Add a stop to a route' },
    from: OPEN,
    by: leaders,
    basis,
    body: z.strictObject({ team: teamId(), place: place(), day: day() }),
    topics: ['survey-stop'],
    says: [noOperator('survey.add-stop.operator', (body) => obj(body, 'place'))],
    fits: [
      fits('add-stop.team', '没有这个督导组，请先组建。', 'There is no such team: set it up first.', (body, matter) =>
        Object.hasOwn(obj(matter.facts, 'teams'), str(body, 'team')),
      ),
      fits(
        'add-stop.checklist',
        '尚未制定督导清单：走访按清单进行。',
        'There is no checklist yet: a visit follows one.',
        (_body, matter) => checklistVersion(matter) > 0,
      ),
      fits(
        'add-stop.period',
        '日期不在本轮督导的起止日期内。',
        'The day lies outside the period of the round.',
        (body, matter) => {
          const { from = '', to = '' } = obj(matter.facts, 'period');
          const on = str(body, 'day');
          return String(from) <= on && on <= String(to);
        },
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'stops', nextId(matter, 'stops', 's'), {
        ...pick(act.body, 'team', 'place', 'day'),
        checklist: checklistVersion(matter),
        seq: act.seq,
      }),
    }),
  },
  start: {
    ...startVerb({ zh: '启动督导', en: 'Start the round' }),
    by: leaders,
    body: z.strictObject({ document: line(120).exactOptional() }),
    conditions: [
      condition('start.teams', '尚未组建督导组。', 'No team is set up.', (m) => entriesOf(m, 'teams').length > 0),
      condition('start.checklist', '尚未制定督导清单。', 'There is no checklist.', (m) => checklistVersion(m) > 0),
    ],
  },
  report: {
    title: { zh: '报告督导情况', en: 'Report on the round' },
    from: ['running'],
    by: leaders,
    basis,
    body: z.strictObject({ document: line(120), summary: prose() }),
    fold: (_matter, act) => ({
      state: 'reported',
      facts: { report: { on: act.on, ...pick(act.body, 'document', 'summary') } },
    }),
  },
  cancel: cancelVerb(by('head', 'campaign-office')),
};

/**
 * 督导轮次: the order, its teams and their routes over lower authorities and markets, and the checklist by which they ask. An
 * announced stop prepares a visit; an unannounced one is ordered as a sealed visit of its own and never stands here.
 */
export const survey: Procedure = {
  id: 'survey',
  title: { zh: '督导轮次', en: 'Round of supervision' },
  states: {
    planned: { title: { zh: '筹备中', en: 'Planned' } },
    running: { title: { zh: '督导中', en: 'Under way' } },
    reported: { title: { zh: '已报告', en: 'Reported' }, final: true },
    cancelled: { title: { zh: '已取消', en: 'Cancelled' }, final: true },
  },
  verbs,
  measures: surveyMeasures,
  words: (matter) => [matter.title],
  campaigns: campaignsOf,
};
