import type { Confidence, DeadlineRule, Extension, Pause } from '../kernel/deadline.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';
import type { BasisId } from './basis.ts';

/** A case counted by hand beside its rule. One test computes every one of them. */
export interface RuleExample {
  readonly startedOn: string;
  readonly startedAt?: string;
  readonly pauses?: readonly { readonly kind: string; readonly from: string; readonly to: string }[];
  readonly extensions?: readonly Extension[];
  readonly due: string;
  /** For limits in hours: the instant. */
  readonly dueAt?: string;
  /** Given where roll-forward moves the day. */
  readonly unrolled?: string;
  /** True where the answer rests on a year without a calendar. */
  readonly provisional?: boolean;
  readonly note: string;
}

/** A part of a rule (its extension, a pause, a counting choice of ours) that is less sure than its source, or rests elsewhere. */
export interface RulePart {
  readonly text: Text;
  readonly basis: BasisId | null;
  readonly confidence: Confidence;
}

/** An edition of a limit with the examples that prove it. */
export interface WorkedRule extends DeadlineRule {
  /** What the law makes of the limit's end, for the person who sees the date. */
  readonly consequence?: Text;
  /** Every article that it rests on; the first is `source`. */
  readonly bases?: readonly [BasisId, ...BasisId[]];
  readonly parts?: readonly RulePart[];
  readonly examples: readonly [RuleExample, ...RuleExample[]];
}

/** Writes a day in a rule or an example; `rules/rules.test.ts` checks that it exists. */
export const day = (value: string): PlainDate => value as PlainDate;

/** An example's pause with a document named after it. */
export function pauseOf(pause: { readonly kind: string; readonly from: string; readonly to: string }): Pause {
  return { kind: pause.kind, from: day(pause.from), to: day(pause.to), document: `示例${pause.kind}` };
}
