import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { markNow } from '../../../platform/store/written-since.ts';
import type { Proposer, StoredProposal } from '../../triage/model/proposer.ts';
import { type Anchor, type AnchorKind, anchorsOf } from '../model/anchors.ts';
import { SAME_RULE, type SameScore, scoreOf, TEMPLATE_FROM } from '../model/score.ts';
import { type Told, toldOf } from '../model/told.ts';
import { reportersOf } from '../queries/reporters.ts';
import { anchorsOfPairs, type KeyRow, MOST_IN_BLOCK, sharingAnchors, writeAnchors } from './anchors.ts';
import { type Place, Sketches } from './sketches.ts';

/** Texts whose signatures are less alike are not read; at one half the signature errs by 0.044. Ours. */
const LIKE_FROM = 0.3;
/** So many of one matter are read and compared as wholes, and so many proposed. Ours. */
const MOST_COMPARED = 12;
const MOST_PROPOSED = 5;

/** Another matter that may be the same, and why it was looked at. */
interface Candidate {
  readonly mine: string;
  readonly other: Place;
  likeness: number;
  readonly anchors: Set<AnchorKind>;
}

/** Anchors by which a matter is worth reading although its text was not found alike. */
const WORTH: Readonly<Record<AnchorKind, number>> = {
  ...{ source: 4, file: 4, order: 3, shop: 1, phone: 1, respondent: 1, firm: 0.5, address: 0.5 },
};
const worth = ({ likeness, anchors }: Candidate): number =>
  5 * likeness + [...anchors].reduce((sum, kind) => sum + WORTH[kind], 0);

/** Gathers what was found in two ways, each other matter once. */
class Candidates {
  readonly #found = new Map<string, Map<string, Candidate>>();

  of(mine: string, other: Place): Candidate {
    const mines = this.#found.get(mine) ?? new Map<string, Candidate>();
    this.#found.set(mine, mines);
    const known = mines.get(other.id) ?? { mine, other, likeness: 0, anchors: new Set<AnchorKind>() };
    mines.set(other.id, known);
    return known;
  }

  /** The most worth reading of each matter, and the matters of which more were found. */
  best(): { readonly pairs: readonly Candidate[]; readonly cut: ReadonlySet<string> } {
    const cut = new Set<string>();
    const pairs = [...this.#found].flatMap(([mine, found]) => {
      if (found.size > MOST_COMPARED) cut.add(mine);
      return [...found.values()]
        .sort((a, b) => worth(b) - worth(a) || (a.other.id < b.other.id ? 1 : -1))
        .slice(0, MOST_COMPARED);
    });
    return { pairs, cut };
  }
}

/** Each once, however many share something with it. Void and sensitive matters are never named to anybody. */
async function read(tx: Db, places: readonly Place[]): Promise<ReadonlyMap<string, Told>> {
  if (places.length === 0) return new Map();
  const { rows } = await tx.query<{ id: string; snapshot: Matter }>(sql`
    select m.id, m.snapshot from unnest(${places.map(({ region }) => region)}::char(6)[], ${places.map(({ id }) => id)}::uuid[])
      as p(region, id)
    join matter m on m.home_region = p.region and m.id = p.id and m.state <> 'voided' and m.sensitivity = 0`);
  return new Map(rows.map(({ id, snapshot }) => [id, toldOf(snapshot)]));
}

/** Among so many that share a passage or an operator, the one looked for may be one that was not compared. */
const withCut = ({ zh, en }: SameScore['reason'], cut: boolean): SameScore['reason'] =>
  cut
    ? {
        zh: `${zh}。相似的很多，只比较了最近和最像的`,
        en: `${en}. Many are alike; only the newest and likest were compared`,
      }
    : { zh, en };

function proposalOf(
  region: string,
  other: Place,
  found: SameScore,
  anchors: readonly Anchor[],
  cut: boolean,
): StoredProposal {
  const shared = new Set<string>(found.parts.map(({ part }) => part));
  return {
    kind: 'same',
    // Of another region the id alone would not say where.
    value: other.region === region ? other.id : `${other.region}/${other.id}`,
    score: found.score,
    rule: SAME_RULE,
    reason: withCut(found.reason, cut),
    evidence: anchors.flatMap(({ kind, at }) => (at !== undefined && shared.has(kind) ? [at] : [])),
    parts: found.parts,
  };
}

/**
 * Others that are perhaps the same as a matter, in any region: found by like texts and by what both name, and scored as a sum
 * of parts. Told only to who may see the other one (`queries/proposals-of.ts` of triage). `key` is that of the digests.
 */
export function sameProposer(key: Uint8Array, sketches = new Sketches()): Proposer {
  return {
    name: 'same',
    async propose({ tx, matters }) {
      const own = new Map(matters.map((matter) => [matter.id as string, toldOf(matter)]));
      const anchors = new Map(matters.map((matter) => [matter.id as string, anchorsOf(matter, key)]));
      // Asked for without waiting, questions go to the database together.
      const [keys, signed, mark] = await Promise.all([
        writeAnchors(tx, matters, anchors),
        sketches.write(tx, [...own.values()]),
        markNow(tx),
      ]);
      const [blocks] = await Promise.all([sharingAnchors(tx, keys), sketches.follow(tx, mark)]);

      const candidates = new Candidates();
      const cut = new Set<string>();
      const copies = new Map<string, number>();
      for (const [id, signature] of signed) {
        const { near, capped } = sketches.near(signature, id, LIKE_FROM, MOST_IN_BLOCK);
        if (capped) cut.add(id);
        copies.set(id, near.filter(({ likeness }) => likeness >= TEMPLATE_FROM).length);
        for (const other of near) candidates.of(id, other).likeness = other.likeness;
      }
      for (const { mine, kind, other } of blocks.shared) candidates.of(mine, other).anchors.add(kind);
      const { pairs, cut: many } = candidates.best();
      for (const id of [...blocks.cut, ...many]) cut.add(id);
      return propose(tx, { own, anchors, keys, pairs, cut, copies });
    },
  };
}

interface Found {
  readonly own: ReadonlyMap<string, Told>;
  readonly anchors: ReadonlyMap<string, readonly Anchor[]>;
  readonly keys: readonly KeyRow[];
  readonly pairs: readonly Candidate[];
  readonly cut: ReadonlySet<string>;
  /** How many texts nearly the same as that of a matter were found. */
  readonly copies: ReadonlyMap<string, number>;
}

async function propose(
  tx: Db,
  { own, anchors, keys, pairs, cut, copies }: Found,
): Promise<ReadonlyMap<string, readonly StoredProposal[]>> {
  if (pairs.length === 0) return new Map();
  const places = new Map(pairs.map(({ other }) => [other.id, other]));
  const [others, more, reporters] = await Promise.all([
    read(tx, [...places.values()]),
    // What pairs share that their blocks were too large to show, or that was found by the text alone.
    anchorsOfPairs(tx, keys, pairs),
    reportersOf(
      tx,
      pairs.map(({ mine, other }) => ({ mine: { region: own.get(mine)?.region ?? '', id: mine }, other })),
    ),
  ]);
  for (const { n, kind } of more) pairs[n]?.anchors.add(kind);
  const proposals = new Map<string, StoredProposal[]>();
  for (const [n, { mine, other, anchors: shared }] of pairs.entries()) {
    const [one, two] = [own.get(mine), others.get(other.id)];
    if (one === undefined || two === undefined) continue;
    // One number in one system: an import has told the two apart.
    if (one.source?.system === two.source?.system) shared.delete('source');
    const found = scoreOf(one, two, { anchors: shared, reporter: reporters[n], copies: copies.get(mine) ?? 0 });
    if (found.band === 'none') continue;
    const mines = proposals.get(mine) ?? [];
    proposals.set(mine, mines);
    mines.push(proposalOf(one.region, other, found, anchors.get(mine) ?? [], cut.has(mine)));
  }
  for (const [mine, found] of proposals)
    proposals.set(
      mine,
      found.sort((a, b) => b.score - a.score || (a.value < b.value ? -1 : 1)).slice(0, MOST_PROPOSED),
    );
  return proposals;
}
