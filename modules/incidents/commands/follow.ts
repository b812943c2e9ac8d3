import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { cut, type JsonObject } from '../../../kernel/text.ts';
import { deterministicUuid } from '../../../platform/import/index.ts';
import { carryOn, type FollowedAct } from '../../../platform/ledger/carry-on.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, LedgerDependencies } from '../../../platform/ledger/types.ts';
import { listOf } from '../../../platform/procedure/entries.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { receiver } from '../../intake/index.ts';
import { INCIDENT_MOVED, incident } from '../model/incident.ts';
import { keepRefs, mattersBehind, type Named } from './refs.ts';

/** The other incident follows wherever it is at home: the system's account of that place. */
const accountAt = (region: string): LedgerActor => ({ ...receiver(region), scope: SYSTEM_VIEWER.scope });

async function moveOther(ledger: LedgerDependencies, { actId, body, verb, matter }: FollowedAct): Promise<void> {
  const from = obj(body, 'from');
  const region = str(from, 'region');
  const into = { region: matter.homeRegion, incident: matter.id };
  await perform(ledger, accountAt(region), {
    actId: deterministicUuid('incident-moved', actId) as ActId,
    homeRegion: region as Region,
    matterId: str(from, 'incident') as MatterId,
    of: [incident.id],
    ...(verb === 'take-in' ? { verb: 'join', body: { into } } : { verb: 'stand-alone', body: {} }),
  });
}

/** Digests of the tellers of these matters, as members name them. */
async function tellersOf(
  { store }: LedgerDependencies,
  at: Named,
  actId: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ members: JsonObject[] }>(sql`
      select body -> 'members' as members from act
      where home_region = ${at.region} and matter_id = ${at.id} and act_id <> ${actId} and body ? 'members'
      order by seq`),
  );
  const named = rows.flatMap(({ members }) => members).filter((each) => typeof each === 'object');
  return new Map(named.map((each) => [str(each, 'ref'), str(each, 'teller')]));
}

/** A new incident of what was split off, at home where the old one is and led by whoever leads it. */
async function openSplit(ledger: LedgerDependencies, act: FollowedAct): Promise<void> {
  const { matter } = act;
  const at = { region: matter.homeRegion, id: matter.id };
  const id = deterministicUuid('incident-split', act.actId);
  const refs = listOf(act.body.members);
  const tellers = await tellersOf(ledger, at, act.actId);
  await keepRefs(ledger.store, { ...at, id }, await mattersBehind(ledger.store, at, refs));
  const title = str(act.personal ?? {}, 'title') || cut(matter.title, 190);
  await perform(ledger, accountAt(matter.homeCode), {
    actId: id as ActId,
    homeRegion: matter.homeRegion,
    homeCode: matter.homeCode,
    procedure: incident.id,
    verb: 'open',
    body: {
      title,
      reason: str(act.personal ?? {}, 'reason') || '由另一事件拆分',
      ...pick(matter.facts, 'group'),
      ...(matter.domain === '' ? {} : { domain: matter.domain }),
      ...(matter.handlingCode === matter.homeCode ? {} : { lead: matter.handlingCode }),
      members: refs.map((ref) => ({ ref, teller: tellers.get(ref) ?? '0'.repeat(16) })),
      origin: { procedure: incident.id, matter: matter.id, region: matter.homeRegion },
    },
  });
}

/** The other incident of a merger, its undoing or a split, once, whenever the process was killed. Gives how many followed. */
export const followIncidents = (ledger: LedgerDependencies): Promise<number> =>
  carryOn(ledger, INCIDENT_MOVED, (act) =>
    act.verb === 'split-off' ? openSplit(ledger, act) : moveOther(ledger, act),
  );
