import type { ActView } from '../../../../modules/intake/contract.ts';

/**
 * The notes among the acts, newest first. A note without a text is one that the server kept back, or, of one's own, one
 * whose text was erased.
 */
export function notesOf(
  acts: readonly ActView[],
  me: string,
): { readonly shown: readonly ActView[]; readonly withheld: number } {
  const notes = acts.filter(({ verb }) => verb === 'note').sort((a, b) => b.seq - a.seq);
  const shown = notes.filter(({ actor, personal }) => typeof personal.text === 'string' || actor.id === me);
  return { shown, withheld: notes.length - shown.length };
}
