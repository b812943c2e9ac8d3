import { createHash } from 'node:crypto';
import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';

/** By what two matters are alike: exact keys only; a learned measure would be another rule with a name of its own. */
export type LikenessKind = 'source' | 'respondent' | 'file';

/** As far as a matter can be compared. */
export interface Comparable {
  readonly id: string;
  readonly openedOn: PlainDate;
  readonly title: string;
  readonly text: string;
  readonly source: { readonly system: string; readonly externalId: string } | null;
  /** Unified social credit code of the operator concerned. */
  readonly respondentCode: string | null;
}

export interface SameProposal {
  readonly matter: string;
  readonly kind: LikenessKind;
  readonly score: number;
  readonly rule: string;
  readonly reason: Text;
}

/** Version of the rules below; a changed rule gets a new one. */
const VERSION = '2026.1';
/** Days between two registrations that texts are compared over, and how alike they must be. Ours; no law sets them. */
export const LIKE_DAYS = 90;
export const LIKE_FROM = 0.8;
/** A shorter number ("17") is the same in many systems by chance. */
const SHORTEST_NUMBER = 6;

/** SHA-256 of a key, hex. */
export const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** The keys of a matter; files come with their own digests. */
export function likenessKeys(matter: Comparable): readonly { readonly kind: LikenessKind; readonly digest: string }[] {
  const number = matter.source?.externalId.trim() ?? '';
  return [
    ...(number.length < SHORTEST_NUMBER ? [] : [{ kind: 'source', digest: digestOf(number) } as const]),
    ...(matter.respondentCode === null
      ? []
      : [{ kind: 'respondent', digest: digestOf(matter.respondentCode) } as const]),
  ];
}

/** Overlapping threes of characters, blanks and punctuation left out; a shorter text is its own only shingle. */
export function shingles(text: string): ReadonlySet<string> {
  const letters = Array.from(text.replace(/[\s\p{P}]/gu, '').toLowerCase());
  if (letters.length < 3) return new Set(letters.length === 0 ? [] : [letters.join('')]);
  return new Set(letters.slice(2).map((_, index) => letters.slice(index, index + 3).join('')));
}

/** Size of the intersection over size of the union, 0 to 1; two empty texts are not alike. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let both = 0;
  for (const each of small) if (large.has(each)) both += 1;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
}

const cut = new WeakMap<Comparable, ReadonlySet<string>>();
/** Shingles of title and text; cut once, however many others it is compared with. */
function shinglesOf(matter: Comparable): ReadonlySet<string> {
  const known = cut.get(matter) ?? shingles(`${matter.title}\n${matter.text}`);
  cut.set(matter, known);
  return known;
}

/**
 * Is the other matter perhaps the same? By the kind of key that both share. Null where the key alone says nothing:
 * the same number in the same system (an import has told them apart), the same operator with another story.
 */
export function proposeSame(kind: LikenessKind, one: Comparable, other: Comparable): SameProposal | null {
  const found = (score: number, reason: Text): SameProposal => ({
    ...{ matter: other.id, kind, score: Math.round(score * 1000) / 1000 },
    ...{ rule: `same-${kind}@${VERSION}`, reason },
  });
  switch (kind) {
    case 'source': {
      const [mine, theirs] = [one.source, other.source];
      if (mine === null || theirs === null || mine.system === theirs.system) return null;
      return found(1, {
        zh: `来源编号相同，分别来自“${mine.system}”和“${theirs.system}”`,
        en: `The same number in two systems, "${mine.system}" and "${theirs.system}"`,
      });
    }
    case 'file':
      return found(1, { zh: '附有内容完全相同的文件', en: 'A file with exactly the same content is attached' });
    case 'respondent': {
      const [early, late] = one.openedOn < other.openedOn ? [one, other] : [other, one];
      if (one.respondentCode !== other.respondentCode || late.openedOn > addDays(early.openedOn, LIKE_DAYS))
        return null;
      const score = jaccard(shinglesOf(one), shinglesOf(other));
      if (score <= LIKE_FROM) return null;
      return found(score, {
        zh: `${LIKE_DAYS}日内反映同一经营主体，文字相似度 ${score.toFixed(2)}`,
        en: `The same operator within ${LIKE_DAYS} days, texts alike to ${score.toFixed(2)}`,
      });
    }
  }
}
