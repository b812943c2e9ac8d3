import { scopePrefix } from '../../../kernel/region.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { join, raw, sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import type { Db, Statement } from '../../../platform/store/types.ts';
import type { PartyList, PartyMatch, PartyQuery } from '../contract.ts';
import { codePart, codePieces, cutsOf, nameKey, pairsOf, wordsOf } from '../model/name.ts';
import type { FirmNames } from '../names/firm-names.ts';
import { estimate, type GramCounts, gramCounts, rarest } from './common-grams.ts';
import { PARTY_COLUMNS, type PartyRecord, presentParty } from './party-row.ts';
import { perhapsMeant } from './perhaps-meant.ts';

/**
 * So many entities are looked at in one step before the best are taken: a common word (超市) has tens of thousands in a
 * province, and nobody reads them while typing. Nearer regions are looked at first, so what is cut off is far away.
 */
const LOOKED_AT = 400;

/** As the index has it, word for word: another spelling of this expression would not use the index. */
const GRAMS = raw(`party_grams(p.name_key || '|' || p.former_keys, p.code, p.region::text)`);
const NAMES = raw(`(p.name_key || '|' || p.former_keys)`);

interface Asked {
  /** All that was typed as one name. */
  readonly key: string;
  readonly words: readonly string[];
  /** What was typed as a piece of a code. */
  readonly part: string | undefined;
  /** Region of whoever asks. */
  readonly near: string;
  /** Filter by region: what its codes begin with. */
  readonly within: string | undefined;
  readonly limit: number;
}

interface Found extends PartyRecord {
  /** Match, nearness, ended, length of the name: less is better. */
  readonly rank: readonly number[];
}

/** Strings that begin with a text, as a range that an index in byte order can walk. */
const begins = (column: 'p.code' | 'p.name_key', start: string): Statement =>
  sql`(${raw(column)} ~>=~ ${start} and ${raw(column)} ~<~ ${`${start}\u{10FFFF}`})`;

/** A word of a key holds letters and digits only, so nothing in it means anything to LIKE. */
const hasWord = (word: string): Statement => sql`${NAMES} like ${`%${word}%`}`;

const insideRegion = (within: string | undefined): Statement =>
  within === undefined ? sql`true` : sql`p.region like ${`${within}%`}`;

const rankOf = ({ key, part, near }: Asked): Statement => sql`array[
  case when p.code = ${part ?? ''} then 0
       when p.name_key = ${key} or ${key} = any(string_to_array(p.former_keys, '|')) then 1
       when ${begins('p.name_key', key)} or ${part === undefined ? sql`false` : begins('p.code', part)} then 2
       else 3 end,
  case when p.region = ${near} then 0 when left(p.region, 4) = left(${near}, 4) then 1
       when left(p.region, 2) = left(${near}, 2) then 2 else 3 end,
  case when p.status in ('revoked', 'deregistered', 'annulled') then 1 else 0 end,
  length(p.name_key)]`;

async function run(tx: Db, asked: Asked, steps: readonly Statement[]): Promise<Found[]> {
  if (steps.length === 0) return [];
  const rank = rankOf(asked);
  const parts = steps.map(
    (where) => sql`(select p.code, ${rank} as rank from party p where ${where} limit ${LOOKED_AT})`,
  );
  // Columns are read for the best only. A plan for all words would be one for none, so the statement has no name.
  const { text, values } = sql`
    select ${PARTY_COLUMNS}, b.rank
    from (select code, rank from (${join(parts, ' union ')}) u order by rank, code limit ${asked.limit + 1}) b
    join party p on p.home_region = substr(b.code, 3, 6) and p.code = b.code`;
  const { rows } = await tx.query<Found>({ text, values: values ?? [] });
  return rows;
}

/** Names (also former ones) that hold every word, in an area. */
function byWords(asked: Asked, grams: readonly string[], area: string | undefined): Statement {
  const wanted = area === undefined ? grams : [...grams, `@${area}`];
  const words = join(asked.words.map(hasWord), ' and ');
  return sql`${GRAMS} @> ${wanted}::text[] and ${words} and ${insideRegion(asked.within)}`;
}

/** Entities whose code or name begins with what was typed; a whole code is one entity or none. */
function byStart({ key, part, within }: Asked): Statement[] {
  const inside = insideRegion(within);
  if (part?.length === 18) return [sql`p.home_region = ${part.slice(2, 8)} and p.code = ${part} and ${inside}`];
  const names = [sql`p.name_key = ${key} and ${inside}`, sql`${begins('p.name_key', key)} and ${inside}`];
  return part === undefined ? names : [...names, sql`${begins('p.code', part)} and ${inside}`];
}

/** Codes that hold the part somewhere. */
function byPart({ part, within }: Asked, counts: GramCounts): Statement[] {
  if (part === undefined) return [];
  const pieces = codePieces(part).map((piece) => `#${piece}`);
  const wanted = rarest(pieces, counts);
  return [sql`${GRAMS} @> ${wanted}::text[] and p.code like ${`%${part}%`} and ${insideRegion(within)}`];
}

/** One word read as two, in every way: for another order, or something left out in the middle. */
function byCuts({ words, within }: Asked, counts: GramCounts): Statement[] {
  const [word] = words;
  if (word === undefined || words.length > 1) return [];
  const ways = cutsOf(word).map(([a, b]) => {
    const wanted = rarest([...pairsOf(a), ...pairsOf(b)], counts);
    return sql`(${GRAMS} @> ${wanted}::text[] and ${hasWord(a)} and ${hasWord(b)})`;
  });
  return ways.length === 0 ? [] : [sql`(${join(ways, ' or ')}) and ${insideRegion(within)}`];
}

/** The asker's county and city, then everywhere; only those that lie in the filter. */
function areasOf({ near, within }: Asked): (string | undefined)[] {
  const own = [near.slice(0, 6), near.slice(0, 4)].filter((area) => !area.endsWith('00'));
  return [...own.filter((area) => within === undefined || area.startsWith(within)), within];
}

/**
 * The questions in turn, each asked only while the earlier ones found too little. What few entities have is asked for
 * near and far in one question; what many have, near first.
 */
function* questionsOf(asked: Asked, counts: GramCounts): Generator<Statement[], void, number> {
  if (asked.part?.length === 18) {
    yield byStart(asked);
    return;
  }
  const grams = rarest(asked.words.flatMap(pairsOf), counts);
  const [nearest, ...farther] = areasOf(asked);
  const isRare = estimate(grams, counts) <= LOOKED_AT / 2;
  const inArea = (area: string | undefined) => byWords(asked, grams, area);
  const first = isRare ? [nearest, ...farther] : [nearest];
  let found = yield [...byStart(asked), ...(grams.length === 0 ? [] : first.map(inArea))];
  if (!isRare && grams.length > 0 && found <= asked.limit) found = yield farther.map(inArea);
  if (found === 0) found = yield byPart(asked, counts);
  if (found === 0) yield byCuts(asked, counts);
}

/** So many at most are only like what was typed. */
const MOST_PERHAPS = 5;

const MATCHES: readonly PartyMatch[] = ['code', 'name', 'start', 'part'];

function compare(a: Found, b: Found): number {
  for (const [at, value] of a.rank.entries()) {
    const other = b.rank[at] ?? 0;
    if (value !== other) return value - other;
  }
  return a.code < b.code ? -1 : 1;
}

/**
 * Market entities by what was typed: exact code, exact name, start of either, then words inside the name; within each
 * the asker's own region first, then entities that still exist. Where these are few, those follow whose names are like what
 * was typed (`names`, where this server has read them), with what differs. Gives at most `limit`, and whether there are more.
 */
export async function searchParties(
  store: Store,
  actor: Pick<LedgerActor, 'authority' | 'scope' | 'clearance'>,
  query: PartyQuery,
  names?: FirmNames,
): Promise<PartyList> {
  const asked: Asked = {
    key: nameKey(query.q),
    words: wordsOf(query.q),
    part: codePart(query.q),
    near: actor.authority.slice(0, 6),
    within: query.region === undefined ? undefined : scopePrefix(query.region),
    limit: query.limit,
  };
  if (asked.key === '') return { items: [], more: false };
  const counts = await gramCounts(store);
  const found = new Map<string, Found>();
  await store.transaction(
    actor,
    async (tx) => {
      const questions = questionsOf(asked, counts);
      for (let next = questions.next(); next.done !== true; next = questions.next(found.size))
        for (const row of await run(tx, asked, next.value)) found.set(row.code, row);
    },
    { byIndex: true },
  );
  const best = [...found.values()].sort(compare);
  const exact = best.slice(0, query.limit).map((row) => ({
    ...presentParty(row),
    match: MATCHES[row.rank[0] ?? 3] ?? ('part' as const),
    why: [],
  }));
  const perhaps =
    asked.part !== undefined || names === undefined
      ? []
      : await perhapsMeant(store, actor, names, {
          ...{ text: query.q, near: asked.near, within: asked.within },
          ...{ without: exact.map(({ code }) => code), limit: Math.min(MOST_PERHAPS, query.limit - exact.length) },
        });
  return { items: [...exact, ...perhaps], more: best.length > query.limit };
}
