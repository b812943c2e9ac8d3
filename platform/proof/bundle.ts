import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../../kernel/text.ts';
import type { COMMITMENT_FORMAT } from './act-hash.ts';
import { canonicalText } from './canonical.ts';
import type { SealedAct } from './chain.ts';

/**
 * An exported bundle: JSON lines, each in canonical form, so that any length can be written and verified as a stream.
 * Order: header, all checkpoints, then everything else, trailer last. README.md is the description for strangers.
 */

export const BUNDLE_FORMAT = 'qingyuan-bundle';
export const BUNDLE_VERSION = 1;

/** A region in the bundle: with every leaf of its tree (`full`), or with chosen matters only (`partial`). */
export interface BundleRegion {
  readonly homeRegion: string;
  readonly origin: string;
  readonly coverage: 'full' | 'partial';
}

export interface HeaderLine {
  readonly type: 'header';
  readonly format: typeof BUNDLE_FORMAT;
  readonly version: typeof BUNDLE_VERSION;
  readonly regions: readonly BundleRegion[];
  /** Free words on what was asked for (a bulletin, a matter, a region), shown to the reader. */
  readonly scope: JsonObject;
  readonly exportedAt: string;
  /** Versions of rules and calendars in force at export, by name. */
  readonly versions: Readonly<Record<string, string>>;
  readonly counts: { readonly acts: number };
}

/** The signed head of a region, a whole note. */
export interface CheckpointLine {
  readonly type: 'checkpoint';
  readonly homeRegion: string;
  readonly note: string;
}

/** One act. `leaf` is its index in the region's tree, null while it is not yet sealed. */
export interface ActLine extends SealedAct {
  readonly type: 'act';
  readonly leaf: number | null;
}

/** In a full region: an act that may not be shown. Its hash keeps the tree computable. */
export interface LeafLine {
  readonly type: 'leaf';
  readonly homeRegion: string;
  readonly leaf: number;
  readonly hash: string;
}

/** Discloses the personal part of an earlier act line. */
export interface OpeningLine {
  readonly type: 'opening';
  readonly actId: string;
  readonly commitment: typeof COMMITMENT_FORMAT;
  readonly salt: string;
  readonly payload: JsonObject;
}

/** Proves an earlier act line against the largest checkpoint of its region. */
export interface InclusionLine {
  readonly type: 'inclusion';
  readonly actId: string;
  readonly size: number;
  readonly hashes: readonly string[];
}

/** Proves that one head of a region continues another. */
export interface ConsistencyLine {
  readonly type: 'consistency';
  readonly homeRegion: string;
  readonly size1: number;
  readonly size2: number;
  readonly hashes: readonly string[];
}

/** A bulletin with signature lines made by `signBulletin`. */
export interface BulletinLine {
  readonly type: 'bulletin';
  readonly bulletin: JsonObject;
  readonly signatures: string;
}

/** Ends the bundle: how many lines stand before it, and the SHA-256 over them, each with its newline. */
export interface TrailerLine {
  readonly type: 'trailer';
  readonly lines: number;
  readonly digest: string;
}

/** What an exporter hands over between header and trailer. */
export type BundleEntry =
  | CheckpointLine
  | ActLine
  | LeafLine
  | OpeningLine
  | InclusionLine
  | ConsistencyLine
  | BulletinLine;
export type BundleLine = HeaderLine | BundleEntry | TrailerLine;

/** What the caller says of a bundle; the format names are added. */
export type BundleHeader = Omit<HeaderLine, 'type' | 'format' | 'version'>;

/**
 * Writes a bundle as a stream of lines, each with its newline: pipe it to a file or a response.
 * Entries must come checkpoints first; a full region's acts and leaves in leaf order, unsealed acts last.
 *
 * @throws proof.canonical.not-json
 */
export async function* writeBundle(
  header: BundleHeader,
  entries: Iterable<BundleEntry> | AsyncIterable<BundleEntry>,
): AsyncGenerator<string> {
  const digest = new LineDigest();
  const { regions, scope, exportedAt, versions, counts } = header;
  yield digest.add(
    lineText({
      type: 'header',
      format: BUNDLE_FORMAT,
      version: BUNDLE_VERSION,
      regions,
      scope,
      exportedAt,
      versions,
      counts,
    }),
  );
  for await (const entry of entries) yield digest.add(lineText(entry));
  yield `${lineText({ type: 'trailer', lines: digest.lines, digest: digest.value() })}\n`;
}

/** One line in canonical JSON, without newline. */
export function lineText(line: BundleLine): string {
  return canonicalText(line as unknown as Json);
}

/** Running count and SHA-256 of the lines of a bundle. */
export class LineDigest {
  readonly #hash = createHash('sha256');
  #lines = 0;

  get lines(): number {
    return this.#lines;
  }

  /** Takes a line in and gives it back with its newline. */
  add(line: string): string {
    const text = `${line}\n`;
    this.#hash.update(text, 'utf8');
    this.#lines += 1;
    return text;
  }

  value(): string {
    return this.#hash.copy().digest('hex');
  }
}
