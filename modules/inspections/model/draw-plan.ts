import { z } from 'zod';
import { obj, str } from '../../../kernel/read-json.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import { authorityCode, day, line, oneOf } from '../../../platform/procedure/body.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { BodyCondition, FitCondition, Matter } from '../../../platform/procedure/types.ts';
import { campaignCode } from '../../intake/model/body.ts';
import { by } from '../../intake/model/roles.ts';
import { periodBody, periodInOrder } from '../../office/model/plan.ts';
import { partyKinds } from '../../parties/model/party.ts';
import { HEAVIEST } from './draw-lists.ts';
import { chosenItems } from './firm.ts';

/** Risk class 风险等级 and credit class 信用等级 of a firm; `none` where it has not been classed. */
export const riskClasses = {
  low: { zh: '低风险（A）', en: 'Low (A)' },
  medium: { zh: '中风险（B）', en: 'Medium (B)' },
  'medium-high': { zh: '较高风险（C）', en: 'Raised (C)' },
  high: { zh: '高风险（D）', en: 'High (D)' },
  none: { zh: '未分类', en: 'Not classed' },
} as const satisfies Readonly<Record<string, Text>>;
export type RiskClass = keyof typeof riskClasses;

export const creditClasses = {
  good: { zh: '信用良好', en: 'Good' },
  ordinary: { zh: '信用一般', en: 'Ordinary' },
  abnormal: { zh: '列入经营异常名录', en: 'On the list of abnormal operation' },
  dishonest: { zh: '列入严重违法失信名单', en: 'On the list of serious dishonesty' },
  none: { zh: '未评价', en: 'Not rated' },
} as const satisfies Readonly<Record<string, Text>>;
export type CreditClass = keyof typeof creditClasses;

/** Who enters the classes of firms. */
export const classFirms = by('officer', 'head', 'campaign-office');

/** Where the number comes from that nobody can know at the commitment. */
export const beaconKinds = {
  head: { zh: '承诺之后台账签发的首个树头', en: 'the first signed head of the ledger after the commitment' },
  public: { zh: '约定的公开随机数（如彩票开奖号码）', en: 'an agreed public number, such as a lottery draw' },
} as const satisfies Readonly<Record<string, Text>>;

const { says, fits } = namedRules('draw');

/** The plan of a draw: which firms, in which groups, how many, by which weights, with how many officers and which chance. */
export const planBody = () =>
  z.strictObject({
    title: line(),
    /** 抽查依据: the plan or order that it carries out. */
    document: line(120),
    items: chosenItems(),
    /** Which firms: those of an area, by kind, by first day of registration. */
    population: z.strictObject({
      area: authorityCode(),
      kinds: z.array(oneOf(partyKinds)).max(4),
      registeredBefore: day().exactOptional(),
    }),
    /** 分层: the first group that fits takes the firm; an empty list of classes takes all. */
    groups: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z0-9-]{1,20}$/),
          risks: z.array(oneOf(riskClasses)).max(5),
          credits: z.array(oneOf(creditClasses)).max(5),
          /** So many firms, or so many of a thousand 抽取比例 (rounded up): one of the two. */
          number: z.int().min(0).max(100_000).exactOptional(),
          permille: z.int().min(0).max(1_000).exactOptional(),
        }),
      )
      .min(1)
      .max(20),
    /** 权重: a firm's weight is the product of all that fit it; 1 where none does. */
    weights: z
      .array(
        z.strictObject({
          risk: oneOf(riskClasses).exactOptional(),
          credit: oneOf(creditClasses).exactOptional(),
          weight: z.int().min(1).max(100),
        }),
      )
      .max(20),
    officersPerFirm: z.int().min(2).max(6),
    period: periodBody(),
    beacon: z.strictObject({ kind: oneOf(beaconKinds), source: line().exactOptional() }),
    campaign: campaignCode().exactOptional(),
  });

export const planSays = (verb: string): readonly BodyCondition[] => [
  says(`${verb}.groups`, '分层编号重复。', 'Two groups bear the same id.', (body) => {
    const ids = groupsIn(body).map(({ id }) => id);
    return new Set(ids).size === ids.length;
  }),
  says(
    `${verb}.amount`,
    '每一层填写抽取户数或者抽取比例，只填一项。',
    'Each group has a number or a share, one of the two.',
    (body) => groupsIn(body).every(({ number, permille }) => (number === undefined) !== (permille === undefined)),
  ),
  periodInOrder('draw', verb),
  says(
    `${verb}.source`,
    '采用公开随机数的，请事先写明来源和期次。',
    'Name beforehand the source and the number of the public draw.',
    (body) => str(obj(body, 'beacon'), 'kind') === 'head' || str(obj(body, 'beacon'), 'source') !== '',
  ),
];

/** Nobody draws from firms beyond the own area. */
export const ownArea = (verb: string): FitCondition =>
  fits(`${verb}.area`, '检查对象应当在本机关辖区内。', 'The firms lie in the own area.', (body, matter) =>
    isWithin(str(obj(body, 'population'), 'area'), matter.homeCode),
  );

/** What a plan leaves in the facts. */
export const PLAN = [
  'document',
  'list',
  'items',
  'population',
  'groups',
  'weights',
  'officersPerFirm',
  'period',
  'beacon',
  'campaign',
];

export interface PlannedGroup {
  readonly id: string;
  readonly risks: readonly RiskClass[];
  readonly credits: readonly CreditClass[];
  readonly number?: number;
  readonly permille?: number;
}

export const groupsIn = (from: JsonObject): readonly PlannedGroup[] =>
  Array.isArray(from.groups) ? (from.groups as unknown as PlannedGroup[]) : [];

/** A firm's classes as the weights take them. */
export interface Classed {
  readonly risk: RiskClass;
  readonly credit: CreditClass;
}

/** The group that takes a firm, the first that fits; undefined where none does. */
export const groupOf = (matter: Pick<Matter, 'facts'>, { risk, credit }: Classed): string | undefined =>
  groupsIn(matter.facts).find(
    ({ risks, credits }) =>
      (risks.length === 0 || risks.includes(risk)) && (credits.length === 0 || credits.includes(credit)),
  )?.id;

interface PlannedWeight extends Partial<Classed> {
  readonly weight: number;
}

/** The weight of a firm: the product of all weights that fit it, never beyond what lists may hold. */
export function weightOf(matter: Pick<Matter, 'facts'>, { risk, credit }: Classed): number {
  const weights = Array.isArray(matter.facts.weights) ? (matter.facts.weights as unknown as PlannedWeight[]) : [];
  const product = weights
    .filter((each) => (each.risk ?? risk) === risk && (each.credit ?? credit) === credit)
    .reduce((so, each) => so * each.weight, 1);
  return Math.min(product, HEAVIEST);
}

/** How many of so many: the number, never more than there are; or the share, rounded up. */
export const amountOf = ({ number, permille }: PlannedGroup, size: number): number =>
  Math.min(size, number ?? Math.ceil((size * (permille ?? 0)) / 1_000));
