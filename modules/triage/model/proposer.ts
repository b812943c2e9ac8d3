import type { Text } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { ProposalView } from '../../intake/contract.ts';

/**
 * What a proposal is about: who has power, what field and theme, how soon, whom it may hurt, which signs, two letters in one,
 * another department's, the same as another matter, which operator, who stands on a list, which event many tell of.
 */
export type ProposalKind = ProposalView['kind'];

/** One named part of a score: parts add up, before they are brought between 0 and 1. Drawn as a waterfall. */
export interface ProposalPart {
  /** Id of the part, e.g. `text`, `phone`, `brand`. */
  readonly part: string;
  readonly title: Text;
  /** Natural logarithm of odds that this part adds; below 0 it speaks against. */
  readonly weight: number;
}

/** A proposal as it is stored: never a fact. */
export interface StoredProposal {
  readonly kind: ProposalKind;
  readonly value: string;
  /** 0 to 1. */
  readonly score: number;
  /** Rule or model with its version, e.g. `same-text@2026.1`. */
  readonly rule: string;
  readonly reason: Text;
  /** Offsets in UTF-16 units of `screenedText(title, text)`. */
  readonly evidence: readonly { readonly term: string; readonly start: number; readonly end: number }[];
  /** Where the value does not say it by itself: the name of an operator, what an event is called. */
  readonly title?: Text;
  readonly parts?: readonly ProposalPart[];
}

/** Matters of any regions that wait for proposals, in a transaction of the system. */
export interface ToPropose {
  readonly tx: Db;
  readonly matters: readonly Matter[];
  readonly at: Date;
}

/** Proposes for matters, by matter id; those it has nothing to say about may be left out. Asked again it says the same. */
export interface Proposer {
  readonly name: string;
  propose(asked: ToPropose): Promise<ReadonlyMap<string, readonly StoredProposal[]>>;
}
