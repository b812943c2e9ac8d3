import { legalDay } from '../../../kernel/plain-date.ts';
import { areasOf, isWithin } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { ItemListView } from '../contract.ts';
import { type ItemListInForce, listInForce } from '../model/item-list.ts';

/** Published lists are public: read whoever asks. */
async function published(
  { store, clock }: LedgerDependencies,
  codes: readonly string[] | null,
): Promise<ItemListInForce[]> {
  const today = legalDay(clock.now());
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m
      where m.procedure = 'item-list' and m.state = 'published' and m.closed_on is null
        and (${codes}::text[] is null or m.home_code = any(${codes}::text[]))
      order by m.home_code, m.opened_on, m.id`),
  );
  return rows.flatMap(({ snapshot }) => listInForce(snapshot, today) ?? []);
}

/** Every list in force, by authority: for the public. */
export const allItemLists = (ledger: LedgerDependencies): Promise<readonly ItemListInForce[]> =>
  published(ledger, null);

/** The lists by which an authority may inspect: its own, and those of the authorities above it; its own first. */
export async function itemListsFor(ledger: LedgerDependencies, authority: string): Promise<readonly ItemListInForce[]> {
  const codes = [...new Set([...areasOf(authority), authority])];
  const found = await published(ledger, codes);
  return found
    .filter((list) => isWithin(authority, list.authority))
    .sort((a, b) => b.authority.length - a.authority.length || (a.authority < b.authority ? 1 : -1));
}

/** A list in force as pages show it. */
export const presentList = (list: ItemListInForce, names: (code: string) => Text): ItemListView => ({
  ...list,
  items: [...list.items],
  authorityName: names(list.authority),
});

/** The cap of an authority 年度频次上限: of the nearest list that names one; null where none does. */
export function capIn(
  lists: readonly ItemListInForce[],
): { readonly cap: number; readonly mode: 'block' | 'warn'; readonly list: ItemListInForce } | null {
  for (const list of lists) if (list.yearlyCap !== null) return { cap: list.yearlyCap, mode: list.capMode, list };
  return null;
}
