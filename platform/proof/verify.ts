import { commitPersonal } from './act-hash.ts';
import { verifyBulletin } from './bulletin.ts';
import {
  type ActLine,
  type BundleLine,
  type CheckpointLine,
  type HeaderLine,
  type InclusionLine,
  type LeafLine,
  LineDigest,
  type OpeningLine,
  type TrailerLine,
} from './bundle.ts';
import { readLine } from './bundle-read.ts';
import { ChainChecker } from './chain.ts';
import { parseCheckpoint, parseOrigin, verifyCheckpoint } from './checkpoint.ts';
import { type Finding, type FindingKind, finding, type Place } from './findings.ts';
import { type NoteKey, parseVkey } from './note.ts';
import { RegionCheck, type RegionReport } from './region-check.ts';

export interface VerifyInput {
  /** Lines without their newline, as `splitLines` gives them. */
  readonly lines: AsyncIterable<string> | Iterable<string>;
  /** Public keys in the form of `formatVkey`, got from elsewhere than the bundle. Old keys too after a change of keys. */
  readonly publicKeys: readonly string[];
  /** Whole checkpoint notes that another party kept: a superior authority, a gazette, an earlier export. */
  readonly oldCheckpoints: readonly string[];
  /** Findings listed at most; the rest is counted. 1,000 unless told. */
  readonly maxFindings?: number;
}

export interface Report {
  /** No finding of severity `error`. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  /** Findings beyond `maxFindings`. */
  readonly omitted: number;
  readonly checked: {
    readonly acts: number;
    /** Matters whose chain was walked. */
    readonly chains: number;
    readonly openings: number;
    /** Acts shown to be in the tree under a signed head. */
    readonly inclusion: number;
    /** Heads shown to lie on the same history, in the bundle and outside. */
    readonly consistency: number;
    readonly checkpoints: number;
    readonly bulletins: number;
  };
  /** `outside-checkpoint` only if every region was compared with a head that another party kept. */
  readonly anchoredBy: 'outside-checkpoint' | 'bundle-only';
  /** True where there are errors and none of them could have been seen without a head kept outside. */
  readonly onlyOutside: boolean;
  readonly regions: readonly RegionReport[];
}

/**
 * Verifies a bundle as a stream, knowing nothing but public keys and heads kept outside.
 *
 * @throws proof.key.malformed for a public key. Whatever is wrong with the bundle is a finding, never an exception.
 */
export async function verifyBundle(input: VerifyInput): Promise<Report> {
  const verifier = new BundleVerifier(input);
  for await (const line of input.lines) verifier.push(line);
  return verifier.finish();
}

interface KnownAct extends Place {
  readonly homeRegion: string;
  readonly line: number;
  readonly leaf: number | null;
  readonly hash: string;
  readonly commitment: string | null;
  readonly recordedAt: string;
  proofSeen: boolean;
}

type Phase = 'header' | 'heads' | 'entries' | 'done' | 'refused';

class BundleVerifier {
  readonly #keys: readonly NoteKey[];
  readonly #oldCheckpoints: readonly string[];
  readonly #maxFindings: number;
  readonly #findings: Finding[] = [];
  readonly #chain = new ChainChecker();
  readonly #digest = new LineDigest();
  readonly #regions = new Map<string, RegionCheck>();
  readonly #acts = new Map<string, KnownAct>();
  readonly #count = { acts: 0, openings: 0, checkpoints: 0, bulletins: 0 };
  #phase: Phase = 'header';
  #line = 0;
  #errors = 0;
  #bundleErrors = 0;
  #omitted = 0;
  #announced = 0;

  constructor({ publicKeys, oldCheckpoints, maxFindings = 1000 }: VerifyInput) {
    this.#keys = publicKeys.map(parseVkey);
    this.#oldCheckpoints = oldCheckpoints;
    this.#maxFindings = maxFindings;
  }

  push(source: string): void {
    if (this.#phase === 'refused') return;
    this.#line += 1;
    const read = readLine(source);
    if (!read.ok && this.#phase === 'header') this.#refuse();
    else if (!read.ok) this.#say('bundle.line', {}, { problem: read.problem });
    else {
      if (!read.canonical) this.#say('bundle.line-form');
      this.#dispatch(read.line);
    }
    this.#digest.add(source);
  }

  finish(): Report {
    if (this.#phase === 'header') this.#refuse();
    if (this.#phase === 'heads' || this.#phase === 'entries')
      this.#say('bundle.trailer', { line: null }, { problem: 'trailer?' });
    if (this.#phase !== 'refused') this.#finishActs();
    const checks = [...this.#regions.values()];
    const regions = checks.map((check) => check.finish());
    const anchored = regions.length > 0 && regions.every(({ anchoredSize }) => anchoredSize > 0);
    return {
      ok: this.#errors === 0,
      findings: this.#findings,
      omitted: this.#omitted,
      checked: {
        ...this.#count,
        chains: this.#chain.matters,
        inclusion: sum(checks.map(({ included }) => included)),
        consistency: sum(checks.map(({ consistent }) => consistent)),
      },
      anchoredBy: anchored ? 'outside-checkpoint' : 'bundle-only',
      onlyOutside: this.#errors > 0 && this.#bundleErrors === 0,
      regions,
    };
  }

  #dispatch(line: BundleLine): void {
    if (this.#phase === 'header') {
      if (line.type === 'header') this.#header(line);
      else this.#refuse();
    } else if (
      line.type === 'header' ||
      this.#phase === 'done' ||
      (line.type === 'checkpoint' && this.#phase !== 'heads')
    ) {
      this.#say('bundle.order', {}, { type: line.type });
    } else {
      this.#entry(line);
    }
  }

  #entry(line: Exclude<BundleLine, HeaderLine>): void {
    switch (line.type) {
      case 'checkpoint':
        this.#checkpoint(line);
        break;
      case 'act':
        this.#closeHeads();
        this.#act(line);
        break;
      case 'leaf':
        this.#closeHeads();
        this.#leaf(line);
        break;
      case 'opening':
        this.#opening(line);
        break;
      case 'inclusion':
        this.#closeHeads();
        this.#inclusion(line);
        break;
      case 'consistency':
        this.#region(line.homeRegion)?.addConsistency(line);
        break;
      case 'bulletin':
        this.#count.bulletins += 1;
        if (!verifyBulletin(line.bulletin, line.signatures, this.#keys)) this.#say('bulletin.signature');
        break;
      case 'trailer':
        this.#trailer(line);
        break;
      default:
        line satisfies never;
    }
  }

  #header({ regions, counts, exportedAt }: HeaderLine): void {
    this.#phase = 'heads';
    this.#announced = counts.acts;
    for (const region of regions) {
      const { homeRegion, origin } = region;
      if (parseOrigin(origin)?.homeRegion !== homeRegion) {
        this.#say('checkpoint.origin', { homeRegion }, { origin, region: homeRegion });
      }
      this.#regions.set(homeRegion, new RegionCheck(region, exportedAt, (found) => this.#add(found)));
    }
    for (const note of this.#oldCheckpoints) this.#outside(note);
  }

  #outside(note: string): void {
    const origin = parseCheckpoint(note)?.origin;
    const check = [...this.#regions.values()].find(({ region }) => region.origin === origin);
    const place = { line: null, homeRegion: check?.region.homeRegion ?? null };
    const verdict = verifyCheckpoint(note, this.#keys);
    if (origin !== undefined && check === undefined) this.#say('outside.other-region', place, { origin });
    else if (verdict.ok) check?.addOutside(verdict.checkpoint);
    else this.#say('outside.refused', place, { reason: verdict.reason });
  }

  #checkpoint({ homeRegion, note }: CheckpointLine): void {
    const check = this.#region(homeRegion);
    if (check === undefined) return;
    const origin = parseCheckpoint(note)?.origin;
    const verdict = verifyCheckpoint(note, this.#keys);
    if (origin !== undefined && origin !== check.region.origin) {
      this.#say('checkpoint.origin', { homeRegion }, { origin, region: homeRegion });
    } else if (verdict.ok) {
      this.#count.checkpoints += 1;
      check.addHead(verdict.checkpoint, this.#line);
    } else {
      this.#say(signatureFinding[verdict.reason], { homeRegion });
    }
  }

  #act({ record, hash, leaf }: ActLine): void {
    const { homeRegion, matterId, seq, actId, recordedAt, commitment } = record;
    this.#count.acts += 1;
    for (const found of this.#chain.push({ record, hash }, this.#line)) this.#add(found);
    const place = { homeRegion, matterId, seq, line: this.#line };
    if (this.#acts.has(actId)) this.#say('act.duplicate', place, { actId });
    else this.#acts.set(actId, { ...place, leaf, hash, commitment, recordedAt, proofSeen: false });
    const check = this.#region(homeRegion);
    if (check === undefined) return;
    if (leaf === null) check.pending += 1;
    else if (check.region.coverage === 'full') check.addLeaf({ leaf, hash, recordedAt, place });
  }

  #leaf({ homeRegion, leaf, hash }: LeafLine): void {
    const check = this.#region(homeRegion);
    if (check?.region.coverage === 'partial') this.#say('bundle.order', { homeRegion }, { type: 'leaf' });
    if (check?.region.coverage !== 'full') return;
    check.hidden += 1;
    check.addLeaf({ leaf, hash, recordedAt: null, place: { homeRegion, matterId: null, seq: null, line: this.#line } });
  }

  #opening({ actId, salt, payload }: OpeningLine): void {
    const act = this.#acts.get(actId);
    if (act === undefined || act.commitment === null) {
      this.#say('opening.unknown', {}, { actId });
      return;
    }
    this.#count.openings += 1;
    if (commitPersonal(Buffer.from(salt, 'hex'), payload).toString('hex') !== act.commitment) {
      this.#say('opening.commitment', { ...act, line: this.#line });
    }
  }

  #inclusion({ actId, size, hashes }: InclusionLine): void {
    const act = this.#acts.get(actId);
    const check = act === undefined ? undefined : this.#regions.get(act.homeRegion);
    if (act === undefined || act.leaf === null || check === undefined || act.proofSeen) {
      this.#say('bundle.order', {}, { type: 'inclusion' });
      return;
    }
    act.proofSeen = true;
    const { leaf, hash, recordedAt } = act;
    // A full region recomputes its whole tree; a single proof adds nothing to that.
    if (check.region.coverage === 'full') return;
    check.prove({ leaf, hash, recordedAt, place: placeOf(act) }, size, hashes, this.#line);
  }

  #trailer({ lines, digest }: TrailerLine): void {
    this.#phase = 'done';
    if (lines !== this.#digest.lines) this.#say('bundle.trailer', {}, { problem: `${this.#digest.lines} ≠ ${lines}` });
    else if (digest !== this.#digest.value()) this.#say('bundle.trailer', {}, { problem: 'SHA-256' });
  }

  #finishActs(): void {
    if (this.#announced !== this.#count.acts) {
      this.#say('bundle.counts', { line: null }, { said: this.#announced, found: this.#count.acts });
    }
    for (const act of this.#acts.values()) {
      const partial = this.#regions.get(act.homeRegion)?.region.coverage === 'partial';
      if (partial && act.leaf !== null && !act.proofSeen) this.#say('inclusion.missing', placeOf(act));
    }
  }

  #closeHeads(): void {
    if (this.#phase !== 'heads') return;
    this.#phase = 'entries';
    for (const check of this.#regions.values()) check.closeHeads();
  }

  #region(homeRegion: string): RegionCheck | undefined {
    const check = this.#regions.get(homeRegion);
    if (check === undefined) this.#say('bundle.region', { homeRegion }, { region: homeRegion });
    return check;
  }

  #refuse(): void {
    this.#phase = 'refused';
    this.#say('bundle.header');
  }

  #say(kind: FindingKind, place: Partial<Place> = {}, params: Readonly<Record<string, string | number>> = {}): void {
    const { homeRegion = null, matterId = null, seq = null, line = this.#line } = place;
    this.#add(finding(kind, { homeRegion, matterId, seq, line }, params));
  }

  #add(found: Finding): void {
    if (found.severity === 'error') {
      this.#errors += 1;
      if (found.evidence === 'bundle') this.#bundleErrors += 1;
    }
    if (this.#findings.length < this.#maxFindings) this.#findings.push(found);
    else this.#omitted += 1;
  }
}

const signatureFinding = {
  malformed: 'checkpoint.malformed',
  'unknown-key': 'checkpoint.key',
  'bad-signature': 'checkpoint.signature',
} as const;

function placeOf({ homeRegion, matterId, seq, line }: Place): Place {
  return { homeRegion, matterId, seq, line };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
