import type { AuthorityCode } from '../../kernel/id.ts';
import { type PlainDate, plainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import type { CasePlanId } from '../cases/plans.ts';
import type { ViolationCode } from '../cases/violations.ts';
import { counties, type Place } from '../places.ts';
import type { CaseCampaignId } from './case-figures.ts';

/** A special campaign 专项行动 of a source, told anew case by case with invented records. */
export interface CaseCampaign {
  readonly id: CaseCampaignId;
  /** Its code on the cases. */
  readonly code: string;
  readonly title: Text;
  readonly from: PlainDate;
  /** Last day: cases that are not closed by then stay open. */
  readonly to: PlainDate;
  /** Parts of it, each with what its cases are about; a case of a part counts in the campaign, too. */
  readonly actions: readonly {
    readonly code: string;
    readonly title: Text;
    readonly about: readonly ViolationCode[];
  }[];
  /** What cases outside any part are about; anything when absent. */
  readonly about?: readonly ViolationCode[];
  /** How many of a hundred closed cases, and of those still open, went which way. Exact numbers come first. */
  readonly closed: Ways;
  readonly open: Ways;
}
export type Ways = readonly (readonly [CasePlanId, number])[];

/** The bureau of the invented province that stands for the source's. */
export const CASE_AUTHORITY = '980100' as AuthorityCode;
export const caseCounties: readonly Place[] = counties.filter(({ code }) => code.startsWith('9801'));

/** Ways that leave the amounts of a decision as drawn, and that all rules since 2022 know. */
const CLOSED: Ways = [
  ['fined', 30],
  ['fined-person', 12],
  ['gains-confiscated', 10],
  ['goods-handed-in', 6],
  ['goods-confiscated', 6],
  ['warned', 7],
  ['not-punished', 6],
  ['not-established', 3],
  ['defended', 4],
  ['waived', 4],
  ['evidence-released', 3],
  ['seizure-lifted', 3],
  ['seizure-extended', 2],
  ['tested', 2],
  ['extended-in-time', 1],
  ['decided-late', 1],
];
const OPEN: Ways = [
  ['open-investigating', 20],
  ['open-testing', 6],
  ['open-held-near-limit', 6],
  ['open-evidence-kept', 4],
  ['open-reported', 6],
  ['open-to-review', 8],
  ['open-to-approve', 6],
  ['open-notified', 10],
  ['open-to-decide', 6],
  ['open-to-serve', 6],
  ['open-to-publish', 8],
  ['open-to-pay', 10],
  ['open-suspended', 4],
];

export const caseCampaigns: readonly CaseCampaign[] = [
  {
    id: 'A-chunlei-2019',
    code: 'chunlei-2019',
    title: { zh: '春雷行动2019（时间移至2022年）', en: 'Spring Thunder 2019 (moved to 2022)' },
    from: plainDate('2022-01-04'),
    to: plainDate('2022-12-30'),
    actions: [
      {
        code: 'chunlei-2019-baijiu',
        title: { zh: '白酒质量安全', en: 'quality of spirits' },
        about: ['trade-mark', 'substandard-product'],
      },
      {
        code: 'chunlei-2019-banquets',
        title: { zh: '群体性聚餐食品安全', en: 'food safety of banquets' },
        about: ['foreign-matter', 'unlicensed-food', 'expired-food'],
      },
    ],
    closed: CLOSED,
    open: OPEN,
  },
  {
    id: 'A-chunlei-2020',
    code: 'chunlei-2020',
    title: { zh: '春雷行动2020（时间移至2023年）', en: 'Spring Thunder 2020 (moved to 2023)' },
    from: plainDate('2023-01-03'),
    to: plainDate('2023-12-29'),
    actions: [],
    closed: CLOSED,
    open: OPEN,
  },
  {
    id: 'A-five-operations',
    code: 'five-operations',
    title: { zh: '市场乱象整治五大执法行动（时间移至2024年）', en: 'Five operations (moved to 2024)' },
    from: plainDate('2024-01-02'),
    to: plainDate('2024-12-31'),
    actions: [
      { code: 'five-ip', title: { zh: '知识产权', en: 'intellectual property' }, about: ['trade-mark'] },
      { code: 'five-waste-oil', title: { zh: '地沟油', en: 'waste oil' }, about: ['reused-oil'] },
      {
        code: 'five-property',
        title: { zh: '房地产', en: 'real estate' },
        about: ['property-advertising'],
      },
      { code: 'five-fuel', title: { zh: '成品油', en: 'fuel' }, about: ['substandard-fuel'] },
      { code: 'five-seasoning', title: { zh: '调味品', en: 'seasoning' }, about: ['adulterated-seasoning'] },
    ],
    closed: CLOSED,
    open: OPEN,
  },
];
