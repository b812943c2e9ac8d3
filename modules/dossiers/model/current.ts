import type { RecordedAct } from '../../intake/index.ts';

/** Acts about the dossier itself, and those that say where the case is counted: they add no paper to it. */
const WITHOUT_PAPER: ReadonlySet<string> = new Set([
  'make-dossier',
  'archive',
  'file-summary',
  'legal-hold',
  'lift-hold',
  'approve-record-disposal',
  'dispose-record',
  'join-campaigns',
  'join-by-rule',
]);

/** A dossier built of the first `version` acts has all that there is: nothing came since but acts that add no paper. */
export const isCurrent = (version: number, acts: readonly Pick<RecordedAct, 'seq' | 'verb'>[]): boolean =>
  acts.every(({ seq, verb }) => seq <= version || WITHOUT_PAPER.has(verb));
