import type { PairView } from '../../../../modules/merging/contract.ts';

/** What may be said of a pair now, by key and by button: what stands already is not said again. */
export interface MaySay {
  readonly same: boolean;
  readonly different: boolean;
  readonly lead: boolean;
  /** Also where nothing new may be said, as of a matter that was voided since. */
  readonly none: boolean;
}

/** `of`: id of the matter on which it would be said. */
export function maySay({ refusal, words, verdict, mayTakeBack }: PairView, of: string): MaySay {
  const free = refusal === null;
  const mine = words.find((word) => word.of === of)?.said;
  return {
    same: free && mine !== 'same',
    different: free && mine !== 'different',
    lead: free && verdict === 'same',
    none: mayTakeBack,
  };
}
