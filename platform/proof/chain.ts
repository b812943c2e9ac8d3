import { isAppError } from '../../kernel/error.ts';
import { type ActRecord, FIRST_PREV_HASH, FIRST_SEQ, hashAct, malformedField } from './act-hash.ts';
import { type Finding, finding, type Place } from './findings.ts';

/** An act with the hash that was stored with it (64 hex digits). */
export interface SealedAct {
  readonly record: ActRecord;
  readonly hash: string;
}

interface Link {
  readonly homeRegion: string;
  readonly seq: number;
  readonly hash: string;
}

/**
 * Checks acts one by one as they stream past: own hash, and per matter sequence and link. Acts of different matters may
 * alternate; those of one matter must come in rising `seq`. Keeps one small record a matter.
 */
export class ChainChecker {
  readonly #last = new Map<string, Link>();

  /** Matters seen so far. */
  get matters(): number {
    return this.#last.size;
  }

  /** What is wrong with this act, at most one finding for its content and one for its place in the chain. */
  push({ record, hash }: SealedAct, line: number | null = null): Finding[] {
    const { homeRegion, matterId, seq, prevHash } = record;
    const place: Place = { homeRegion, matterId, seq, line };
    const last = this.#last.get(matterId);
    // A jump backwards does not become the new end, or every later act would be reported with it.
    if (last === undefined || seq > last.seq) this.#last.set(matterId, { homeRegion, seq, hash });
    return [...checkContent({ record, hash }, place), ...checkLink(last, homeRegion, seq, prevHash, place)];
  }
}

/** {@link ChainChecker} over a whole list: an empty answer means that content and chains are unbroken. */
export function verifyChain(acts: Iterable<SealedAct>): Finding[] {
  const checker = new ChainChecker();
  return Array.from(acts, (act) => checker.push(act)).flat();
}

function checkContent({ record, hash }: SealedAct, place: Place): Finding[] {
  const field = malformedField(record);
  if (field !== undefined) return [finding('act.malformed', place, { field })];
  try {
    return hashAct(record).toString('hex') === hash ? [] : [finding('act.hash', place)];
  } catch (failure) {
    if (isAppError(failure)) return [finding('act.malformed', place, { field: 'body' })];
    throw failure;
  }
}

function checkLink(last: Link | undefined, homeRegion: string, seq: number, prevHash: string, place: Place): Finding[] {
  if (last === undefined) {
    return seq === FIRST_SEQ && prevHash === FIRST_PREV_HASH ? [] : [finding('chain.first', place)];
  }
  if (last.homeRegion !== homeRegion) {
    return [finding('chain.region', place, { region: homeRegion, other: last.homeRegion })];
  }
  if (seq <= last.seq) return [finding('chain.duplicate', place, { seq })];
  if (seq > last.seq + 1) return [finding('chain.gap', place, { before: last.seq, seq })];
  return prevHash === last.hash ? [] : [finding('chain.link', place)];
}
