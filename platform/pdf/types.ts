/** Bytes of one part: in memory, in a file, or the reason (a word, no sentence) why there are none. */
export type PartContent = Uint8Array | { readonly path: string } | { readonly missing: string };

/** Where a part lies once the file is made. Page numbers are the stamped ones; pages count from 1 in the file. */
export interface Laid {
  readonly title: string;
  readonly pages: number;
  /** First and last page in the file. */
  readonly from: number;
  readonly to: number;
  /** First and last stamped number; null where the part bears none. */
  readonly numbers: { readonly from: number; readonly to: number } | null;
  /** Hash and size of what was given; null where nothing was. */
  readonly sha256: string | null;
  readonly size: number;
  /** Why a slip page stands in its place; null where the part itself does. */
  readonly slip: SlipReason | null;
}

/**
 * `unreadable`: no PDF or picture that can be read; `encrypted`: a PDF under a password; `too-large`: more than one part
 * may have; `other-type`: neither PDF, JPEG nor PNG; any other word is what the source said.
 */
export type SlipReason = string;

/** What a part that is made last knows of the others: pages and stamped numbers, by their place in the list. */
export type LaidSoFar = readonly (Pick<Laid, 'title' | 'pages' | 'numbers' | 'sha256' | 'slip'> | null)[];

export interface Part {
  readonly title: string;
  /** Depth of its bookmark, 1 at the top. */
  readonly level: number;
  /** `on` (the default) goes on counting; `none` bears no number; an object begins anew, with a prefix in the labels. */
  readonly numbers?: 'on' | 'none' | { readonly restart: string };
  readonly source:
    | PartContent
    | (() => Promise<PartContent>)
    /** Made when all others of its volume are laid; must bear no number, or theirs would move. */
    | { readonly late: (laid: LaidSoFar) => Promise<PartContent> };
}

export interface AssembleOptions {
  readonly title: string;
  readonly author: string;
  /** The only instant in the file, so that the same parts give the same bytes. */
  readonly at: Date;
  /** Also a file of the first `after` parts alone, at `out`: the volume that goes out of the house. */
  readonly cut?: { readonly after: number; readonly out: string; readonly title: string };
  /** Where the number stands: `outside` right on odd and left on even pages, as files printed on both sides want it. */
  readonly corner?: 'right' | 'outside';
  /** A page of PDF drawn over every page, stretched to cover it. */
  readonly overlay?: Uint8Array;
  /** Most bytes of one part; more becomes a slip page. It bounds the memory: about four times as much is used. */
  readonly largestPart?: number;
  /** The page that stands for a part which could not be taken in. */
  readonly slip?: (part: SlippedPart) => Promise<Uint8Array>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

export interface SlippedPart {
  readonly title: string;
  readonly reason: SlipReason;
  readonly sha256: string | null;
  readonly size: number;
  readonly at: Date;
}

export interface AssembledFile {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  readonly pages: number;
}

export interface Assembled extends AssembledFile {
  /** One for each part, in their order. */
  readonly parts: readonly Laid[];
  readonly cut: AssembledFile | null;
}
