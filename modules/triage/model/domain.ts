import type { Domain, Sign, Urgency } from '../../intake/model/labels.ts';
import { domainLexicon } from './lexicons/domain.ts';
import { signLexicon } from './lexicons/signs.ts';
import { urgencyLexicon } from './lexicons/urgency.ts';
import { type Proposal, proposalOf, tally } from './match.ts';

export type { Evidence, Proposal } from './match.ts';

/** What the lexicons propose for one text; a part is null or empty where nothing speaks for it. */
export interface Screening {
  readonly domain: Proposal<Domain> | null;
  readonly urgency: Proposal<Urgency> | null;
  readonly signs: readonly Proposal<Sign>[];
}

/** The text that is screened, and that evidence offsets refer to: title, line break, body. */
export const screenedText = (title: string, text: string): string => `${title}\n${text}`;

/**
 * The field of work a text is about; null (abstains) where nothing or too little speaks, or two fields speak alike.
 * `not-ours` only when another department's work weighs heavily and nothing of ours does.
 */
export function proposeDomain(text: string): Proposal<Domain> | null {
  const sums = tally(domainLexicon, text);
  const ours = sums.filter(({ value }) => value !== 'not-ours');
  const others = sums.find(({ value }) => value === 'not-ours');
  const [first, second] = ours;
  const elsewhere = others?.weight ?? 0;
  if (elsewhere >= 5 && elsewhere >= 3 * (first?.weight ?? 0) && others !== undefined) {
    return proposalOf(domainLexicon, others);
  }
  if (first === undefined || first.weight < domainLexicon.threshold) return null;
  if (first.weight === second?.weight || first.weight * 2 < elsewhere) return null;
  return proposalOf(domainLexicon, first);
}

/** How soon somebody must look; null = nothing unusual. */
export function proposeUrgency(text: string): Proposal<Urgency> | null {
  const sums = tally(urgencyLexicon, text).filter(({ weight }) => weight >= urgencyLexicon.threshold);
  const chosen = sums.find(({ value }) => value === 'critical') ?? sums[0];
  return chosen === undefined ? null : proposalOf(urgencyLexicon, chosen);
}

/** Signs that the campaign screens for, each with the words that raised it. */
export function proposeSigns(text: string): readonly Proposal<Sign>[] {
  return tally(signLexicon, text)
    .filter(({ weight }) => weight >= signLexicon.threshold)
    .map((sum) => proposalOf(signLexicon, sum));
}

/** All three at once, over `screenedText(title, text)`. */
export function screen(title: string, text: string): Screening {
  const whole = screenedText(title, text);
  return { domain: proposeDomain(whole), urgency: proposeUrgency(whole), signs: proposeSigns(whole) };
}
