/** Acts whose words the page of a case quotes, however many came after them. */

/** A proposal, a decision written down whole: the latest one is what the next step begins with. */
export const proposingVerbs = ['report', 'revise-proposal', 'discuss', 'decide'] as const;

/** What the party says for itself, and what was answered: it is read before the amount is set. */
export const heardVerbs = ['defend', 'review-defence', 'ask-hearing', 'waive-defence', 'hearing-report'] as const;
export type HeardVerb = (typeof heardVerbs)[number];
