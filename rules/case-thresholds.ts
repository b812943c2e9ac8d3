import type { Fen } from '../kernel/money.ts';
import { fen } from '../kernel/money.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { sourceOf } from './basis.ts';
import type { PauseKind } from './pauses.ts';
import type { PenaltyKind } from './penalty-kinds.ts';
import { type Threshold, thresholdOn, yuan } from './threshold.ts';
import { day } from './worked-rule.ts';

/** Whom the penalty is for. Where a sole trader 个体工商户 belongs is not said in our sources: the caller decides. */
export type PartyKind = 'person' | 'organisation';

type PerParty = Readonly<Record<PartyKind, Fen>>;

/** One or more editions; the first is the nation's. */
export type Editions<Values, Example> = readonly [Threshold<Values, Example>, ...Threshold<Values, Example>[]];

const since = (from: string) => ({ effectiveFrom: day(from), effectiveTo: null, jurisdiction: '' }) as const;

/** What is about to be imposed. `fine` and `confiscated` in fen, 0 where there is none. */
export interface Proposal {
  readonly party: PartyKind;
  readonly kinds: readonly PenaltyKind[];
  readonly fine: Fen;
  /** 没收违法所得 and 没收非法财物 together. */
  readonly confiscated: Fen;
  /** The authority holds the penalty to be a heavier one 其他较重的行政处罚, or another law gives a hearing. */
  readonly otherwiseHeavy?: boolean;
}

export interface HearingAmounts {
  readonly fineFrom: PerParty;
  readonly confiscatedFrom: PerParty;
  /** Kinds that give a hearing whatever the amount. */
  readonly always: readonly PenaltyKind[];
}

export type HearingReason = 'fine' | 'confiscation' | 'kind' | 'otherwise-heavy';

interface HearingExample {
  readonly proposal: Omit<Proposal, 'fine' | 'confiscated'> & { readonly fine: number; readonly confiscated: number };
  readonly because: readonly HearingReason[];
  readonly note: string;
}

/**
 * 听证标准: law.md §4 `hearing-threshold`. The kinds are those of 处罚法 art 63 (V); the amounts are from memory (M), and
 * provinces may set others: add an edition with their prefix.
 */
export const hearingThresholds: Editions<HearingAmounts, HearingExample> = [
  {
    id: 'hearing-threshold',
    ...since('2021-07-15'),
    title: { zh: '听证标准', en: 'From when a hearing is offered' },
    source: sourceOf('hearing.art5'),
    values: {
      fineFrom: { person: yuan(10_000), organisation: yuan(100_000) },
      confiscatedFrom: { person: yuan(10_000), organisation: yuan(100_000) },
      always: ['suspend-production', 'close', 'restrict-occupation', 'lower-qualification', 'revoke-licence'],
    },
    examples: [
      {
        proposal: { party: 'person', kinds: ['fine'], fine: 1_000_000, confiscated: 0 },
        because: ['fine'],
        note: '自然人罚款恰为一万元，“以上”包括本数',
      },
      {
        proposal: { party: 'person', kinds: ['fine'], fine: 999_999, confiscated: 0 },
        because: [],
        note: '差一分不到一万元',
      },
      {
        proposal: { party: 'organisation', kinds: ['fine'], fine: 9_999_999, confiscated: 0 },
        because: [],
        note: '组织罚款不足十万元',
      },
      {
        proposal: {
          party: 'organisation',
          kinds: ['fine', 'confiscate-gains', 'confiscate-goods'],
          fine: 6_000_000,
          confiscated: 10_000_000,
        },
        because: ['confiscation'],
        note: '罚款六万元不足，没收合计十万元已达；罚款与没收不相加',
      },
      {
        proposal: {
          party: 'organisation',
          kinds: ['fine', 'confiscate-gains'],
          fine: 6_000_000,
          confiscated: 6_000_000,
        },
        because: [],
        note: '各不足十万元，不相加',
      },
      {
        proposal: { party: 'person', kinds: ['warning', 'revoke-licence'], fine: 0, confiscated: 0 },
        because: ['kind'],
        note: '吊销许可证件不论数额',
      },
      {
        proposal: { party: 'person', kinds: ['restrict-activity'], fine: 0, confiscated: 0, otherwiseHeavy: true },
        because: ['otherwise-heavy'],
        note: '机关认为属于其他较重的行政处罚',
      },
    ],
  },
];

/**
 * Whether the party must be told of the right to a hearing, and why.
 * @throws AppError `rules.none-in-force`
 */
export function hearingDue(
  proposal: Proposal,
  on: PlainDate,
  region: string,
  editions: Editions<HearingAmounts, HearingExample> = hearingThresholds,
): {
  readonly due: boolean;
  readonly because: readonly HearingReason[];
  readonly rule: Threshold<HearingAmounts, HearingExample>;
} {
  const rule = thresholdOn(editions, on, region);
  const { fineFrom, confiscatedFrom, always } = rule.values;
  const because: HearingReason[] = [];
  if (proposal.fine >= fineFrom[proposal.party]) because.push('fine');
  if (proposal.confiscated >= confiscatedFrom[proposal.party]) because.push('confiscation');
  if (proposal.kinds.some((kind) => always.includes(kind))) because.push('kind');
  if (proposal.otherwiseHeavy === true) because.push('otherwise-heavy');
  return { due: because.length > 0, because, rule };
}

export interface SummaryLimits {
  readonly fineUpTo: PerParty;
  readonly kinds: readonly PenaltyKind[];
}

interface SummaryExample {
  readonly party: PartyKind;
  readonly kinds: readonly PenaltyKind[];
  readonly fine: number;
  readonly obstacle: 'kind' | 'amount' | null;
  readonly note: string;
}

/** 简易程序: law.md §4 `case-summary`. Other laws may differ. */
export const summaryLimits: Editions<SummaryLimits, SummaryExample> = [
  {
    id: 'case-summary',
    ...since('2021-07-15'),
    title: { zh: '简易程序的适用', en: 'What the summary procedure may impose' },
    source: sourceOf('penalty.art51'),
    values: { fineUpTo: { person: yuan(200), organisation: yuan(3_000) }, kinds: ['warning', 'fine'] },
    examples: [
      { party: 'person', kinds: ['fine'], fine: 20_000, obstacle: null, note: '公民二百元，“以下”包括本数' },
      { party: 'person', kinds: ['fine'], fine: 20_001, obstacle: 'amount', note: '公民超过二百元' },
      { party: 'organisation', kinds: ['warning', 'fine'], fine: 300_000, obstacle: null, note: '组织三千元并警告' },
      { party: 'organisation', kinds: ['fine'], fine: 300_100, obstacle: 'amount', note: '组织超过三千元' },
      { party: 'person', kinds: ['warning'], fine: 0, obstacle: null, note: '仅警告' },
      {
        party: 'person',
        kinds: ['fine', 'confiscate-goods'],
        fine: 10_000,
        obstacle: 'kind',
        note: '没收不适用简易程序',
      },
    ],
  },
];

/**
 * What stands against the summary procedure: a kind of penalty, the amount, or nothing (null). That facts are clear and
 * there is a statutory basis is for the officer to say.
 * @throws AppError `rules.none-in-force`
 */
export function summaryObstacle(
  proposal: Pick<Proposal, 'party' | 'kinds' | 'fine'>,
  on: PlainDate,
  region: string,
): 'kind' | 'amount' | null {
  const { fineUpTo, kinds } = thresholdOn(summaryLimits, on, region).values;
  if (!proposal.kinds.every((kind) => kinds.includes(kind))) return 'kind';
  return proposal.fine > fineUpTo[proposal.party] ? 'amount' : null;
}

interface OnspotExample {
  readonly asked: OnspotCase;
  readonly because: OnspotReason | null;
  readonly note: string;
}

export interface OnspotCase {
  readonly fine: number;
  readonly summary: boolean;
  /** Not collected at once, it would be hard to enforce. */
  readonly hardLater?: boolean;
  /** Remote, on water or badly connected, and the party asks to pay on the spot. */
  readonly remoteRequest?: boolean;
}

export type OnspotReason = 'small' | 'hard-later' | 'remote';

/** 当场收缴: law.md §4 `case-onspot-collect`. */
export const onspotLimits: Editions<{ readonly fineUpTo: Fen }, OnspotExample> = [
  {
    id: 'case-onspot-collect',
    ...since('2021-07-15'),
    title: { zh: '当场收缴罚款', en: 'When a fine may be taken on the spot' },
    source: sourceOf('penalty.art68'),
    values: { fineUpTo: yuan(100) },
    examples: [
      { asked: { fine: 10_000, summary: true }, because: 'small', note: '一百元以下' },
      { asked: { fine: 10_100, summary: true }, because: null, note: '超过一百元' },
      { asked: { fine: 20_000, summary: true, hardLater: true }, because: 'hard-later', note: '事后难以执行' },
      { asked: { fine: 10_000, summary: false, hardLater: true }, because: null, note: '普通程序不得当场收缴' },
      {
        asked: { fine: 500_000, summary: false, remoteRequest: true },
        because: 'remote',
        note: '交通不便地区经当事人提出',
      },
    ],
  },
];

/**
 * Why the fine may be taken on the spot (处罚法 art 68–69), or null: then it is paid to the bank.
 * @throws AppError `rules.none-in-force`
 */
export function onspotReason(asked: OnspotCase, on: PlainDate, region: string): OnspotReason | null {
  const { fineUpTo } = thresholdOn(onspotLimits, on, region).values;
  if (asked.summary && asked.fine <= fineUpTo) return 'small';
  if (asked.summary && asked.hardLater === true) return 'hard-later';
  return asked.remoteRequest === true ? 'remote' : null;
}

export interface SurchargeRate {
  /** Hundredths of a per cent of the fine for each day. */
  readonly dailyBasisPoints: number;
  /** Most, as a share of the fine. */
  readonly capBasisPoints: number;
  /** Days of these pauses are not counted. */
  readonly pauses: readonly PauseKind[];
}

interface SurchargeExample {
  readonly fine: number;
  readonly days: number;
  readonly surcharge: number;
  readonly note: string;
}

/** 加处罚款: law.md §4 `fine-surcharge`. An enforcement agreement 执行协议 may reduce it. */
export const surchargeRates: Editions<SurchargeRate, SurchargeExample> = [
  {
    id: 'fine-surcharge',
    ...since('2021-07-15'),
    title: { zh: '加处罚款', en: 'Surcharge on an unpaid fine' },
    source: sourceOf('penalty.art72'),
    values: { dailyBasisPoints: 300, capBasisPoints: 10_000, pauses: ['reconsideration', 'litigation'] },
    examples: [
      { fine: 1_000_000, days: 0, surcharge: 0, note: '未逾期' },
      { fine: 1_000_000, days: 10, surcharge: 300_000, note: '一万元逾期十日' },
      { fine: 1_000_000, days: 33, surcharge: 990_000, note: '第33日仍未达罚款数额' },
      { fine: 1_000_000, days: 34, surcharge: 1_000_000, note: '第34日起以罚款数额为限' },
      { fine: 12_345, days: 1, surcharge: 370, note: '不足一分的舍去' },
    ],
  },
];

/**
 * Surcharge after so many counted days late; never above the cap. Parts of a fen are dropped; the source is silent (U).
 * @throws AppError `rules.none-in-force`; RangeError for a negative or fractional number of days
 */
export function surchargeAfter(fine: Fen, days: number, on: PlainDate, region: string): Fen {
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError(`not a number of days: ${days}`);
  const { dailyBasisPoints, capBasisPoints } = thresholdOn(surchargeRates, on, region).values;
  const points = Math.min(dailyBasisPoints * days, capBasisPoints);
  return fen(Number((BigInt(fine) * BigInt(points)) / 10_000n));
}

/** Fewest persons for a task. */
export type Team = 'case-staffing' | 'crime-team';

interface StaffingExample {
  readonly officers: number;
  readonly enough: boolean;
  readonly note: string;
}

/** 两名以上: officers with 执法资格 on a case, and the team 专案组 that verifies a suspected crime; law.md §4, §5. */
export const staffing: Readonly<Record<Team, Editions<{ readonly least: number }, StaffingExample>>> = {
  'case-staffing': [
    {
      id: 'case-staffing',
      ...since('2021-07-15'),
      title: { zh: '办案人员不少于两人', en: 'At least two officers on a case' },
      source: sourceOf('penalty.art42'),
      values: { least: 2 },
      examples: [
        { officers: 1, enough: false, note: '一人不得办案' },
        { officers: 2, enough: true, note: '两名具有执法资格的人员' },
      ],
    },
  ],
  'crime-team': [
    {
      id: 'crime-team',
      ...since('2020-08-07'),
      title: { zh: '移送专案组不少于两人', en: 'At least two officers verify a suspected crime' },
      source: sourceOf('transfer310.art5'),
      values: { least: 2 },
      examples: [
        { officers: 1, enough: false, note: '一人不足' },
        { officers: 2, enough: true, note: '立即指定两名以上行政执法人员组成专案组' },
      ],
    },
  ],
};

/**
 * How many officers a task needs at least.
 * @throws AppError `rules.none-in-force`
 */
export function leastOfficers(team: Team, on: PlainDate, region: string): number {
  return thresholdOn(staffing[team], on, region).values.least;
}
