import { z } from 'zod';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { day, line, prose } from '../../../platform/procedure/body.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { Procedure, Verb } from '../../../platform/procedure/types.ts';
import { campaignsOf } from '../../campaigns/model/joining.ts';
import { campaignCode } from '../../intake/model/body.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { leaders, noOperator, origin, place, team, workers } from './body.ts';
import { checklist, questionsOf } from './checklist.ts';
import { visitMeasures } from './measures.ts';
import { isOfTeam, isOrderer, ofTeam } from './team.ts';
import { onSpotVerbs } from './visit-on-spot.ts';

const basis = ['supervision'] as const;
const { condition, says, fits } = namedRules('visit');

/** The title that a sealed visit has in every list: it says nothing of place or day. */
export const SEALED_TITLE = '暗访（密封）';

const planOf = (body: JsonObject): JsonObject => obj(body, 'plan');
const shared = {
  team: team(),
  checklist: checklist(),
  origin: origin().exactOptional(),
  campaign: campaignCode().exactOptional(),
};

const verbs: Readonly<Record<string, Verb>> = {
  prepare: {
    title: { zh: '安排走访', en: 'Prepare a visit' },
    from: [],
    by: [...leaders, 'system'],
    place: 'anywhere',
    basis,
    body: z.strictObject({
      ...shared,
      place: place(),
      day: day(),
      /** Its stop in the route of the survey. */
      stop: z
        .string()
        .regex(/^s[1-9]\d{0,3}$/)
        .exactOptional(),
    }),
    says: [noOperator('visit.prepare.operator', (body) => obj(body, 'place'))],
    fold: (_matter, act) => ({
      state: 'planned',
      title: `走访${str(obj(act.body, 'place'), 'name')}`,
      assignee: str(obj(act.body, 'team'), 'leader'),
      facts: {
        ...pick(act.body, 'team', 'checklist', 'origin', 'campaign', 'place', 'day', 'stop'),
        unannounced: false,
      },
    }),
  },
  'order-unannounced': {
    title: { zh: '下达暗访任务', en: 'Order an unannounced visit' },
    from: [],
    by: leaders,
    place: 'anywhere',
    basis,
    body: z.strictObject({
      ...shared,
      plan: z.strictObject({ place: place(), day: day(), note: prose(2_000).exactOptional() }),
    }),
    // Where and when are encrypted under a key of their own and reach no fold, no list, no search, no count.
    personal: ['plan'],
    sealed: ['plan'],
    says: [noOperator('visit.order-unannounced.operator', (body) => obj(planOf(body), 'place'))],
    fold: (_matter, act) => ({
      state: 'sealed',
      title: SEALED_TITLE,
      assignee: str(obj(act.body, 'team'), 'leader'),
      facts: { ...pick(act.body, 'team', 'checklist', 'origin', 'campaign'), unannounced: true, orderer: act.actor },
    }),
  },
  open: {
    title: { zh: '到场打开', en: 'Open on arrival' },
    from: ['planned', 'sealed'],
    by: workers,
    basis,
    body: z.strictObject({
      on: day(),
      /** Of a sealed visit: the place as it was ordered. */
      place: place().exactOptional(),
      /** Who of the local authority goes along on a market 陪同. */
      company: line(300).exactOptional(),
    }),
    personal: ['company'],
    conditions: [ofTeam('visit')],
    says: [
      notLater('visit', 'open', 'on', { zh: '到场日期', en: 'The day of arrival' }),
      noOperator('visit.open.operator', (body) => obj(body, 'place')),
    ],
    fits: [
      fits(
        'open.place',
        '密封的暗访打开时须说明地点；已安排的走访地点不变。',
        'A sealed visit names its place as it is opened; the place of a prepared one stays.',
        (body, matter) => 'place' in body === (matter.state === 'sealed'),
      ),
      fits(
        'open.company',
        '走访市场由当地监管机关陪同，只看监管工作落实情况；请填写陪同人员。',
        'A market is visited in company of the local authority, for the work of that authority: say who goes along.',
        (body, matter) => str(obj(matter.facts, 'place'), 'kind') !== 'market' || str(body, 'company') !== '',
      ),
    ],
    fold: (matter, act) => {
      const there = 'place' in act.body ? obj(act.body, 'place') : obj(matter.facts, 'place');
      const name = str(there, 'name');
      return {
        state: 'open',
        title: matter.facts.unannounced === true ? `暗访${name}` : `走访${name}`,
        facts: { place: there, opened: { on: str(act.body, 'on'), by: act.actor, ...pick(act.personal, 'company') } },
      };
    },
  },
  ...onSpotVerbs,
  close: {
    title: { zh: '结束走访', en: 'Close the visit' },
    from: ['open'],
    by: workers,
    basis,
    /** What was seen, in words: a visit gives no score. */
    body: z.strictObject({ summary: prose(5_000) }),
    personal: ['summary'],
    conditions: [
      ofTeam('visit'),
      condition('close.answers', '还有必答题没有回答。', 'Questions that must be answered are open.', (matter) =>
        questionsOf(matter).every(({ id, required }) => !required || Object.hasOwn(obj(matter.facts, 'answers'), id)),
      ),
    ],
    fold: (_matter, act) => ({
      state: 'closed',
      facts: { closed: { on: act.on, by: act.actor, ...pick(act.personal, 'summary') } },
    }),
  },
  cancel: {
    title: { zh: '取消走访', en: 'Cancel the visit' },
    from: ['planned', 'sealed'],
    by: leaders,
    basis,
    body: z.strictObject({ reason: prose(2_000) }),
    personal: ['reason'],
    conditions: [
      condition(
        'cancel.knows',
        '密封的暗访只能由下达人或者督导组取消。',
        'Only who ordered a sealed visit, or its team, cancels it.',
        (matter, actor) => matter.state !== 'sealed' || isOrderer(matter, actor) || isOfTeam(matter, actor),
      ),
    ],
    says: [says('cancel.reason', '请说明取消的原因。', 'Say why.', (body) => str(body, 'reason').trim() !== '')],
    // Where it would have gone stays sealed.
    fold: () => ({ state: 'cancelled' }),
  },
};

/**
 * 督导走访: one stop. An unannounced visit 暗访 is sealed until its team opens it on the spot: nobody else learns place or day,
 * whoever may see that it exists.
 */
export const visit: Procedure = {
  id: 'visit',
  title: { zh: '督导走访', en: 'Supervision visit' },
  states: {
    planned: { title: { zh: '待走访', en: 'Planned' } },
    sealed: { title: { zh: '密封', en: 'Sealed' } },
    open: { title: { zh: '走访中', en: 'Open' } },
    closed: { title: { zh: '已结束', en: 'Closed' }, final: true },
    cancelled: { title: { zh: '已取消', en: 'Cancelled' }, final: true },
  },
  verbs,
  measures: visitMeasures,
  words: (matter) => [matter.title],
  campaigns: campaignsOf,
};
