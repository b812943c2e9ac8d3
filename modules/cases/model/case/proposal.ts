import { z } from 'zod';
import type { Fen } from '../../../../kernel/money.ts';
import { NEVER } from '../../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { decisionOutcomes, type PenaltyKind, type Proposal, penaltyKinds } from '../../../../rules/index.ts';
import type { CaseParty } from './facts.ts';

const ours = penaltyKinds.filter((kind) => kind.ours).map((kind) => kind.code);
const fen = () => z.int().min(0).max(100_000_000_000_000);

/** One penalty: its kind, and what it costs or takes. Amounts in fen. */
export const penaltySchema = z.strictObject({
  kind: z.enum(ours as [PenaltyKind, ...PenaltyKind[]]),
  /** Fine, confiscated gains, or the value of confiscated goods. */
  fen: fen().exactOptional(),
  /** What is confiscated, restricted, revoked: as it stands in the decision. */
  object: z.string().min(1).max(500).exactOptional(),
  /** Last day of a restriction or suspension, where it has one. */
  until: z.iso.date().exactOptional(),
  /** Article on which this penalty rests, as cited. */
  citation: z.string().min(1).max(300),
});

/**
 * What is proposed, notified, discussed and decided: one shape all along, so that a decision is compared with what the
 * party was told. `discretion` is the record of the calculator (`modules/cases/model/discretion`), where it was used.
 */
export const proposalSchema = z.strictObject({
  outcome: z.enum(decisionOutcomes.map((ground) => ground.code) as [string, ...string[]]),
  penalties: z.array(penaltySchema).max(14),
  /** Facts as found, and why so much: printed in the decision. */
  facts: z.string().min(1).max(20_000),
  reasons: z.string().min(1).max(20_000),
  otherwiseHeavy: z.boolean().exactOptional(),
  discretion: z.record(z.string(), z.json()).exactOptional(),
});
export type CaseProposal = z.infer<typeof proposalSchema>;

/** What the fold keeps of a proposal: amounts and kinds, no texts. */
export interface ProposalSummary {
  readonly outcome: string;
  readonly kinds: readonly PenaltyKind[];
  readonly fineFen: number;
  readonly confiscatedFen: number;
  readonly otherwiseHeavy: boolean;
  /** Last days of what is limited in time, by kind; a kind that is not here has none. */
  readonly until: Readonly<Record<string, string>>;
}

export function summaryOf(proposal: JsonObject): JsonObject {
  const penalties = Array.isArray(proposal.penalties) ? (proposal.penalties as JsonObject[]) : [];
  const sum = (kinds: readonly string[]): number =>
    penalties.filter((each) => kinds.includes(str(each, 'kind'))).reduce((total, each) => total + num(each, 'fen'), 0);
  return {
    outcome: str(proposal, 'outcome'),
    kinds: penalties.map((each) => str(each, 'kind')),
    fineFen: sum(['fine']),
    confiscatedFen: sum(['confiscate-gains', 'confiscate-goods']),
    otherwiseHeavy: proposal.otherwiseHeavy === true,
    until: lastDays(penalties),
  };
}

/** Of two penalties of a kind the one that lasts longer counts; one without a last day lasts for good. */
function lastDays(penalties: readonly JsonObject[]): Record<string, string> {
  const days: Record<string, string> = {};
  for (const kind of new Set(penalties.map((each) => str(each, 'kind')))) {
    const all = penalties.filter((each) => str(each, 'kind') === kind).map((each) => str(each, 'until'));
    const last = [...all].sort().at(-1);
    if (last !== undefined && !all.includes('')) days[kind] = last;
  }
  return days;
}

export function readSummary(from: JsonObject, key: string): ProposalSummary | null {
  const kept = obj(from, key);
  if (str(kept, 'outcome') === '') return null;
  return {
    outcome: str(kept, 'outcome'),
    kinds: (Array.isArray(kept.kinds) ? kept.kinds : []) as PenaltyKind[],
    fineFen: num(kept, 'fineFen'),
    confiscatedFen: num(kept, 'confiscatedFen'),
    otherwiseHeavy: kept.otherwiseHeavy === true,
    until: Object.fromEntries(Object.entries(obj(kept, 'until')).map(([kind, day]) => [kind, String(day)])),
  };
}

/** As the thresholds of `rules/` ask it: hearing, summary procedure, publication. */
export const asThreshold = (summary: ProposalSummary, party: CaseParty): Proposal => ({
  party: party.kind,
  kinds: summary.kinds,
  fine: summary.fineFen as Fen,
  confiscated: summary.confiscatedFen as Fen,
  otherwiseHeavy: summary.otherwiseHeavy,
});

/** True when `later` is heavier than `told` in any respect: what a party was not told of cannot be imposed (处罚法 art 44, 45). */
export function isHeavier(later: ProposalSummary, told: ProposalSummary): boolean {
  return (
    later.fineFen > told.fineFen ||
    later.confiscatedFen > told.confiscatedFen ||
    later.kinds.some((kind) => !told.kinds.includes(kind)) ||
    Object.entries(told.until).some(
      ([kind, day]) => later.kinds.some((each) => each === kind) && (later.until[kind] ?? NEVER) > day,
    )
  );
}
