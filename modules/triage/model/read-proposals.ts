import type { ClueReading, ReadLabel } from './clue-model.ts';
import type { StoredProposal } from './proposer.ts';

type ReadKind = 'domain' | 'theme' | 'urgency' | 'vulnerable' | 'sign';

/** Each word once, with what it weighed wherever it stands; the heaviest first. */
function heaviest({ evidence }: ReadLabel): readonly { readonly term: string; readonly weight: number }[] {
  const sums = new Map<string, number>();
  for (const { term, weight } of evidence) sums.set(term, (sums.get(term) ?? 0) + weight);
  return [...sums].map(([term, weight]) => ({ term, weight })).sort((x, y) => y.weight - x.weight);
}

/** `domain-model@510500.3+12`: what it is about, the version of the model, and how many corrections since. */
const ruleOf = (kind: ReadKind, version: string): string => `${kind}-model@${version.slice(version.indexOf('@') + 1)}`;

function toProposal(kind: ReadKind, label: ReadLabel, version: string): StoredProposal {
  const words = heaviest(label);
  const named = words.slice(0, 4).map(({ term }) => term);
  return {
    ...{ kind, value: label.value, score: label.probability, rule: ruleOf(kind, version) },
    reason: { zh: `最有分量的词：${named.join('、')}`, en: `Words that weighed most: ${named.join(', ')}` },
    evidence: label.evidence.map(({ term, start, end }) => ({ term, start, end })),
    parts: words.map(({ term, weight }) => ({ part: 'word', title: { zh: term, en: term }, weight })),
  };
}

/** What a model of this version reads in a text, as proposals; nothing where it is not sure enough. Offsets are those of `screenedText`. */
export function readProposals(
  { domain, theme, urgency, vulnerable, signs }: ClueReading,
  version: string,
): readonly StoredProposal[] {
  const of = (kind: ReadKind, labels: readonly (ReadLabel | null)[]): StoredProposal[] =>
    labels.flatMap((label) => (label === null ? [] : [toProposal(kind, label, version)]));
  return [
    ...of('domain', [domain]),
    ...of('theme', [theme]),
    ...of('urgency', [urgency]),
    ...of('vulnerable', vulnerable),
    ...of('sign', signs),
  ];
}
