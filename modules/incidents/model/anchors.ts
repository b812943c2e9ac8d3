import { coreOf, tellingPairs, withoutAdministration } from './common-names.ts';
import { nameSpans } from './names.ts';

/** Named things that most of some titles share. */
export interface AnchorWords {
  readonly party: string | null;
  readonly place: string | null;
  readonly issue: string | null;
}

const SHORTEST = 2;
const LONGEST = 12;
/** So many titles are read: the newest say what it is about. */
const READ = 100;
const LONGEST_TITLE = 200;

/** Whether a run of letters is rare among complaints of any kind. */
export type IsRare = (run: string) => boolean;

/** Words of the office itself, which every title has. */
const SAYS_NOTHING = /^(投诉|举报|反映|关于|咨询|请问|要求|希望|建议|有关|问题|的|了|在|是|和|请|我|A?市)+$/u;

/** The runs of letters that at least `share` of the titles hold, the longest of each that is held as often. */
function sharedRuns(titles: readonly string[], share: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const title of titles) {
    const own = new Set<string>();
    for (const part of title.slice(0, LONGEST_TITLE).split(/[\s\p{P}\p{S}]+/u)) {
      for (let from = 0; from < part.length; from += 1)
        for (let length = SHORTEST; length <= LONGEST && from + length <= part.length; length += 1)
          own.add(part.slice(from, from + length));
    }
    for (const run of own) counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  const least = Math.max(2, Math.ceil(share * titles.length));
  const often = [...counts].filter(
    // A district says where the office is, and not what happened.
    ([run, n]) => n >= least && !SAYS_NOTHING.test(run) && withoutAdministration(run) !== '',
  );
  // Longer ones first: a name in full before its parts.
  often.sort(([one, n], [other, m]) => m * other.length - n * one.length || (one < other ? -1 : 1));
  const kept: string[] = [];
  for (const [run] of often) {
    if (!kept.some((longer) => longer.includes(run) || run.includes(longer))) kept.push(run);
    if (kept.length === 8) break;
  }
  return kept;
}

const isName = (run: string): boolean => nameSpans(run).some(([start, end]) => end === run.length && end - start >= 3);

/** 有限公司 and 生鲜超市 end as names do and name nobody. */
const namesSomething = (run: string): boolean => tellingPairs(run).length > 0;

/** The word that more than half of those that say one say, as of the trader; null where they say different ones. */
export function commonest(names: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best] = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  return best !== undefined && best[1] * 2 > names.filter((name) => name !== '').length ? best[0] : null;
}

/**
 * What matters have in common, for the reader who may see them all: the trader that most name, and of their titles the place and
 * the grievance that most share. A place must be rare, and more than a district, a kind of trade or a form of firm.
 */
export function anchorsOf(titles: readonly string[], parties: readonly string[], isRare: IsRare): AnchorWords {
  const runs = titles.length < 2 ? [] : sharedRuns(titles.slice(0, READ), 0.4);
  const party = commonest(parties);
  return {
    party,
    // A trader's name is no place, though it often holds one.
    place:
      runs.find((run) => isName(run) && namesSomething(run) && isRare(run) && party?.includes(run) !== true) ?? null,
    issue: runs.find((run) => !isName(run) && party?.includes(run) !== true) ?? null,
  };
}

/** What stands for a group where it has no name of its own: the theme that most of its matters have, and the newest of them. */
export interface Otherwise {
  readonly theme: string | null;
  readonly newest: string;
}

/**
 * What a group is called: the trader's name without its form, the grievance or else the theme, and the place. A grievance is no
 * name by itself: where no trader and no place is shared, the newest title stands for all.
 */
export function titleOfGroup({ party, place, issue }: AnchorWords, { theme, newest }: Otherwise): string {
  const brand = party === null || !namesSomething(party) ? null : coreOf(party) || party;
  if (brand === null && place === null) return newest;
  return [brand, issue ?? theme, place].filter((word) => word !== null).join(' · ');
}
