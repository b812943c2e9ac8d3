import type { IntakeContext } from '../intake/index.ts';

/** What words on pairs work with. */
export interface MergingContext extends Pick<IntakeContext, 'ledger' | 'directory' | 'nearWorkdays'> {
  /** Every proposal for a matter that the transaction has opened, also those that were decided. */
  readonly proposalsOf: IntakeContext['proposalsOf'];
}
