import type { Text } from '../../../kernel/text.ts';
import { outOfScopeKinds } from '../../../rules/index.ts';
import { proposeDomain, screenedText } from './domain.ts';
import { type Elsewhere, elsewhere, elsewhereLexicon, outOfScopeLexicon } from './lexicons/elsewhere.ts';
import { mixedLexicon } from './lexicons/mixed.ts';
import { type Proposal, proposalOf, tally } from './match.ts';

type ProcedureId = 'clue' | 'report' | 'complaint';

/** Whose business it is instead: another department, or a kind of submission outside the procedure (令121 art 44). */
export type NotOurs = Elsewhere | 'consultation' | 'disclosure' | 'reconsideration' | 'discipline';

/**
 * A letter that asks for something and tells of a violation is split (令121 art 9): proposes what to split off, with
 * the words of both halves. Null for a clue, which has no half to split, and where one side does not speak up.
 */
export function proposeMixed(procedure: ProcedureId, text: string): Proposal<'report' | 'complaint'> | null {
  if (procedure === 'clue') return null;
  const sums = tally(mixedLexicon, text).filter(({ weight }) => weight >= mixedLexicon.threshold);
  const demand = sums.find(({ value }) => value === 'demand');
  const tip = sums.find(({ value }) => value === 'tip');
  if (demand === undefined || tip === undefined) return null;
  // As sure as its weaker half.
  const weight = Math.min(demand.weight, tip.weight);
  const evidence = [...demand.evidence, ...tip.evidence].sort((a, b) => a.start - b.start);
  const half = procedure === 'complaint' ? 'report' : 'complaint';
  return { ...proposalOf(mixedLexicon, { value: 'tip', weight, evidence }), value: half };
}

/**
 * What is not ours, and so gets the right channel instead of a verification. A kind of art 44 only where nobody asks
 * us to act; another department only where the domain rule says so.
 */
export function proposeNotOurs(text: string): Proposal<NotOurs> | null {
  const [kind] = tally(outOfScopeLexicon, text).filter(({ weight }) => weight >= outOfScopeLexicon.threshold);
  const asksUs = tally(mixedLexicon, text).some(({ weight }) => weight >= mixedLexicon.threshold);
  const ours = proposeDomain(text);
  if (kind !== undefined && (kind.value !== 'consultation' || (!asksUs && ours === null))) {
    return proposalOf(outOfScopeLexicon, kind);
  }
  if (ours?.value !== 'not-ours') return null;
  const [first, second] = tally(elsewhereLexicon, text);
  if (first === undefined || first.weight < elsewhereLexicon.threshold || first.weight === second?.weight) return null;
  return proposalOf(elsewhereLexicon, first);
}

/** The channel to name to the person. */
export function channelOf(value: string): Text {
  const kind = outOfScopeKinds.find(({ code }) => code === value);
  if (kind !== undefined) return kind.channel;
  const departments: Readonly<Record<string, Text>> = elsewhere;
  return departments[value] ?? { zh: value, en: value };
}

/** Both over `screenedText(title, text)`, the text that evidence offsets refer to. */
export function readLetter(
  procedure: ProcedureId,
  title: string,
  text: string,
): { readonly mixed: Proposal<'report' | 'complaint'> | null; readonly notOurs: Proposal<NotOurs> | null } {
  const whole = screenedText(title, text);
  return { mixed: proposeMixed(procedure, whole), notOurs: proposeNotOurs(whole) };
}
