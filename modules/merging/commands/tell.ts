import type { ActId, AuthorityCode, MatterId, Region } from '../../../kernel/id.ts';
import { str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { SYSTEM_PERSON } from '../../../platform/identity/index.ts';
import { deterministicUuid } from '../../../platform/import/deterministic-id.ts';
import { carryOn } from '../../../platform/ledger/carry-on.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, LedgerDependencies } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { SAME_TOPIC } from '../model/verbs.ts';
import type { Said } from '../model/words.ts';
import type { Place } from '../queries/pair.ts';
import { keepTold } from './edge-row.ts';

/** A word that stands on one matter, as far as the other is told of it. */
export interface Spoken {
  readonly actId: string;
  readonly homeRegion: Region;
  readonly matterId: string;
  readonly verb: string;
  readonly seq: number;
  readonly authority: string;
  readonly body: JsonObject;
}

const SAID: Readonly<Record<string, Said>> = { 'link-same': 'same', 'not-same': 'different' };

/** The system at the authority that handles the other matter. */
const clerk = (authority: string): LedgerActor => ({
  personId: SYSTEM_PERSON,
  authority: authority as AuthorityCode,
  roles: ['system'],
  onBehalfOf: null,
  scope: '%',
  clearance: 99,
});

/** The other matter of the pair, and who handles it now. */
async function otherOf(
  { store }: LedgerDependencies,
  { homeRegion, matterId }: Pick<Spoken, 'homeRegion' | 'matterId'>,
  pair: string,
): Promise<(Place & { readonly handling: string }) | undefined> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<Place>(sql`
      select other_region as region, other_id as id from same_edge
      where home_region = ${homeRegion} and matter_id = ${matterId} and pair = ${pair}`);
    const [other] = rows;
    if (other === undefined) return undefined;
    const { rows: found } = await tx.query<{ handling: string }>(sql`
      select handling_code as handling from matter where home_region = ${other.region} and id = ${other.id}`);
    return found[0] === undefined ? undefined : { ...other, ...found[0] };
  });
}

/**
 * Tells the other matter of a word, by an act whose id follows from that word's: twice is once, and an earlier word that
 * comes late is refused. Says who said what, never which matter it was said on.
 * @throws AppError `procedure.refused`
 */
export async function tell(ledger: LedgerDependencies, spoken: Spoken): Promise<void> {
  const { body, seq, authority } = spoken;
  const pair = str(body, 'pair');
  const other = await otherOf(ledger, spoken, pair);
  if (other === undefined) return;
  const said = SAID[spoken.verb] ?? null;
  await perform(ledger, clerk(other.handling), {
    actId: deterministicUuid('same-told', spoken.actId) as ActId,
    homeRegion: other.region as Region,
    matterId: other.id as MatterId,
    verb: 'same-told',
    body: { pair, said: said ?? 'none', by: authority, at: seq },
    beside: keepTold(other, pair, { region: spoken.homeRegion, id: spoken.matterId }, said, seq),
  });
}

/** Tells whatever was said and is not told yet, also across regions and after a kill. Gives how many words were looked at. */
export const followMerging = (ledger: LedgerDependencies): Promise<number> =>
  carryOn(ledger, SAME_TOPIC, ({ matter, ...act }) => tell(ledger, { ...act, matterId: matter.id }));
