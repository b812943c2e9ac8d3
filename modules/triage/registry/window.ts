/** So many verdicts at most correct a model until it is trained anew. Ours. */
export const NEWEST = 1_000;
/** On the mean every so-manieth act may begin the window. */
const STRIDE = 128;

const begins = (actId: string): boolean => Number.parseInt(actId.slice(-8), 16) % STRIDE === 0;

/**
 * Which of the newest verdicts correct the model. Where there are more than {@link NEWEST}, the window begins at an act that
 * its own id marks, so that it moves on once in {@link STRIDE} verdicts and not with each: what was corrected stays valid
 * until then. Every server finds the same.
 */
export function windowOf<T extends { readonly act_id: string }>(acts: readonly T[]): readonly T[] {
  if (acts.length < NEWEST) return acts;
  const first = acts.findIndex(({ act_id }) => begins(act_id));
  return first < 0 ? acts : acts.slice(first);
}
