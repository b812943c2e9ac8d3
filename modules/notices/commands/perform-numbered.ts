import { setTimeout as sleep } from 'node:timers/promises';
import { formatDocumentNumber } from '../../../kernel/codes/document-number.ts';
import { AppError, isAppError } from '../../../kernel/error.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, LedgerDependencies, Performed, PerformRequest } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Directory } from '../../authorities/index.ts';
import { organOf } from '../model/organ.ts';
import { createTurns } from './in-turn.ts';
import { nextNumber, type Series, takeNumber } from './number.ts';

/** An authority as its documents name it: a station acts in the name of its county (law.md 2.1). */
export interface Issuer {
  readonly code: string;
  readonly name: Text;
  /** 机关代字, e.g. 泸市监. */
  readonly organ: string;
}

/** The authority in whose name this one's documents go out. @throws AppError 409 `notices.organ-missing` */
export async function issuerOf(directory: Directory, authority: string): Promise<Issuer> {
  const code = regionOf(authority);
  const found = await directory.find(code);
  const organ = found === undefined ? undefined : organOf(found);
  if (found === undefined || organ === undefined) throw new AppError('notices.organ-missing', 409, { authority: code });
  return { code, name: { zh: found.nameZh, en: found.nameEn }, organ };
}

/** A number that an act takes: into which field of its body, from which run. */
export interface WantedNumber {
  readonly field: string;
  readonly series: Series;
  readonly organ: string;
}

export interface NumberedAct {
  /** The act without its numbers. */
  readonly request: PerformRequest;
  /** The day on which they are given. */
  readonly on: PlainDate;
  readonly wanted: readonly WantedNumber[];
  /** Writes the act; the ledger's own `perform` when absent. */
  readonly write?: (request: PerformRequest) => Promise<Performed>;
}

export type PerformedNumbered = Performed & {
  /** Field of the body by number as written. */
  readonly numbers: Readonly<Record<string, string>>;
};

/** So often another process may be quicker before this one gives up. */
const ATTEMPTS = 40;

const inTurn = createTurns();
const keyOf = ({ series }: WantedNumber): string => Object.values(series).join(' ');

/** Waits for its turn in every run, always in the same order, so that two who want the same ones never block each other. */
function inTurns<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
  const [first, ...others] = keys;
  return first === undefined ? work() : inTurn(first, () => inTurns(others, work));
}

/** Numbers that an act of this id has taken, by field; empty where there are none. */
async function takenBy(tx: Db, actId: string, wanted: readonly WantedNumber[]): Promise<Map<string, string>> {
  const regions = [...new Set(wanted.map(({ series }) => series.region))];
  const { rows } = await tx.query<{ field: string; written: string }>(sql`
    select field, written from notice_number
    where home_region = any(${regions}::text[]) and act_id = ${actId} and field = any(${wanted.map(({ field }) => field)})`);
  return new Map(rows.map(({ field, written }) => [field, written]));
}

/**
 * Performs an act that carries numbers of our own, all at once. A number stands in the act's hash, so it is guessed first
 * and taken with the act or not at all: a refused act takes none, a retry gives the same ones, no run has a gap.
 * @throws AppError as `perform`; 409 `notices.number-taken` when others were quicker all the time
 */
export async function performNumbered(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  { request, on, wanted, write = (each) => perform(ledger, actor, each) }: NumberedAct,
): Promise<PerformedNumbered> {
  const matterId = request.matterId ?? request.actId;
  const given = { office: actor.authority, matterRegion: request.homeRegion, matterId, actId: request.actId, on };
  const keys = [...new Set(wanted.map(keyOf))].sort();
  const bodyWith = (numbers: ReadonlyMap<string, string>): JsonObject => ({
    ...request.body,
    ...Object.fromEntries(numbers),
  });
  const lastTaken = lastTakenIn(ledger.store);
  return inTurns(keys, async () => {
    for (let attempt = 1; ; attempt += 1) {
      // Whoever took the last number here knows the next one. Wrong, the act takes none, and the register is asked.
      const guessed = attempt === 1 ? guess(lastTaken, wanted) : undefined;
      const { taken, next } =
        guessed !== undefined
          ? { taken: new Map<string, string>(), next: guessed }
          : await ledger.store.transaction(actor, async (tx) => ({
              taken: await takenBy(tx, request.actId, wanted),
              next: new Map(await numbersNow(tx, wanted)),
            }));
      if (taken.size > 0) {
        const done = await write({ ...request, body: bodyWith(taken) });
        return { ...done, numbers: Object.fromEntries(taken) };
      }
      const numbers = new Map(wanted.map((each) => [each.field, writtenAs(each, next.get(each) ?? 0)]));
      try {
        const done = await write({
          ...request,
          body: bodyWith(numbers),
          beside: async (tx) => {
            for (const each of wanted) {
              const written = numbers.get(each.field) ?? '';
              await takeNumber(tx, each.series, next.get(each) ?? 0, { ...given, field: each.field, written });
            }
            await request.beside?.(tx);
          },
        });
        for (const [each, number] of next) lastTaken.set(keyOf(each), number);
        return { ...done, numbers: Object.fromEntries(numbers) };
      } catch (error) {
        // Another process may have written this very act meanwhile: then the register knows its numbers.
        const code = isAppError(error) ? error.code : '';
        const again = code === 'notices.number-taken' || (code === 'ledger.act-id-reused' && attempt === 1);
        if (!again || attempt >= ATTEMPTS) throw error;
        if (guessed === undefined) await sleep(Math.random() * 10);
      }
    }
  });
}

const writtenAs = ({ organ, series }: WantedNumber, number: number): string =>
  formatDocumentNumber({ organ, form: series.form, year: series.year, number });

/** The last number that this process took in each run of a database: a hint, never the truth. */
const hints = new WeakMap<Store, Map<string, number>>();
function lastTakenIn(store: Store): Map<string, number> {
  const known = hints.get(store) ?? new Map<string, number>();
  hints.set(store, known);
  return known;
}

/** The next numbers by the hints; undefined where a run has none, or an act takes two of one. */
function guess(
  lastTaken: ReadonlyMap<string, number>,
  wanted: readonly WantedNumber[],
): Map<WantedNumber, number> | undefined {
  const last = wanted.map((each) => [each, lastTaken.get(keyOf(each))] as const);
  if (new Set(wanted.map(keyOf)).size < wanted.length) return undefined;
  const next = last.flatMap(([each, number]) => (number === undefined ? [] : [[each, number + 1] as const]));
  return next.length === wanted.length ? new Map(next) : undefined;
}

/** What comes next in each run; where an act takes two of one run, one after the other. */
async function numbersNow(tx: Db, wanted: readonly WantedNumber[]): Promise<[WantedNumber, number][]> {
  const before = new Map<string, number>();
  const all: [WantedNumber, number][] = [];
  for (const each of wanted) {
    const key = keyOf(each);
    const number = (before.get(key) ?? (await nextNumber(tx, each.series)) - 1) + 1;
    before.set(key, number);
    all.push([each, number]);
  }
  return all;
}
