import type { MatterDetail } from '../../../../modules/intake/contract.ts';

type Proposal = MatterDetail['proposals'][number];

/** A stretch of the text; `proposals` is empty where nothing points at it. */
export interface Stretch {
  readonly text: string;
  readonly proposals: readonly Proposal[];
  /** What the reader asked to be shown. */
  readonly picked: boolean;
}

/** A place in a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts the text where evidence begins and ends, so that overlapping spans of several proposals stay apart.
 * `offset` is where this text begins in what was screened (title, line break, text); `picked` is a place in the text
 * itself. A span that no longer holds its
 * own term (the matter was corrected since) is left out rather than shown wrong.
 */
export function stretchesOf(
  text: string,
  proposals: readonly Proposal[],
  offset = 0,
  picked: Span | null = null,
): readonly Stretch[] {
  const spans = proposals.flatMap((proposal) =>
    proposal.evidence
      .map(({ term, start, end }) => ({ term, start: start - offset, end: end - offset, proposal }))
      .filter(({ term, start, end }) => start >= 0 && start < end && text.slice(start, end) === term),
  );
  const shown = picked === null || picked.end > text.length ? [] : [picked];
  const ends = [...spans, ...shown].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, text.length, ...ends])].sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  for (let index = 1; index < cuts.length; index += 1) {
    const from = cuts[index - 1] ?? 0;
    const to = cuts[index] ?? 0;
    const covering = spans.filter(({ start, end }) => start <= from && to <= end).map(({ proposal }) => proposal);
    const isShown = shown.some(({ start, end }) => start <= from && to <= end);
    stretches.push({ text: text.slice(from, to), proposals: [...new Set(covering)], picked: isShown });
  }
  return stretches;
}
