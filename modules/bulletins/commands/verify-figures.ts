import { canonicalText } from '../../../platform/proof/canonical.ts';
import { type AnyBulletin, anyBulletin } from '../case-contract.ts';
import { computeAgain } from './compute-cases.ts';
import type { ComputeEnvironment } from './count-figures.ts';
import { type BundleContents, readBundle } from './read-bundle.ts';

/** What came out for one bulletin of a bundle. */
export interface FiguresReport {
  readonly id: string;
  readonly title: string;
  /** The table computed from the bundle's own acts is the signed one, byte for byte. */
  readonly identical: boolean;
  /** Versions of this program's rules and calendar; where they are others than the bulletin's, a difference may be theirs. */
  readonly sameRules: boolean;
}

/**
 * Computes every bulletin of a bundle anew from the acts that it brings, with no database: what the figures say is
 * what the acts say. To be trusted only together with `verifyBundle`. Bulletins of other formats are passed over.
 */
export async function verifyContents(
  env: ComputeEnvironment,
  { bulletins, source }: BundleContents,
): Promise<FiguresReport[]> {
  const { rules, calendar } = env.ledger.env;
  const reports: FiguresReport[] = [];
  for (const each of bulletins) {
    const parsed = anyBulletin.safeParse(each);
    if (!parsed.success) continue;
    const bulletin: AnyBulletin = parsed.data;
    const { bulletin: again } = await computeAgain(env, source, bulletin);
    reports.push({
      id: bulletin.id,
      title: bulletin.title,
      identical: canonicalText(again) === canonicalText(bulletin),
      sameRules: bulletin.rules === rules.version && bulletin.calendar === calendar.version,
    });
  }
  return reports;
}

/** As {@link verifyContents}, of the lines of a bundle. */
export const verifyFigures = async (
  env: ComputeEnvironment,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<FiguresReport[]> => verifyContents(env, await readBundle(lines));
