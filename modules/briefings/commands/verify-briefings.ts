import type { JsonObject, Text } from '../../../kernel/text.ts';
import { canonicalText } from '../../../platform/proof/canonical.ts';
import type { BundleContents, ComputeEnvironment, FiguresReport } from '../../bulletins/index.ts';
import { type Frozen, frozen as schema } from '../model/frozen.ts';
import { nameOfCell } from '../model/name-of-cell.ts';
import { computeBriefing, termsOf } from './compute.ts';
import { differingCells } from './rerun.ts';

/** What came out for one composed bulletin of a bundle: also which cells are not what the acts say. */
export interface BriefingReport extends FiguresReport {
  readonly edition: number;
  readonly number: string;
  readonly differing: readonly { readonly cell: string; readonly frozen: number; readonly now: number }[];
  /** Every cell with its number and the set of matters that was computed for it. */
  readonly cells: readonly VerifiedCell[];
}

export interface VerifiedCell {
  readonly cell: string;
  readonly title: Text;
  readonly value: number;
  readonly digest: string;
  readonly matters: readonly string[];
}

/**
 * Computes every composed bulletin of a bundle anew from the acts that it brings, cell by cell, with no database. To be
 * trusted only together with `verifyBundle`, which says that the acts are the recorded ones.
 */
export async function verifyBriefings(
  env: ComputeEnvironment,
  { bulletins, source }: BundleContents,
): Promise<BriefingReport[]> {
  const reports: BriefingReport[] = [];
  const { rules, calendar } = env.ledger.env;
  for (const each of bulletins) {
    const parsed = schema.safeParse(each);
    if (!parsed.success) continue;
    const bulletin = each as unknown as Frozen;
    const { frozen: again, sets } = await computeBriefing(env, source, termsOf(bulletin));
    reports.push({
      id: bulletin.id,
      title: bulletin.content.title,
      edition: bulletin.edition,
      number: bulletin.number.text,
      identical: canonicalText(again as unknown as JsonObject) === canonicalText(each),
      sameRules: bulletin.rules === rules.version && bulletin.calendar === calendar.version,
      differing: differingCells(bulletin, again),
      cells: again.values.map(({ cell, value, digest }) => ({
        cell,
        title: nameOfCell(bulletin, cell),
        value,
        digest,
        matters: sets.get(cell) ?? [],
      })),
    });
  }
  return reports;
}
