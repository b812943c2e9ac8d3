import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';

/** Takes away what was made of the words of these matters of a region. Gives how many rows it took away or changed. */
export type Forgetter = (tx: Db, region: string, matters: readonly string[]) => Promise<number>;

/** Matters looked through in one turn; a million in about forty minutes. */
const SWEPT_AT_ONCE = 4_000;
const START = { region: '', id: '00000000-0000-0000-0000-000000000000' };

/** Proposals quote the words that speak for them. */
export const forgetProposals: Forgetter = async (tx, region, matters) => {
  const { rowCount } = await tx.query(sql`
    delete from proposal where home_region = ${region} and matter_id = any(${[...matters]}::uuid[])`);
  return rowCount ?? 0;
};

interface Looked {
  readonly region: string;
  readonly id: string;
  /** It was opened with a personal part, and of that nothing is left. */
  readonly erased: boolean;
}

async function lookFrom(tx: Db, after: typeof START): Promise<readonly Looked[]> {
  const { rows } = await tx.query<Looked>(sql`
    select m.home_region as region, m.id, a.commitment is not null and coalesce(p.payload, '{}') = '{}' as erased
    from (select home_region, id from matter m where (m.home_region, m.id) > (${after.region}, ${after.id}::uuid)
      order by m.home_region, m.id limit ${SWEPT_AT_ONCE}) m
    left join act a on a.home_region = m.home_region and a.matter_id = m.id and a.seq = 1
    left join act_private p on p.home_region = m.home_region and p.matter_id = m.id and p.seq = 1
    order by m.home_region, m.id`);
  return rows;
}

/**
 * Walks all matters over and over, {@link SWEPT_AT_ONCE} a call. Where the personal part of the opening act was erased, all that
 * was made of it to find what is alike goes with it: erasing is the ledger's, and none of its ways can forget this one.
 * Nothing is lost by walking twice. Gives how many rows went or changed.
 */
export function erasedSweep(store: Store, forgetters: readonly Forgetter[]): () => Promise<number> {
  let after = START;
  return () =>
    store.transaction(
      SYSTEM_VIEWER,
      async (tx) => {
        const looked = await lookFrom(tx, after);
        const erased = new Map<string, string[]>();
        for (const { region, id } of looked.filter((each) => each.erased))
          erased.set(region, [...(erased.get(region) ?? []), id]);
        let gone = 0;
        for (const [region, matters] of erased)
          for (const forget of forgetters) gone += await forget(tx, region, matters);
        after = looked.length < SWEPT_AT_ONCE ? START : (looked.at(-1) ?? START);
        return gone;
      },
      { byIndex: true },
    );
}
