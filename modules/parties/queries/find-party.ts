import { isUscc, tidyUscc } from '../../../kernel/codes/uscc.ts';
import { AppError } from '../../../kernel/error.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import type { Db } from '../../../platform/store/types.ts';
import { inScope, ofIntake } from '../../intake/index.ts';
import type { PartyDetail } from '../contract.ts';
import { PARTY_COLUMNS, type PartyRecord, presentParty } from './party-row.ts';

/** How many matters name the code as the one concerned, among those that the viewer may see. */
export async function countMatters(
  tx: Db,
  actor: Pick<LedgerActor, 'scope'>,
  code: string,
): Promise<PartyDetail['matters']> {
  const { rows } = await tx.query<PartyDetail['matters']>(sql`
    select count(*) filter (where m.closed_on is null)::int as open, count(*)::int as all
    from matter m where matter_respondent(m.snapshot) = ${code} and ${inScope(actor.scope)} and ${ofIntake}`);
  return rows[0] ?? { open: 0, all: 0 };
}

/**
 * What the registry holds of a code, and how many matters against it the viewer may see; also for a code that no
 * registry has told of, because matters may name it all the same.
 * @throws AppError 422 `party.code-invalid`
 */
export async function findParty(store: Store, actor: LedgerActor, given: string): Promise<PartyDetail> {
  const code = tidyUscc(given);
  if (!isUscc(code)) throw new AppError('party.code-invalid', 422, { code: given.slice(0, 40) });
  return store.transaction(actor, async (tx) => {
    const { rows } = await tx.query<PartyRecord>(sql`
      select ${PARTY_COLUMNS} from party p where p.home_region = ${code.slice(2, 8)} and p.code = ${code}`);
    const [row] = rows;
    return {
      code,
      party: row === undefined ? null : presentParty(row),
      matters: await countMatters(tx, actor, code),
    };
  });
}
