import { z } from 'zod';
import { num, obj, pick, str } from '../../../kernel/read-json.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import { authorityCode, day, line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { objectsOf, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { Procedure, Verb } from '../../../platform/procedure/types.ts';
import { campaignsOf } from '../../campaigns/model/joining.ts';
import { campaignCode } from '../../intake/model/body.ts';
import { domains } from '../../intake/model/labels.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { by } from '../../intake/model/roles.ts';
import { attachVerb } from './attach.ts';
import { byWhoSetIt, dayNotPast, entryIs } from './conditions.ts';
import { duesFit, ITEMS_MADE, itemBody, itemsOf, markTask, newItems, openItems } from './items.ts';
import { absentee, attendee } from './meeting.ts';
import { originBody } from './origin.ts';
import { talkMeasures } from './talk-measures.ts';

/** Whether a promise was kept, as a person judged it. */
export const promiseVerdicts = {
  kept: { zh: '已兑现', en: 'kept' },
  'not-kept': { zh: '未兑现', en: 'not kept' },
} as const satisfies Readonly<Record<string, Text>>;

const { condition, says, fits } = namedRules('talk');
const basis = ['supervision'];
const callers = by('head', 'campaign-office', 'supervisor');
const OPEN = ['proposed', 'summoned'];

/**
 * A figure as it stood when it was cited, bound to its cell: which figure, of whom, in which days. A rate never stands
 * without its base, nor a small one without its interval: figures tell where to look, they judge nobody.
 */
const citedFigure = () =>
  z.strictObject({
    figure: line(80),
    authority: authorityCode(),
    from: day(),
    to: day(),
    value: z.int(),
    /** What it is a part of, where it is told as a rate: a figure of its own. */
    base: z.strictObject({ figure: line(80), value: z.int().min(1) }).exactOptional(),
  });

const ofUnit = (verb: string) => byWhoSetIt('talk', verb);

const promisesIn = (body: JsonObject): readonly JsonObject[] => objectsOf(body.promises);
const promiseIn = (matter: Parameters<typeof itemsOf>[0], id: string) =>
  itemsOf(matter, 'talk').find(([each]) => each === id)?.[1];

const talkVerbs: Readonly<Record<string, Verb>> = {
  propose: {
    title: { zh: '提出约谈', en: 'Propose a talk' },
    from: [],
    by: callers,
    place: 'anywhere',
    basis,
    body: z.strictObject({
      title: line(),
      /** Who is talked to: an authority below. */
      unit: authorityCode(),
      reason: prose(5_000),
      figures: z.array(citedFigure()).max(20),
      domain: oneOf(domains).exactOptional(),
      campaign: campaignCode().exactOptional(),
      origin: originBody().exactOptional(),
    }),
    says: [
      says('propose.periods', '数据的起止日期颠倒。', 'A figure ends before it begins.', (body) =>
        objectsOf(body.figures).every((each) => str(each, 'from') <= str(each, 'to')),
      ),
      says('propose.base', '分子不能大于基数。', 'A part is not greater than its base.', (body) =>
        objectsOf(body.figures).every(
          (each) => each.base === undefined || num(each, 'value') <= num(obj(each, 'base'), 'value'),
        ),
      ),
    ],
    fits: [
      fits(
        'propose.unit',
        '约谈对象应当是下级机关。',
        'A talk is held with an authority below.',
        (body, matter) => str(body, 'unit') !== matter.homeCode && isWithin(str(body, 'unit'), matter.homeCode),
      ),
    ],
    fold: (_matter, act) => ({
      state: 'proposed',
      title: str(act.body, 'title'),
      domain: str(act.body, 'domain'),
      facts: {
        ...pick(act.body, 'unit', 'reason', 'campaign', 'origin'),
        figures: objectsOf(act.body.figures).map((each) => ({ ...each, on: act.on })),
      },
    }),
  },
  summon: {
    title: { zh: '发出约谈通知', en: 'Summon' },
    from: OPEN,
    by: by('head'),
    place: 'anywhere',
    basis,
    body: z.strictObject({ document: line(120), on: day(), place: line(), asked: z.array(attendee()).max(50) }),
    personal: ['asked'],
    conditions: [ofUnit('summon')],
    fits: [dayNotPast('talk', 'summon', 'on')],
    // From now on the unit sees it, and what it will owe.
    fold: (matter, act) => ({
      state: 'summoned',
      handlingCode: str(matter.facts, 'unit'),
      facts: { summons: { ...pick(act.body, 'document', 'on', 'place'), ...pick(act.personal, 'asked') } },
    }),
  },
  hold: {
    title: { zh: '登记约谈情况', en: 'Record the talk' },
    from: ['summoned'],
    by: callers,
    place: 'anywhere',
    basis,
    body: z.strictObject({
      on: day(),
      /** Who led the talk. */
      led: attendee(),
      attended: z.array(attendee()).min(1).max(100),
      absent: z.array(absentee()).max(100),
      record: prose(),
      promises: z.array(itemBody().omit({ owner: true })).max(40),
    }),
    personal: ['led', 'attended', 'absent', 'record'],
    conditions: [ofUnit('hold')],
    says: [notLater('talk', 'hold', 'on')],
    fits: [duesFit('talk', 'hold', promisesIn)],
    fold: (matter, act) => ({
      state: 'held',
      facts: {
        held: {
          ...pick(act.body, 'on'),
          ...pick(act.personal, 'led', 'attended', 'absent', 'record'),
          edition: 1,
        },
        // Whatever is promised, the unit owes it.
        ...newItems(matter, act, 'talk', promisesIn(act.body), { owner: str(matter.facts, 'unit') }),
      },
    }),
    topics: [ITEMS_MADE],
  },
  'judge-promise': {
    title: { zh: '认定承诺是否兑现', en: 'Judge a promise' },
    from: ['held'],
    by: by('head'),
    place: 'anywhere',
    basis,
    body: z.strictObject({
      promise: z.string().regex(/^p[1-9]\d{0,3}$/),
      result: oneOf(promiseVerdicts),
      reason: prose(2_000),
    }),
    personal: ['reason'],
    conditions: [ofUnit('judge-promise')],
    fits: [
      entryIs('talk', 'judge-promise', 'promise', promiseIn),
      fits(
        'judge-promise.evidence',
        '承诺对应的督办任务尚未验收通过，不能认定已兑现。',
        'Its task has no accepted evidence: it was not kept yet.',
        (body, matter) =>
          str(body, 'result') !== 'kept' || str(promiseIn(matter, str(body, 'promise')) ?? {}, 'state') === 'done',
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'promises', str(act.body, 'promise'), {
        verdict: str(act.body, 'result'),
        judgedOn: act.on,
        judgedBy: act.actor,
        ...pick(act.personal, 'reason'),
      }),
    }),
  },
  close: {
    title: { zh: '办结', en: 'Close' },
    from: ['held'],
    by: by('head'),
    place: 'anywhere',
    basis,
    body: z.strictObject({ opinion: prose(2_000) }),
    personal: ['opinion'],
    conditions: [
      ofUnit('close'),
      condition(
        'close.promises',
        '仍有承诺没有兑现、撤销，也没有认定为未兑现。',
        'A promise is still open, and was not judged.',
        (matter) => openItems(matter, 'talk').every((id) => str(promiseIn(matter, id) ?? {}, 'verdict') === 'not-kept'),
      ),
    ],
    fold: (_matter, act) => ({ state: 'closed', facts: { conclusion: { by: act.actor, on: act.on } } }),
  },
  'correct-record': {
    title: { zh: '更正约谈记录', en: 'Correct the record' },
    from: ['held', 'closed'],
    by: callers,
    place: 'anywhere',
    basis,
    body: z.strictObject({ record: prose(), reason: line(500) }),
    personal: ['record', 'reason'],
    conditions: [ofUnit('correct-record')],
    fold: (matter, act) => {
      const held = obj(matter.facts, 'held');
      return {
        facts: {
          held: { ...held, ...pick(act.personal, 'record'), edition: num(held, 'edition') + 1, correctedOn: act.on },
        },
      };
    },
  },
  cancel: {
    title: { zh: '取消约谈', en: 'Cancel' },
    from: OPEN,
    by: by('head'),
    place: 'anywhere',
    basis,
    body: z.strictObject({ reason: prose(2_000) }),
    conditions: [ofUnit('cancel')],
    fold: () => ({ state: 'cancelled' }),
  },
};

/**
 * 约谈（督导谈话）: a head talks with an authority below that lags: why, what was said, what was promised until when, and whether
 * it was kept. Figures are cited with their cells; whether to talk, and what follows, a person decides (row B2).
 */
export const talk: Procedure = {
  id: 'talk',
  title: { zh: '约谈', en: 'Talk' },
  states: {
    proposed: { title: { zh: '拟约谈', en: 'Proposed' } },
    summoned: { title: { zh: '已通知', en: 'Summoned' } },
    held: { title: { zh: '已约谈', en: 'Held' } },
    closed: { title: { zh: '已办结', en: 'Closed' }, final: true },
    cancelled: { title: { zh: '已取消', en: 'Cancelled' }, final: true },
  },
  verbs: {
    ...talkVerbs,
    attach: attachVerb(['proposed', 'summoned', 'held']),
    'mark-task': markTask('talk', ['held', 'closed']),
  },
  measures: talkMeasures,
  campaigns: campaignsOf,
};
