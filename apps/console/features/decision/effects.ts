import { fen } from '../../../../kernel/money.ts';
import { isPlainDate, type PlainDate } from '../../../../kernel/plain-date.ts';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { collective, discussionDue } from '../../../../modules/cases/model/case/decide.ts';
import {
  ceilingOf,
  discussedOf,
  reportedOf,
  reviewDue,
  toldOf,
} from '../../../../modules/cases/model/case/decision-path.ts';
import { partyOf } from '../../../../modules/cases/model/case/facts.ts';
import { asThreshold, isHeavier, type ProposalSummary } from '../../../../modules/cases/model/case/proposal.ts';
import { proposedIn } from '../../../../modules/cases/model/case/proposal-says.ts';
import { crimeStateOf } from '../../../../modules/cases/model/case/transfer-state.ts';
import { type Limitation, limitation } from '../../../../modules/cases/model/money/limitation.ts';
import { type SetOff, setOffAgainstCourtFine } from '../../../../modules/cases/model/money/set-off.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import { hearingDue } from '../../../../rules/index.ts';
import type { Draft } from '../../forms/body.ts';

/** Something said earlier that the proposal may not go beyond. */
export interface Ceiling {
  readonly from: 'told' | 'ceiling' | 'reported' | 'discussed';
  readonly limit: ProposalSummary;
  readonly exceeded: boolean;
}

/** What follows from a proposal as it stands in the form, by the rules and the model's own conditions. */
export interface Effects {
  readonly summary: ProposalSummary;
  readonly hearing: ReturnType<typeof hearingDue>;
  /** Codes of the statutory list; L2 is still to come where a hearing will be held. */
  readonly reviewGrounds: readonly string[];
  readonly discussion: readonly ('required' | 'kind' | 'ground' | 'hearing')[];
  readonly ceilings: readonly Ceiling[];
  readonly setOff: SetOff;
  readonly limitation: Limitation | null;
  /** How many fines it has: one act is fined once. */
  readonly fines: number;
}

const nothing: ProposalSummary = {
  outcome: 'penalise',
  kinds: [],
  fineFen: 0,
  confiscatedFen: 0,
  otherwiseHeavy: false,
  until: {},
};

function discussionReasons(matter: Matter, summary: ProposalSummary, grounds: readonly string[], hearing: boolean) {
  const reasons: Effects['discussion'][number][] = [];
  if (summary.kinds.some((kind) => collective.kinds.includes(kind))) reasons.push('kind');
  if (grounds.some((ground) => collective.reviewGrounds.includes(ground))) reasons.push('ground');
  if (collective.whereHearingIsTold && hearing) reasons.push('hearing');
  if (reasons.length === 0 && discussionDue(matter)) reasons.push('required');
  return reasons;
}

/** What may be no heavier: the notice where the party was told, else what the investigation proposed. */
function ceilingsOf(matter: Matter, verb: string, proposed: ProposalSummary): readonly Ceiling[] {
  const known: readonly (readonly [Ceiling['from'], ProposalSummary | null])[] = [
    ['discussed', verb === 'decide' ? discussedOf(matter) : null],
    ['told', verb === 'report' ? null : toldOf(matter)],
    ['ceiling', verb === 'report' ? ceilingOf(matter) : null],
    ['reported', ['decide', 'discuss'].includes(verb) ? reportedOf(matter) : null],
  ];
  return known.flatMap(([from, limit]) =>
    limit === null ? [] : [{ from, limit, exceeded: isHeavier(proposed, limit) }],
  );
}

function limitationOf(matter: Matter): Limitation | null {
  const conduct = obj(matter.facts, 'conduct');
  const found = str(conduct, 'discoveredOn');
  if (!isPlainDate(found)) return null;
  const ended = str(conduct, 'endedOn');
  return limitation({
    actEndedOn: isPlainDate(ended) ? ended : null,
    discoveredOn: found,
    harmedSafety: conduct.harmedSafety === true,
    region: matter.homeRegion,
  });
}

/** Whatever changes with kinds and amounts. @throws AppError `rules.none-in-force` */
export function effectsOf(matter: Matter, verb: string, draft: Draft, today: PlainDate): Effects {
  const penalties = (Array.isArray(draft.penalties) ? (draft.penalties as readonly JsonObject[]) : []).filter(
    (each) => each !== null && str(each, 'kind') !== '',
  );
  const summary = proposedIn({ ...draft, penalties: [...penalties] }) ?? nothing;
  const hearing = hearingDue(asThreshold(summary, partyOf(matter)), today, matter.homeRegion);
  const reviewGrounds = reviewDue(matter);
  return {
    summary,
    hearing,
    reviewGrounds,
    discussion: discussionReasons(matter, summary, reviewGrounds, hearing.due),
    ceilings: ceilingsOf(matter, verb, summary),
    setOff: setOffAgainstCourtFine(crimeStateOf(matter), fen(0), fen(0)),
    limitation: limitationOf(matter),
    fines: penalties.filter((each) => str(each, 'kind') === 'fine').length,
  };
}
