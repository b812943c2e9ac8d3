import type { Text } from '../kernel/text.ts';
import type { BasisId } from './basis.ts';

/** One entry of a closed list in the law. A decision names its code; new codes come with new law only. */
export interface Ground {
  readonly code: string;
  readonly label: Text;
  readonly basis: BasisId;
}

/** Writes entries that rest on one article. */
export const groundsOf =
  (basis: BasisId) =>
  (code: string, zh: string, en: string): Ground => ({ code, label: { zh, en }, basis });
