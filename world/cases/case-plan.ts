import type { CaseAmounts } from './case-file.ts';
import type { Acts } from './routes.ts';

/** How a case goes. The name says where it stands today, or how it ended. */
export interface CasePlan {
  readonly procedure: 'case' | 'summary-case';
  /** Working days from filing to today; finished ones lie anywhere further back. */
  readonly age: readonly [from: number, to: number];
  readonly acts: Acts;
  /** Only these violations; any otherwise. */
  readonly violations?: readonly string[];
  /** A natural person is the party. */
  readonly person?: boolean;
  /** That person is under age; only where `person` is set. */
  readonly minor?: boolean;
  readonly amounts?: Partial<CaseAmounts>;
  /** It came from a report or a complaint, which is told as well. */
  readonly fromReport?: boolean;
}

/** Under way: so many working days ago it was filed. */
export const open = (acts: Acts, age: readonly [number, number], more: Partial<CasePlan> = {}): CasePlan => ({
  procedure: 'case',
  age,
  acts,
  ...more,
});
/** It is over; its last act lies between a week and some months back. */
export const over = (acts: Acts, more: Partial<CasePlan> = {}): CasePlan => {
  const last = Math.max(...acts.map(({ day }) => day));
  return { procedure: 'case', age: [last + 1, last + 90], acts, ...more };
};
/** Decided on the spot 简易程序. */
export const spot = (acts: Acts, age: readonly [number, number], more: Partial<CasePlan> = {}): CasePlan => ({
  procedure: 'summary-case',
  age,
  acts,
  ...more,
});
