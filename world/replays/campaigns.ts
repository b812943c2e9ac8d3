import type { AuthorityCode } from '../../kernel/id.ts';
import { type PlainDate, plainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import type { MatterKind } from '../letter.ts';
import { counties, type Place, provinceCode } from '../places.ts';
import type { PlanId } from '../plans.ts';

export type ReplayId = 'A2' | 'B4';

/** A clearing campaign 线索清零 of a source document, told anew with invented records. */
export interface Campaign {
  readonly id: ReplayId;
  readonly title: Text;
  /** The bureau of the invented province that stands for the source's. */
  readonly authority: AuthorityCode;
  readonly counties: readonly Place[];
  /** How many clues the source says were screened. */
  readonly size: number;
  /** The campaign's last day; receipts lie up to five months before it. Rules for verification begin 2021-07-15. */
  readonly end: PlainDate;
  /** Whether the source says that every one was cleared on time, or only that every one was cleared. */
  readonly onTime: boolean;
  /** How many of a hundred went which way. */
  readonly ways: readonly (readonly [MatterKind, PlanId, number])[];
}

const onTimeWays: Campaign['ways'] = [
  ['clue', 'on-time', 34],
  ['report', 'on-time', 40],
  ['clue', 'on-time-extended', 5],
  ['report', 'on-time-extended', 6],
  ['clue', 'on-time-paused', 3],
  ['report', 'on-time-paused', 4],
  ['clue', 'on-time-reassigned', 4],
  ['report', 'on-time-reassigned', 4],
];

export const campaigns: Readonly<Record<ReplayId, Campaign>> = {
  A2: {
    id: 'A2',
    title: {
      zh: '市局线索清零：排查 311 条，按期办结 311 条',
      en: 'City bureau: 311 clues screened, 311 closed on time',
    },
    authority: '980100' as AuthorityCode,
    counties: counties.filter(({ code }) => code.startsWith('9801')),
    size: 311,
    end: plainDate('2021-12-31'),
    onTime: true,
    ways: onTimeWays,
  },
  B4: {
    id: 'B4',
    title: { zh: '省局线索清零：596 条全部办结', en: 'Provincial bureau: all of 596 clues cleared' },
    authority: provinceCode,
    counties,
    size: 596,
    end: plainDate('2022-12-30'),
    onTime: false,
    ways: [...onTimeWays, ['clue', 'late', 2], ['report', 'late', 2]],
  },
};
