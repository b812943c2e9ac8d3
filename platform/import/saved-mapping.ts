import { isAppError } from '../../kernel/error.ts';
import type { LedgerActor } from '../ledger/types.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { checkMapping, headerSignature, proposeMapping } from './mapping.ts';
import type { Mapping, RowKind } from './types.ts';

const regionOf = (authority: string): string => authority.slice(0, 6);

/** The mapping that this authority last used for files with these headers. */
export async function findMapping(
  store: Store,
  actor: LedgerActor,
  kind: string,
  headers: readonly string[],
): Promise<Mapping | undefined> {
  const { authority } = actor;
  return store.transaction(actor, async (tx) => {
    const { rows } = await tx.query<{ mapping: Mapping }>(sql`
      select mapping from import_mapping
      where home_region = ${regionOf(authority)} and authority = ${authority} and kind = ${kind}
        and headers = ${headerSignature(headers)}`);
    const mapping = rows[0]?.mapping;
    // Files with the same columns may still spell them differently.
    return mapping !== undefined && Object.values(mapping).every((header) => headers.includes(header))
      ? mapping
      : undefined;
  });
}

/** Which column is taken for which field, and whether somebody said so for such a file before. */
export interface ChosenMapping {
  readonly mapping: Mapping;
  readonly from: 'saved' | 'proposed';
}

/**
 * The mapping to begin with: the one that this authority last used for files with these headers, else the proposal. One
 * that was saved for fields that the kind no longer has is passed over.
 */
export async function chooseMapping(
  store: Store,
  actor: LedgerActor,
  kind: RowKind,
  headers: readonly string[],
): Promise<ChosenMapping> {
  const saved = await findMapping(store, actor, kind.id, headers);
  if (saved !== undefined && fits(saved, headers, kind)) return { mapping: saved, from: 'saved' };
  return { mapping: proposeMapping(headers, kind).mapping, from: 'proposed' };
}

function fits(mapping: Mapping, headers: readonly string[], kind: RowKind): boolean {
  try {
    checkMapping(mapping, headers, kind);
    return true;
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
}

/** Keeps the officer's mapping for the next file with these headers. */
export async function saveMapping(
  store: Store,
  actor: LedgerActor,
  kind: string,
  headers: readonly string[],
  mapping: Mapping,
): Promise<void> {
  const { authority, personId } = actor;
  await store.transaction(actor, (tx) =>
    tx.query(sql`
      insert into import_mapping (home_region, authority, kind, headers, mapping, saved_by, saved_at)
      values (${regionOf(authority)}, ${authority}, ${kind}, ${headerSignature(headers)}, ${JSON.stringify(mapping)},
              ${personId}, now())
      on conflict (home_region, authority, kind, headers)
      do update set mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = excluded.saved_at`),
  );
}
