import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import type { Db } from '../../../platform/store/types.ts';
import { foldedOf, type NameHit } from '../../../platform/text/name-index.ts';
import { firmParts } from '../../reading/model/firm-name.ts';
import type { PartyList } from '../contract.ts';
import { whyPerhaps } from '../model/name-difference.ts';
import type { FirmNames } from '../names/firm-names.ts';
import { PARTY_COLUMNS, type PartyRecord, presentParty } from './party-row.ts';

/**
 * From so great a share of what was typed, or of the name, two are told to be alike. Ours, read off generated names: below it
 * most hits are strangers that share a trade and a place.
 */
const LIKE_FROM = 0.55;
const isLike = ({ share, askedShare }: NameHit): boolean => Math.max(share, askedShare) >= LIKE_FROM;

/** The rows of the registry by code; a code that is no longer there has none. */
export async function partiesByCode(tx: Db, codes: readonly string[]): Promise<ReadonlyMap<string, PartyRecord>> {
  if (codes.length === 0) return new Map();
  const { rows } = await tx.query<PartyRecord>(sql`
    select ${PARTY_COLUMNS} from party p
    where p.home_region = any(${[...new Set(codes.map((code) => code.slice(2, 8)))]}) and p.code = any(${codes})`);
  return new Map(rows.map((row) => [row.code, row] as const));
}

/** Rows that bear these names to the letter, as names are compared, at most `most` of each name; by name key. */
export async function partiesNamed(
  tx: Db,
  keys: readonly string[],
  most: number,
): Promise<ReadonlyMap<string, readonly PartyRecord[]>> {
  const found = new Map<string, PartyRecord[]>();
  if (keys.length === 0) return found;
  const { rows } = await tx.query<PartyRecord & { readonly name_key: string }>(sql`
    select k.key as name_key, p.* from unnest(${[...new Set(keys)]}::text[]) as k(key)
    cross join lateral (select ${PARTY_COLUMNS} from party p where p.name_key = k.key limit ${most}) p`);
  for (const { name_key: key, ...row } of rows) found.set(key, [...(found.get(key) ?? []), row]);
  return found;
}

/** Entities whose names, now or before, are like a text, best first, as the registry has them now; empty while names are read. */
export async function perhapsMeant(
  store: Store,
  actor: Pick<LedgerActor, 'authority' | 'scope' | 'clearance'>,
  names: FirmNames,
  asked: {
    readonly text: string;
    /** Region of whoever asks: six digits. */
    readonly near: string;
    readonly within: string | undefined;
    readonly without: readonly string[];
    readonly limit: number;
  },
): Promise<PartyList['items']> {
  if (asked.limit <= 0) return [];
  const more = asked.within === undefined ? asked.limit : asked.limit * 4;
  const hits = names.search({ text: asked.text, near: Number(asked.near), limit: more + asked.without.length }) ?? [];
  const meant = hits.filter((hit) => isLike(hit) && !asked.without.includes(hit.key));
  if (meant.length === 0) return [];
  const rows = await store.transaction(actor, (tx) =>
    partiesByCode(
      tx,
      meant.map(({ key }) => key),
    ),
  );
  const said = foldedOf(asked.text);
  return meant
    .flatMap((hit) => {
      const row = rows.get(hit.key);
      if (row === undefined || (asked.within !== undefined && !row.region.startsWith(asked.within))) return [];
      const why = whyPerhaps(said, hit.name, hit.pairs, firmParts);
      return [{ ...presentParty(row), match: 'perhaps' as const, why: [...why] }];
    })
    .slice(0, asked.limit);
}
