import { idGrams, scopeGrams, textGrams } from '../../../platform/ledger/grams.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { TransactionOptions } from '../../../platform/store/store.ts';
import type { Db, Statement } from '../../../platform/store/types.ts';
import type { MatterQuery } from '../contract.ts';

/** Counting stops here: reading an index so far takes milliseconds, a table of millions seconds. */
export const COUNT_BOUND = 10_000;
/** The numbers beside the queues of a city or a province: nobody there works through them one by one. */
export const WIDE_BOUND = 1_000;
/** So many matters of a queue are looked at to count those that pass a filter; a city's lie ten times as far apart. */
const EFFORT = { city: 5_000, wider: 50_000 } as const;
/** Each match of a text is read and compared, so that it stops earlier. */
export const SEARCH_BOUND = 1_000;

/** A city, a province or the country: too much to be gathered, so that it is walked in order. */
export const isWide = ({ scope }: Pick<LedgerActor, 'scope'>): boolean => /^(\d{2}|\d{4})?%$/.test(scope);

/** One character finds half of everything: less than two is no search. */
export const wordsAsked = ({ q }: Pick<MatterQuery, 'q'>): string | null => {
  const words = q?.trim() ?? '';
  return Array.from(words).length >= 2 ? words : null;
};

/** The first eight digits of an id or more of it; eight mere digits are a date or a number unless an id begins so today. */
const isId = (words: string): boolean => /^(?=019|.*[a-f]|.{8}-)[0-9a-f]{8}(-[0-9a-f-]{0,27})?$/i.test(words);

/** The words to be looked for, where they are words and not an id. */
export function wordsFor(query: Pick<MatterQuery, 'q'>): string | null {
  const words = wordsAsked(query);
  return words === null || isId(words) ? null : words;
}

export const boundOf = (query: Pick<MatterQuery, 'q'>): number =>
  wordsAsked(query) === null ? COUNT_BOUND : SEARCH_BOUND;

/** What a transaction must say so that {@link searched} finds: the pairs of characters, and the part of the country. */
export function searching(actor: Pick<LedgerActor, 'scope'>, query: Pick<MatterQuery, 'q'>): TransactionOptions {
  const words = wordsAsked(query);
  if (words === null) return {};
  return { grams: [...(isId(words) ? idGrams(words) : textGrams([words])), ...scopeGrams(actor.scope)] };
}

/**
 * Narrows conditions on `matter m` to the candidates that the index of words gives. The words themselves are compared
 * by the conditions; row security of both tables holds.
 */
export function searched(query: Pick<MatterQuery, 'q'>, where: Statement): Statement {
  if (wordsAsked(query) === null) return where;
  return sql`${where} and (m.home_region, m.id) in (select t.home_region, t.matter_id from matter_text t)`;
}

/** Planned for these values, never for an average office: a plan for a province is a bad one for a county. */
export const plannedEachTime = ({ text, values }: Statement): Statement => ({ text, ...(values ? { values } : {}) });

/** How many matters meet the conditions, up to a bound. */
export async function countUpTo(tx: Db, where: Statement, bound: number): Promise<{ total: number; exact: boolean }> {
  const { rows } = await tx.query<{ n: number }>(
    plannedEachTime(sql`
      select count(*)::int as n from (select from matter m where ${where} limit ${bound + 1}) bounded`),
  );
  const n = rows[0]?.n ?? 0;
  return { total: Math.min(n, bound), exact: n <= bound };
}

/**
 * How many matters of a queue pass a filter, as far as can be told from the first ones of the queue. For filters that no
 * index serves; `queue` is the conditions of the queue alone, in whose order it is walked.
 */
export async function countByWalking(
  tx: Db,
  { scope }: Pick<LedgerActor, 'scope'>,
  queue: Statement,
  where: Statement,
  order: Statement,
  bound: number,
): Promise<{ total: number; exact: boolean }> {
  const effort = scope.length > 3 ? EFFORT.city : EFFORT.wider;
  const { rows } = await tx.query<{ n: number; seen: number }>(
    plannedEachTime(sql`
      select count(*) filter (where ${where})::int as n, count(*)::int as seen
      from (select m.* from matter m where ${queue} order by ${order} limit ${effort}) m`),
  );
  const { n = 0, seen = 0 } = rows[0] ?? {};
  return { total: Math.min(n, bound), exact: seen < effort && n <= bound };
}
