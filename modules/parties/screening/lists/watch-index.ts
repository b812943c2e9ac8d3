import { foldedOf, NameIndex, SegmentBuilder } from '../../../../platform/text/name-index.ts';
import { firmParts } from '../../../reading/model/firm-name.ts';
import { whyPerhaps } from '../../model/name-difference.ts';
import { wordsOfName } from '../model/compare-names.ts';
import { skeletonOf } from '../model/compare-words.ts';
import { agreementOfNames, HIT_FROM, judgeEntry, type NameAgreement, type WatchHit } from '../model/screen.ts';
import { isInForce, type Screened, type WatchEntry } from '../model/watch-entry.ts';

/** Entries compared for one party, of either script. */
const COMPARED = 12;
/** Of Chinese names so many are looked at, and so many entries of lists read: the like ones are told by their bounds. */
const CHINESE = { compared: 48, budget: 6_000 } as const;
/** Lists of words read for one party: the rarest words first. */
const READ = 4_000;
/** From so much on Chinese names are told to be alike: ours. */
const LIKE_FROM = 0.6;
const HAN = /\p{Script=Han}/u;
const PLAIN = { zh: '', en: '' };

const namesOf = (entry: WatchEntry): readonly string[] => [entry.name, ...entry.aliases];

/** All entries in force, ready to be screened against; made once, asked many times. */
export class WatchIndex {
  readonly #entries: readonly WatchEntry[];
  readonly #byCode = new Map<string, number[]>();
  readonly #byWord = new Map<string, number[]>();
  readonly #byName: NameIndex;

  private constructor(entries: readonly WatchEntry[], byName: NameIndex) {
    this.#entries = entries;
    this.#byName = byName;
  }

  static async of(entries: readonly WatchEntry[]): Promise<WatchIndex> {
    const builder = new SegmentBuilder(10, entries.length);
    for (const [at, entry] of entries.entries())
      for (const name of namesOf(entry))
        if (HAN.test(name))
          builder.add({ key: String(at), name, place: Number((entry.region ?? '').padEnd(6, '0')) || 0 });
    const index = new WatchIndex(entries, new NameIndex(await builder.finish()));
    for (const [at, entry] of entries.entries()) index.#add(at, entry);
    return index;
  }

  get size(): number {
    return this.#entries.length;
  }

  #add(at: number, entry: WatchEntry): void {
    const put = (map: Map<string, number[]>, key: string): void => {
      const list = map.get(key);
      if (list === undefined) map.set(key, [at]);
      else if (list.at(-1) !== at) list.push(at);
    };
    if (entry.code !== null) put(this.#byCode, entry.code);
    for (const name of namesOf(entry)) {
      if (HAN.test(name)) continue;
      for (const key of wordKeys(name, entry.kind)) put(this.#byWord, key);
    }
  }

  /** Entries that share words with a name in letters; of a word that very many have, only beside rarer ones. */
  #byWords({ name, kind }: Screened): readonly number[] {
    // Mostly all entries are Chinese, and then no name is spelt.
    if (this.#byWord.size === 0) return [];
    const lists = wordKeys(name, kind).map((key) => this.#byWord.get(key) ?? []);
    const found = new Map<number, number>();
    let read = 0;
    const ordered = lists.filter((list) => list.length > 0).sort((a, b) => a.length - b.length);
    for (const list of ordered) {
      if (read > 0 && read + list.length > READ) break;
      read += list.length;
      const weight = Math.log((this.#entries.length + 1) / list.length);
      for (const at of list) found.set(at, (found.get(at) ?? 0) + weight);
    }
    return [...found]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, COMPARED)
      .map(([at]) => at);
  }

  /** The agreement of names by entry: the best of the name and its aliases. */
  #agreements(who: Screened): Map<number, NameAgreement> {
    const best = new Map<number, NameAgreement>();
    const keep = (at: number, agreement: NameAgreement): void => {
      if (agreement.likeness > (best.get(at)?.likeness ?? -1)) best.set(at, agreement);
    };
    if (HAN.test(who.name)) {
      const said = foldedOf(who.name);
      const hits = this.#byName.search({ text: who.name, limit: COMPARED, least: LIKE_FROM, ...CHINESE });
      for (const { key, name, share, askedShare, pairs } of hits) {
        const likeness = Math.sqrt(share * askedShare);
        if (name === said) keep(Number(key), { likeness: 1, same: true, why: [] });
        else
          keep(Number(key), {
            likeness: Math.min(0.99, likeness),
            same: false,
            why: whyPerhaps(said, name, pairs, firmParts),
          });
      }
    }
    for (const at of this.#byWords(who)) {
      const entry = this.#entries[at];
      if (entry === undefined) continue;
      for (const name of namesOf(entry)) {
        const agreement = agreementOfNames(who.name, name, who.kind);
        if (agreement !== undefined) keep(at, agreement);
      }
    }
    return best;
  }

  /**
   * Who of the lists this party perhaps is, the likeliest first: exact code, then names, then what else is known, each hit with
   * what speaks against it. `within` keeps to lists that may be used for whoever asks.
   */
  screen(who: Screened, day: string, within: (entry: WatchEntry) => boolean = () => true): WatchHit[] {
    const agreements = this.#agreements(who);
    for (const at of who.code === null ? [] : (this.#byCode.get(who.code) ?? [])) {
      const entry = this.#entries[at];
      if (entry === undefined || agreements.has(at)) continue;
      const words = namesOf(entry).map((name) => agreementOfNames(who.name, name, who.kind));
      const [named] = words.flatMap((each) => each ?? []).sort((a, b) => b.likeness - a.likeness);
      agreements.set(
        at,
        named ?? {
          likeness: 0,
          same: false,
          why: [{ ...PLAIN, zh: `名单中为“${entry.name}”`, en: `"${entry.name}" in the list` }],
        },
      );
    }
    const hits: WatchHit[] = [];
    for (const [at, agreement] of agreements) {
      const entry = this.#entries[at];
      if (entry === undefined || !isInForce(entry, day) || !within(entry)) continue;
      const hit = judgeEntry(who, entry, agreement);
      if (hit.score >= HIT_FROM) hits.push(hit);
    }
    return hits.sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1));
  }
}

/** What a name in letters is found by: the sound of each word that is a name, and of all of them in one. */
function wordKeys(name: string, kind: Screened['kind']): string[] {
  const words = wordsOfName(name, kind).filter(({ text, weight }) => weight >= 0.5 && text.length > 1);
  const keys = words.map(({ text }) => skeletonOf(text));
  if (words.length > 1) keys.push(`+${skeletonOf(words.map(({ text }) => text).join(''))}`);
  else keys.push(...keys.map((key) => `+${key}`));
  return [...new Set(keys)];
}
