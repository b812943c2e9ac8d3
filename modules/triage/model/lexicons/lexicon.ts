/** A term with what it weighs: 3 says it alone, 2 strongly suggests it, 1 only counts beside others. */
export type Weight = 1 | 2 | 3;

/** A versioned word list. A changed list gets a new version, so that a proposal names the list that made it. */
export interface Lexicon<Value extends string> {
  readonly id: string;
  readonly version: string;
  /** Sum of weights from which it speaks. */
  readonly threshold: number;
  readonly terms: Readonly<Partial<Record<Value, Readonly<Partial<Record<Weight, string>>>>>>;
}
