import { bulletins } from './bulletins.ts';
import { decisions } from './decisions.ts';
import { complaintInformation, listEntries, recalls } from './disclosures.ts';
import { commitments, draws, inspections } from './from-matters.ts';
import type { Source } from './source.ts';
import { typicalCases } from './typical-cases.ts';

/** Where what is published stands: a kind more is a source more here. */
export const sources: readonly Source[] = [
  decisions,
  inspections,
  draws,
  commitments,
  complaintInformation,
  listEntries,
  recalls,
  bulletins,
  typicalCases,
];
