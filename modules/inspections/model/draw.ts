import { z } from 'zod';
import { pick, str } from '../../../kernel/read-json.ts';
import { line, prose } from '../../../platform/procedure/body.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import { isOther } from '../../../platform/procedure/permit.ts';
import type { Procedure, Verb } from '../../../platform/procedure/types.ts';
import { campaignsOf } from '../../campaigns/model/joining.ts';
import { by } from '../../intake/model/roles.ts';
import { beaconSchema } from './draw-file.ts';
import { DRAW_ALGORITHM } from './draw-from.ts';
import { drawMeasures } from './draw-measures.ts';
import { ownArea, PLAN, planBody, planSays } from './draw-plan.ts';

const { condition } = namedRules('draw');
const basis = ['random.libraries', 'inspection.approval'];
const office = by('officer', 'head', 'campaign-office');
const digest = () => z.string().regex(/^[0-9a-f]{64}$/);

const verbs: Readonly<Record<string, Verb>> = {
  plan: {
    title: { zh: '制定抽查方案', en: 'Plan a draw' },
    from: [],
    by: office,
    place: 'anywhere',
    basis,
    body: planBody(),
    says: planSays('plan'),
    fits: [ownArea('plan')],
    fold: (_matter, act) => ({
      state: 'planned',
      title: str(act.body, 'title'),
      facts: pick(act.body, ...PLAN),
    }),
  },
  replan: {
    title: { zh: '修改抽查方案', en: 'Change the plan' },
    from: ['planned'],
    by: office,
    basis,
    body: planBody(),
    says: planSays('replan'),
    fits: [ownArea('replan')],
    fold: (_matter, act) => ({ title: str(act.body, 'title'), facts: { campaign: null, ...pick(act.body, ...PLAN) } }),
  },
  approve: {
    title: { zh: '批准抽查', en: 'Approve the draw' },
    from: ['planned'],
    by: by('head'),
    basis,
    /** 行政检查审批 of everything that it draws. */
    body: z.strictObject({ document: line(120), opinion: prose(1_000).exactOptional() }),
    fold: (_matter, act) => ({
      state: 'approved',
      facts: { approval: { by: act.actor, on: act.on, ...pick(act.body, 'document') } },
    }),
  },
  freeze: {
    title: { zh: '封存名单并作出承诺', en: 'Freeze the lists and commit' },
    from: ['approved'],
    by: office,
    basis,
    body: z.strictObject({
      algorithm: z.literal(DRAW_ALGORITHM),
      digest: digest(),
      commitment: digest(),
      firms: z.int().min(1),
      officers: z.int().min(2),
      toDraw: z.int().min(1),
      /** Firms left out because their yearly cap is reached. */
      capped: z.int().min(0),
    }),
    fold: (_matter, act) => ({
      state: 'frozen',
      facts: {
        frozen: {
          by: act.actor,
          at: act.eventAt,
          ...pick(act.body, 'algorithm', 'digest', 'commitment', 'firms', 'officers', 'toDraw', 'capped'),
        },
      },
    }),
  },
  reveal: {
    title: { zh: '揭示并抽取', en: 'Reveal and draw' },
    from: ['frozen'],
    by: office,
    basis,
    body: z.strictObject({
      secret: digest(),
      contribution: line(200),
      beacon: beaconSchema,
      seed: digest(),
      /** Digest of the text of the result. */
      result: digest(),
      drawn: z.int().min(1),
      /** How the act of freezing stands under the first signed head after it. */
      proof: z
        .strictObject({ leaf: z.int().min(0), hashes: z.array(digest()).max(64), head: prose(5_000) })
        .exactOptional(),
    }),
    conditions: [
      condition(
        'reveal.other',
        '封存名单的人不能揭示：请由另一名执法人员输入随机内容并揭示。',
        'Whoever froze the lists does not reveal: another officer adds to the seed and reveals.',
        (matter, actor) => (matter.doneBy.freeze ?? []).every((person) => isOther(actor, person)),
      ),
    ],
    topics: ['draw-drawn'],
    fold: (_matter, act) => ({
      state: 'drawn',
      facts: {
        drawn: {
          ...{ by: act.actor, at: act.eventAt, on: act.on, authority: act.authority },
          ...pick(act.body, 'secret', 'contribution', 'beacon', 'seed', 'result', 'drawn'),
        },
      },
    }),
  },
  publish: {
    title: { zh: '公开抽取过程和结果', en: 'Publish how it was drawn' },
    from: ['drawn'],
    by: office,
    basis: ['random.libraries', 'random.publish'],
    body: z.strictObject({}),
    fold: (_matter, act) => ({ state: 'published', facts: { published: { on: act.on } } }),
  },
  close: {
    title: { zh: '办结', en: 'Close' },
    from: ['published'],
    by: by('head'),
    basis,
    body: z.strictObject({ summary: prose(5_000) }),
    fold: () => ({ state: 'closed' }),
  },
  abandon: {
    title: { zh: '终止抽查', en: 'Abandon' },
    from: ['planned', 'approved', 'frozen'],
    by: by('head'),
    basis,
    body: z.strictObject({ reason: prose(1_000) }),
    // A draw given up after its commitment stays in public sight: whoever disliked a result cannot begin again unseen.
    fold: (_matter, act) => ({ state: 'abandoned', facts: { abandoned: { on: act.on, ...pick(act.body, 'reason') } } }),
  },
};

/** 双随机抽查: lists and a secret are committed to before, another person and public chance add to it, anybody runs it again. */
export const draw: Procedure = {
  id: 'draw',
  title: { zh: '双随机抽查', en: 'Random draw' },
  states: {
    planned: { title: { zh: '方案拟定', en: 'Planned' } },
    approved: { title: { zh: '已批准，待封存名单', en: 'Approved' } },
    frozen: { title: { zh: '名单已封存，待揭示', en: 'Lists frozen' } },
    drawn: { title: { zh: '已抽取，待公开', en: 'Drawn' } },
    published: { title: { zh: '已公开，检查中', en: 'Published' } },
    closed: { title: { zh: '已办结', en: 'Closed' }, final: true },
    abandoned: { title: { zh: '已终止', en: 'Abandoned' }, final: true },
  },
  verbs,
  measures: drawMeasures,
  words: (matter) => [matter.title],
  campaigns: campaignsOf,
};
