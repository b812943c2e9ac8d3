import type { BundleRegion, ConsistencyLine } from './bundle.ts';
import type { Checkpoint } from './checkpoint.ts';
import { type Evidence, type Finding, type FindingKind, finding, type Place } from './findings.ts';
import { Frontier } from './frontier.ts';
import { type Head, Heads } from './heads.ts';
import { leafHash } from './merkle.ts';
import { verifyConsistency, verifyInclusion } from './merkle-verify.ts';

/** What was established about one region. */
export interface RegionReport {
  readonly homeRegion: string;
  readonly coverage: BundleRegion['coverage'];
  /** Size of the largest valid head in the bundle, null if there is none. */
  readonly size: number | null;
  /** Acts below this index stand in a history that an outside party holds the head of; 0 if none. */
  readonly anchoredSize: number;
  /** Acts given but not yet sealed. */
  readonly pending: number;
  /** Acts given by hash only. */
  readonly hidden: number;
}

/** An act for the tree: where it claims to stand, and what to say if it does not. */
export interface TreeAct {
  readonly leaf: number;
  /** Hex hash as stored with the act. */
  readonly hash: string;
  readonly recordedAt: string | null;
  readonly place: Place;
}

/**
 * Clocks of several machines differ and a long transaction is sealed after a short one, so a recorded time may stray
 * from the time of a head by this much before it counts as back-dated.
 */
const CLOCK_TOLERANCE_MS = 15 * 60_000;

/** Checks one region: heads among themselves, the tree against them, and them against heads kept outside. */
export class RegionCheck {
  readonly region: BundleRegion;
  readonly #report: (found: Finding) => void;
  /** Heads in the bundle. */
  readonly #inside = new Heads();
  /** Heads kept by outside parties. */
  readonly #kept = new Heads();
  readonly #frontier = new Frontier();
  readonly #proofs: ConsistencyLine[] = [];
  #expectedLeaf = 0;
  #headsClosed = false;
  #anchoredSize = 0;
  pending = 0;
  hidden = 0;
  included = 0;
  consistent = 0;

  readonly #exportedAt: string;

  constructor(region: BundleRegion, exportedAt: string, report: (found: Finding) => void) {
    this.region = region;
    this.#exportedAt = exportedAt;
    this.#report = report;
  }

  /** A checkpoint of the bundle whose signature is already verified. */
  addHead(checkpoint: Checkpoint, line: number): void {
    if (!this.#inside.add(checkpoint)) this.#say('checkpoint.fork', { line }, { size: checkpoint.size });
  }

  /** A verified checkpoint kept by an outside party. */
  addOutside(checkpoint: Checkpoint): void {
    if (this.#kept.add(checkpoint)) return;
    const { homeRegion } = this.region;
    this.#reportAs('outside-checkpoint', finding('checkpoint.fork', { homeRegion }, { size: checkpoint.size }));
  }

  addConsistency(line: ConsistencyLine): void {
    this.#proofs.push(line);
  }

  /** Called once all heads are known and before the first act. */
  closeHeads(): void {
    if (this.#headsClosed) return;
    this.#headsClosed = true;
    if (this.#inside.largest() === undefined) {
      this.#say('checkpoint.missing', {}, { region: this.region.homeRegion });
    }
    let latest = '';
    for (const { size, root, firstTime, lastTime } of this.#inside.bySize()) {
      if (firstTime !== null && firstTime < latest) this.#say('checkpoint.time', {}, { size });
      latest = lastTime !== null && lastTime > latest ? lastTime : latest;
      const kept = this.#kept.at(size);
      if (kept !== undefined && !kept.root.equals(root)) this.#say('outside.fork', {}, { size });
    }
    if (this.region.coverage === 'full') this.#compareRoot();
  }

  /** The next leaf of a full region. */
  addLeaf(act: TreeAct): void {
    if (act.leaf !== this.#expectedLeaf) {
      this.#report(finding('tree.order', act.place, { expected: this.#expectedLeaf, leaf: act.leaf }));
    }
    this.#expectedLeaf = Math.max(this.#expectedLeaf, act.leaf + 1);
    this.#checkTimes(act);
    this.#frontier.append(Buffer.from(act.hash, 'hex'));
    this.#compareRoot();
  }

  /** An inclusion proof of a chosen act. */
  prove(act: TreeAct, size: number, hashes: readonly string[], line: number): void {
    const place = { ...act.place, line };
    const head = this.#inside.largest();
    if (head === undefined) return;
    if (size !== head.size) {
      this.#report(finding('inclusion.size', place, { size, expected: head.size }));
      return;
    }
    const claim = { index: act.leaf, size, leafHash: leafHash(Buffer.from(act.hash, 'hex')), root: head.root };
    if (verifyInclusion({ ...claim, proof: fromHex(hashes) })) this.included += 1;
    else this.#report(finding('inclusion.invalid', place, { leaf: act.leaf }));
    this.#checkTimes(act);
  }

  /** Called after the last line. */
  finish(): RegionReport {
    this.closeHeads();
    if (this.region.coverage === 'full') this.#finishFull();
    else this.#finishPartial();
    const { homeRegion, coverage } = this.region;
    const head = this.#inside.largest();
    const reach = head?.size ?? 0;
    if (this.pending > 0) this.#say('tree.pending', {}, { region: homeRegion, count: this.pending });
    if (this.hidden > 0) this.#say('tree.hidden', {}, { region: homeRegion, count: this.hidden });
    if ((this.#kept.largest()?.size ?? 0) === 0) this.#say('outside.none', {}, { region: homeRegion });
    else if (this.#anchoredSize > 0 && this.#anchoredSize < reach) {
      this.#say('outside.beyond', {}, { region: homeRegion, size: this.#anchoredSize });
    }
    const { pending, hidden } = this;
    return { homeRegion, coverage, size: head?.size ?? null, anchoredSize: this.#anchoredSize, pending, hidden };
  }

  #compareRoot(): void {
    const size = this.#frontier.size;
    const [inside, kept] = [this.#inside.at(size), this.#kept.at(size)];
    if (inside === undefined && kept === undefined) return;
    const root = this.#frontier.root();
    if (inside?.root.equals(root)) this.included = size;
    else if (inside !== undefined) this.#say('tree.root', {}, { size });
    if (kept?.root.equals(root)) this.#anchoredSize = size;
    else if (kept !== undefined) this.#say('outside.root', {}, { size });
    if ((inside ?? kept)?.root.equals(root)) this.consistent += 1;
  }

  #finishFull(): void {
    const found = this.#frontier.size;
    for (const { size } of this.#inside.bySize()) if (size > found) this.#say('tree.truncated', {}, { size, found });
    for (const { size, firstTime } of this.#kept.bySize()) {
      if (size <= found) continue;
      // An export is not wrong for what was sealed after it; one that claims to be younger than the head is.
      if (firstTime !== null && firstTime > this.#exportedAt) {
        this.#say('outside.newer', {}, { size, region: this.region.homeRegion });
      } else this.#say('outside.truncated', {}, { size, found });
    }
    this.pending += Math.max(0, found - (this.#inside.largest()?.size ?? 0));
    // The whole tree was recomputed; proofs that came along must still not be false.
    for (const proof of this.#proofs) {
      const from = this.#inside.at(proof.size1) ?? this.#kept.at(proof.size1);
      const to = this.#inside.at(proof.size2) ?? this.#kept.at(proof.size2);
      if (from !== undefined && to !== undefined && !holds(proof, from, to)) {
        this.#say('consistency.invalid', {}, { size1: proof.size1, size2: proof.size2 });
      }
    }
  }

  #finishPartial(): void {
    const main = this.#inside.largest();
    if (main === undefined) return;
    for (const head of this.#inside.bySize()) {
      if (head !== main) this.#link(head, main, 'consistency.missing', 'consistency.invalid');
    }
    for (const head of this.#kept.bySize()) {
      const sameSize = head.size === main.size;
      const linked = sameSize
        ? head.root.equals(main.root)
        : this.#link(head, main, 'outside.unlinked', 'outside.consistency');
      if (linked) this.#anchoredSize = Math.max(this.#anchoredSize, Math.min(head.size, main.size));
    }
  }

  /** Shows by a proof in the bundle that one of two heads continues the other. */
  #link(head: Head, main: Head, missing: FindingKind, invalid: FindingKind): boolean {
    const [from, to] = head.size < main.size ? [head, main] : [main, head];
    const sizes = { size1: from.size, size2: to.size };
    const proof = this.#proofs.find(({ size1, size2 }) => size1 === from.size && size2 === to.size);
    const linked = proof !== undefined && holds(proof, from, to);
    if (linked) this.consistent += 1;
    else this.#say(proof === undefined ? missing : invalid, {}, sizes);
    return linked;
  }

  #checkTimes(act: TreeAct): void {
    if (act.recordedAt === null) return;
    const seen = timeFinding(act, act.recordedAt, this.#inside);
    const seenOutside = timeFinding(act, act.recordedAt, this.#kept);
    if (seen !== undefined) this.#report(seen);
    else if (seenOutside !== undefined) this.#reportAs('outside-checkpoint', seenOutside);
  }

  #reportAs(evidence: Evidence, found: Finding): void {
    this.#report({ ...found, evidence });
  }

  #say(kind: FindingKind, place: Partial<Place>, params: Readonly<Record<string, string | number>>): void {
    this.#report(finding(kind, { homeRegion: this.region.homeRegion, ...place }, params));
  }
}

/** Compares an act's recorded time with the heads that do, and do not yet, contain it. */
function timeFinding({ leaf, place }: TreeAct, recordedAt: string, heads: Heads): Finding | undefined {
  const recorded = Date.parse(recordedAt);
  const { before, containing } = heads.around(leaf);
  if (before?.lastTime && recorded < Date.parse(before.lastTime) - CLOCK_TOLERANCE_MS) {
    return finding('act.back-dated', place, { recordedAt, time: before.lastTime });
  }
  if (containing?.firstTime && recorded > Date.parse(containing.firstTime) + CLOCK_TOLERANCE_MS) {
    return finding('act.post-dated', place, { recordedAt, time: containing.firstTime });
  }
  return undefined;
}

function holds({ size1, size2, hashes }: ConsistencyLine, from: Head, to: Head): boolean {
  return verifyConsistency({ size1, size2, root1: from.root, root2: to.root, proof: fromHex(hashes) });
}

function fromHex(hashes: readonly string[]): Buffer[] {
  return hashes.map((hash) => Buffer.from(hash, 'hex'));
}
