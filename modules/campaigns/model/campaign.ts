import { z } from 'zod';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import { line, prose } from '../../../platform/procedure/body.ts';
import { entriesOf, listOf, nextId, objectsOf, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { BodyCondition, FitCondition, Matter, Procedure, Verb } from '../../../platform/procedure/types.ts';
import { campaignCode } from '../../intake/model/body.ts';
import { by } from '../../intake/model/roles.ts';
import { cancelVerb, orderBody, periodBody, periodInOrder, startVerb } from '../../office/model/plan.ts';
import { outreachVerbs, takesPart } from './outreach.ts';
import { outreachMeasures } from './outreach-measures.ts';
import { scopeBody, scopeOf } from './scope.ts';

/** Who set an action of a campaign: prescribed from above, or chosen below 自选动作. */
export const actionOrigins = {
  prescribed: { zh: '规定动作', en: 'prescribed' },
  'self-selected': { zh: '自选动作', en: 'self-selected' },
} as const;

/** 专项行动 is carried on by these; whoever takes part in it below may add actions and report. */
const leaders = by('head', 'campaign-office');
const basis = ['supervision'] as const;
const RUNNING = ['running'] as const;
const OPEN = ['planned', 'running'] as const;

const { condition, says, fits } = namedRules('campaign');

/** A measure as the campaign fixed it: its id, and the digest of its written definition on that day. */
const fixedMeasure = () =>
  z.strictObject({
    id: line(60),
    definition: z.string().regex(/^[0-9a-f]{64}$/),
  });

/** So much of a measure by the end; for the whole, or for one area. */
const target = () =>
  z.strictObject({
    measure: line(60),
    authority: z
      .string()
      .regex(/^\d{6}(\d{3})?$/)
      .exactOptional(),
    value: z.int().min(1).max(100_000_000_000_000),
  });

const measuresIn = (from: JsonObject): readonly string[] => objectsOf(from.measures).map((each) => str(each, 'id'));
const targetsIn = (from: JsonObject): readonly string[] => objectsOf(from.targets).map((each) => str(each, 'measure'));

const namedOnce = (verb: string): BodyCondition =>
  says(`${verb}.measures`, '指标重复。', 'A measure is named twice.', (body) => {
    const ids = measuresIn(body);
    return new Set(ids).size === ids.length;
  });

/** A target names a measure that the campaign counts; what an amendment does not say stays as it stands. */
const counted = (verb: string): FitCondition =>
  fits(
    `${verb}.measure`,
    '目标所用的指标不在本行动确定的指标内。',
    'A target names a measure that the campaign does not count.',
    (body, { facts }) => {
      const known = measuresIn('measures' in body ? body : facts);
      return targetsIn('targets' in body ? body : facts).every((id) => known.includes(id));
    },
  );

/** A campaign asks of those below: nobody plans for areas that are not the own. */
const ownAreas = (verb: string): FitCondition =>
  fits(
    `${verb}.authorities`,
    '行动的地区范围只能是本机关及下级的地区。',
    'The areas of a campaign lie within that of its own authority.',
    (body, matter) => listOf(obj(body, 'scope').authorities).every((code) => isWithin(code, matter.homeCode)),
  );

const campaignVerbs: Readonly<Record<string, Verb>> = {
  plan: {
    title: { zh: '制定专项行动', en: 'Plan a campaign' },
    from: [],
    by: leaders,
    place: 'anywhere',
    basis,
    body: z.strictObject({
      code: campaignCode(),
      title: line(),
      /** 依据: the paper that ordered it. */
      order: orderBody(),
      /** The campaign that it is a part of. */
      parent: campaignCode().exactOptional(),
      scope: scopeBody(),
      actions: z.array(line()).max(60),
      measures: z.array(fixedMeasure()).min(1).max(80),
      /** 同期基数: what growth is told against. */
      baseline: periodBody().exactOptional(),
      targets: z.array(target()).max(400),
    }),
    says: [
      periodInOrder('campaign', 'plan', 'scope'),
      periodInOrder('campaign', 'plan', 'baseline'),
      says('plan.parent', '专项行动不能是自身的子行动。', 'A campaign is no part of itself.', (body) => {
        return str(body, 'parent') !== str(body, 'code');
      }),
      namedOnce('plan'),
    ],
    fits: [counted('plan'), ownAreas('plan')],
    fold: (_matter, act) => ({
      state: 'planned',
      title: str(act.body, 'title'),
      facts: {
        ...pick(act.body, 'code', 'order', 'parent', 'scope', 'measures', 'baseline', 'targets'),
        edition: 1,
        actions: Object.fromEntries(
          listOf(act.body.actions).map((title, index) => [
            `a${index + 1}`,
            { title, origin: 'prescribed', authority: act.authority, on: act.on },
          ]),
        ),
      },
    }),
  },
  start: startVerb({ zh: '启动', en: 'Start' }),
  'add-action': {
    title: { zh: '增加自选动作', en: 'Add an action of our own' },
    from: OPEN,
    by: leaders,
    place: 'anywhere',
    basis,
    body: z.strictObject({ title: line(), reason: prose(2_000).exactOptional() }),
    conditions: [takesPart('add-action')],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'actions', nextId(matter, 'actions', 'a'), {
        title: str(act.body, 'title'),
        origin: act.authority === matter.homeCode ? 'prescribed' : 'self-selected',
        authority: act.authority,
        on: act.on,
      }),
    }),
  },
  amend: {
    title: { zh: '调整范围、指标和目标', en: 'Amend scope, measures, targets' },
    from: OPEN,
    by: leaders,
    basis,
    body: z.strictObject({
      scope: scopeBody().exactOptional(),
      measures: z.array(fixedMeasure()).min(1).max(80).exactOptional(),
      baseline: periodBody().exactOptional(),
      targets: z.array(target()).max(400).exactOptional(),
      reason: prose(2_000),
      document: line(120).exactOptional(),
    }),
    says: [
      periodInOrder('campaign', 'amend', 'scope'),
      periodInOrder('campaign', 'amend', 'baseline'),
      namedOnce('amend'),
      says('amend.something', '请填写需要调整的内容。', 'Say what is to change.', (body) =>
        ['scope', 'measures', 'baseline', 'targets'].some((key) => key in body),
      ),
    ],
    fits: [counted('amend'), ownAreas('amend')],
    // Bulletins frozen before keep what they counted; later ones say by which edition they count.
    fold: (matter, act) => ({
      facts: {
        ...pick(act.body, 'scope', 'measures', 'baseline', 'targets'),
        edition: Number(matter.facts.edition ?? 1) + 1,
        amended: [
          ...(Array.isArray(matter.facts.amended) ? matter.facts.amended : []),
          { on: act.on, ...pick(act.body, 'document') },
        ] as Json,
      },
    }),
  },
  conclude: {
    title: { zh: '结束并总结', en: 'Conclude with a summary' },
    from: RUNNING,
    by: by('head'),
    basis,
    body: z.strictObject({ document: line(120), summary: prose() }),
    conditions: [
      condition(
        'conclude.over',
        '行动期限尚未届满；提前结束的，请先调整期限。',
        'Its period is not over: amend it first to end earlier.',
        (matter, _actor, today) => scopeOf(matter.facts).to <= today,
      ),
    ],
    fold: (_matter, act) => ({
      state: 'concluded',
      facts: { concluded: { on: act.on, ...pick(act.body, 'document') } },
    }),
  },
  cancel: cancelVerb(),
};

/**
 * 专项行动: what is counted is fixed when it is planned, its measures by the digest of their written definitions; every later
 * change is an act with a reason and makes a new edition (rows A1, A3, B7).
 */
export const campaign: Procedure = {
  id: 'campaign',
  title: { zh: '专项行动', en: 'Campaign' },
  states: {
    planned: { title: { zh: '筹备中', en: 'Planned' } },
    running: { title: { zh: '进行中', en: 'Running' } },
    concluded: { title: { zh: '已结束', en: 'Concluded' }, final: true },
    cancelled: { title: { zh: '已取消', en: 'Cancelled' }, final: true },
  },
  verbs: { ...campaignVerbs, ...outreachVerbs },
  measures: outreachMeasures,
  words: (matter) => [matter.title, str(matter.facts, 'code')],
  campaigns: (matter) => {
    const parent = str(matter.facts, 'parent');
    return [str(matter.facts, 'code'), ...(parent === '' ? [] : [parent])].filter((code) => code !== '');
  },
};

/** Actions of a campaign by who set them. */
export const actionsOf = (matter: Matter, origin: keyof typeof actionOrigins): readonly string[] =>
  entriesOf(matter, 'actions').flatMap(([, each]) => (str(each, 'origin') === origin ? [str(each, 'title')] : []));
