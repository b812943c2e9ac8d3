import type { RecordedAct } from '../../intake/index.ts';

/** Acts about the dossier itself: they add no paper to it. */
const ABOUT_THE_FILE: ReadonlySet<string> = new Set([
  'make-dossier',
  'archive',
  'file-summary',
  'legal-hold',
  'lift-hold',
  'approve-record-disposal',
  'dispose-record',
]);

/** A dossier built of the first `version` acts has all that there is: nothing came since but acts about the file itself. */
export const isCurrent = (version: number, acts: readonly Pick<RecordedAct, 'seq' | 'verb'>[]): boolean =>
  acts.every(({ seq, verb }) => seq <= version || ABOUT_THE_FILE.has(verb));
