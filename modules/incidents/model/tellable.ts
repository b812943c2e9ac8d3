/** Fewer matters of others than this are not counted to anybody: they could be guessed at. */
export const FEW = 3;

/** A member as the server knows it. */
export interface KnownMember {
  readonly region: string;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly teller: string;
  /** Bureau that handles it, six digits. */
  readonly bureau: string;
  readonly claimFen: number;
  /** Of more than ordinary sensitivity: in no count, but for who sees it. */
  readonly sensitive: boolean;
}

/** What of a group a reader may be told. */
export interface Tellable {
  /** Members that the reader sees, the newest first. */
  readonly seen: readonly KnownMember[];
  /** Those that are in the counts: seen ones, and of others as many as tell nobody apart. */
  readonly counted: readonly KnownMember[];
  /** Matters of others by bureau; null where there are fewer than three. */
  readonly others: readonly { readonly bureau: string; readonly count: number | null }[];
  /** There are others that are in no count. */
  readonly more: boolean;
}

/**
 * Parts the members by what a reader may see. Of others a bureau's count is told from three on; smaller ones are in the totals
 * only where three or more of several bureaus come together, so that no total less the counts that are told gives one away.
 */
export function tellable(members: readonly KnownMember[], isSeen: (member: KnownMember) => boolean): Tellable {
  const seen = members.filter(isSeen).sort((one, other) => other.at - one.at || (one.id < other.id ? -1 : 1));
  const byBureau = new Map<string, KnownMember[]>();
  for (const member of members) {
    if (isSeen(member) || member.sensitive) continue;
    byBureau.set(member.bureau, [...(byBureau.get(member.bureau) ?? []), member]);
  }
  const bureaus = [...byBureau].sort(([, one], [, other]) => other.length - one.length);
  const many = bureaus.filter(([, own]) => own.length >= FEW).flatMap(([, own]) => own);
  const few = bureaus.filter(([, own]) => own.length < FEW).flatMap(([, own]) => own);
  const together = few.length >= FEW ? few : [];
  return {
    seen,
    counted: [...seen, ...many, ...together],
    others: bureaus
      .map(([bureau, own]) => ({ bureau, count: own.length >= FEW ? own.length : null }))
      .sort((one, other) => (other.count ?? 0) - (one.count ?? 0) || (one.bureau < other.bureau ? -1 : 1)),
    more: few.length > together.length,
  };
}
