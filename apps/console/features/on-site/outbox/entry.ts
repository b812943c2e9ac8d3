import type { JsonObject } from '../../../../../kernel/text.ts';
import type { Problem } from '../../../../../modules/intake/contract.ts';

/** One request to the server. Each carries ids made on the device, so that sent twice it is done once. */
export type Step =
  | { readonly do: 'file'; readonly actId: string; readonly body: JsonObject; readonly eventAt: string }
  | {
      readonly do: 'upload';
      readonly region: string;
      readonly id: string;
      readonly fileId: string;
      /** Cell of the vault with the bytes as taken. */
      readonly blob: string;
      readonly name: string;
      readonly type: string;
      readonly sha256: string | null;
      readonly size: number;
    }
  | {
      readonly do: 'act';
      readonly region: string;
      readonly id: string;
      readonly actId: string;
      readonly verb: string;
      readonly body: JsonObject;
    }
  /** A file that is attached to a matter by an act of its own, under the file's id. */
  | {
      readonly do: 'attach';
      readonly region: string;
      readonly id: string;
      readonly actId: string;
      readonly blob: string;
      readonly name: string;
      readonly type: string;
      readonly sha256: string | null;
    }
  /** An act on a matter of the campaign office. */
  | {
      readonly do: 'office';
      readonly region: string;
      readonly id: string;
      readonly actId: string;
      readonly verb: string;
      readonly body: JsonObject;
    };

export type EntryKind = 'decision' | 'photo' | 'inquiry' | 'visit';

/** Something that was done on the spot and waits for the network. */
export interface Entry {
  /** A UUID of version 7: entries lie in the order in which they were made. */
  readonly id: string;
  readonly kind: EntryKind;
  readonly title: string;
  /** In the name of which authority it was done. */
  readonly authority: string;
  /** `<region>/<id>` of its case: entries of one case are sent one after another. */
  readonly caseKey: string;
  /** Instant at which it was done. */
  readonly madeAt: string;
  readonly steps: readonly Step[];
  /** So many steps stand on the server. */
  readonly done: number;
  readonly state: 'waiting' | 'refused' | 'sent';
  /** So many times the network failed it in a row. */
  readonly failures: number;
  /** Not before this instant, in milliseconds. */
  readonly notBefore: number;
  /** Why it was refused, or failed last. */
  readonly problem: Problem | null;
  readonly sentAt: string | null;
  /** Number of the document that it bears; '' where it bears none. */
  readonly number: string;
  /** Bytes that it takes on the device. */
  readonly size: number;
  /** What was typed, for correcting it. */
  readonly form: unknown;
}

export const entryCell = (id: string): string => `entry/${id}`;
export const blobsOf = (entry: Pick<Entry, 'steps'>): readonly string[] =>
  entry.steps.flatMap((step) => (step.do === 'upload' || step.do === 'attach' ? [step.blob] : []));

const PAUSES = [3, 10, 30, 60, 120, 300, 600] as const;

/** How long to wait after so many failures in a row, in milliseconds: longer each time, ten minutes at most. */
export const pauseAfter = (failures: number): number =>
  1_000 * (PAUSES[Math.min(Math.max(failures, 1), PAUSES.length) - 1] ?? 600);

/** What was refused and others stand on: a case that is not there, a visit that is not open. */
const isGround = ({ kind, done, steps }: Entry): boolean =>
  (kind === 'decision' && done === 0) || steps.some((step) => step.do === 'office' && step.verb === 'open');

/**
 * The entry to send now: the oldest that waits, but never one whose case has an older one that waits for its pause or, for
 * what stands on it, was refused: no photograph is registered in a case that is not there.
 */
export function nextToSend(entries: readonly Entry[], now: number): Entry | undefined {
  const held = new Set<string>();
  for (const entry of [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (entry.state === 'sent') continue;
    if (entry.state === 'refused') {
      if (isGround(entry)) held.add(entry.caseKey);
      continue;
    }
    if (held.has(entry.caseKey)) continue;
    if (entry.notBefore <= now) return entry;
    held.add(entry.caseKey);
  }
  return undefined;
}

/** When the next one may be tried; undefined when nothing waits for its time. */
export function nextTry(entries: readonly Entry[]): number | undefined {
  const waiting = entries.filter(({ state }) => state === 'waiting').map(({ notBefore }) => notBefore);
  return waiting.length === 0 ? undefined : Math.min(...waiting);
}

/** What came of one attempt at a step. */
export type Outcome =
  | { readonly went: 'done'; readonly number?: string }
  /** No network, or a server that is busy: again later. */
  | { readonly went: 'failed'; readonly problem: Problem }
  | { readonly went: 'refused'; readonly problem: Problem }
  /** The file was forgotten meanwhile: hand it in anew. */
  | { readonly went: 'file-lost'; readonly problem: Problem };

/** The entry after an attempt at its next step. */
export function afterAttempt(entry: Entry, outcome: Outcome, now: number): Entry {
  switch (outcome.went) {
    case 'done': {
      const done = entry.done + 1;
      const number = outcome.number === undefined || outcome.number === '' ? entry.number : outcome.number;
      if (done >= entry.steps.length) {
        const sentAt = new Date(now).toISOString();
        return { ...entry, done, number, failures: 0, notBefore: 0, problem: null, state: 'sent', sentAt };
      }
      // Why the file is handed in anew is remembered until the act that names it has passed.
      const problem = entry.steps[entry.done]?.do === 'upload' ? entry.problem : null;
      return { ...entry, done, number, failures: 0, notBefore: 0, problem };
    }
    case 'failed': {
      const failures = entry.failures + 1;
      return { ...entry, failures, notBefore: now + pauseAfter(failures), problem: outcome.problem };
    }
    case 'refused':
      return { ...entry, state: 'refused', failures: 0, notBefore: 0, problem: outcome.problem };
    case 'file-lost': {
      const { problem } = outcome;
      // Handed in anew once. Lost again at once, it is no matter of time.
      if (entry.problem?.code === problem.code) return afterAttempt(entry, { went: 'refused', problem }, now);
      const upload = entry.steps.findLastIndex((step, index) => index < entry.done && step.do === 'upload');
      return { ...entry, done: Math.max(upload, 0), problem };
    }
  }
}

/** Sent again as it is: after the reason for the refusal is gone. */
export const again = (entry: Entry): Entry => ({
  ...entry,
  state: 'waiting',
  failures: 0,
  notBefore: 0,
  problem: null,
});
