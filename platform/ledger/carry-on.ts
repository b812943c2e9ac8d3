import { isAppError } from '../../kernel/error.ts';
import type { PersonId, Region } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { Matter } from '../procedure/types.ts';
import { regionsIn } from '../store/regions-in.ts';
import { sql } from '../store/sql.ts';
import { SYSTEM_VIEWER } from '../store/types.ts';
import type { LedgerDependencies } from './types.ts';

const AT_ONCE = 50;
const RETRY_MINUTES = 10;

/** An act whose verb names a topic, with the matter as it stands now. */
export interface FollowedAct {
  readonly actId: string;
  readonly homeRegion: Region;
  readonly verb: string;
  readonly seq: number;
  readonly actor: PersonId;
  readonly authority: string;
  readonly body: JsonObject;
  /** Personal part; null once it is erased. */
  readonly personal: JsonObject | null;
  readonly matter: Matter;
}

/**
 * One act that follows, or nothing where it is refused: the matter moved on, somebody did it already, or there is nobody to
 * tell. For whoever follows an act by several, so that one that is over keeps none of the others.
 */
export async function unlessOver(follow: () => Promise<unknown>): Promise<void> {
  try {
    await follow();
  } catch (error) {
    if (!isAppError(error) || !['procedure.refused', 'procedure.no-such-matter'].includes(error.code)) throw error;
  }
}

/**
 * Does what must follow acts, by acts on other matters: each verb that names `topic` is handed to `follow` at least once,
 * whenever the process was killed. `follow` performs under ids derived from the act's own (`deterministicUuid`), so that
 * twice is once; what it is refused is over, any other failure is tried again after ten minutes. Gives how many were done.
 */
export async function carryOn(
  ledger: LedgerDependencies,
  topic: string,
  follow: (act: FollowedAct) => Promise<void>,
): Promise<number> {
  const { store } = ledger;
  const now = ledger.clock.now();
  let done = 0;
  const regions = await store.transaction(SYSTEM_VIEWER, (tx) => regionsIn(tx, 'outbox', topic), { byIndex: true });
  for (const region of regions) {
    for (const act of await waiting(ledger, region as Region, topic, now)) {
      try {
        await unlessOver(() => follow(act));
      } catch {
        await postpone(ledger, region, topic, act.actId, now);
        continue;
      }
      await store.transaction(SYSTEM_VIEWER, (tx) =>
        tx.query(sql`delete from outbox where home_region = ${region} and act_id = ${act.actId} and topic = ${topic}`),
      );
      done += 1;
    }
  }
  return done;
}

async function waiting(
  { store }: LedgerDependencies,
  region: Region,
  topic: string,
  at: Date,
): Promise<readonly FollowedAct[]> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    // Two statements: the queue's statistics are those of its emptiest or fullest moment, and a plan that joins all acts of
    // a region to find fifty of them runs into the time limit.
    const { rows: due } = await tx.query<{ id: string }>(sql`
      select act_id as id from outbox
      where home_region = ${region} and topic = ${topic} and (attempts = 0 or available_at <= ${at})
      order by available_at limit ${AT_ONCE}`);
    if (due.length === 0) return [];
    const ids = due.map(({ id }) => id);
    const { rows } = await tx.query<FollowedAct>(sql`
      select a.act_id as "actId", a.home_region as "homeRegion", a.verb, a.seq, a.actor, a.authority, a.body,
        p.payload as personal, m.snapshot as matter
      from act a
      join matter m on m.home_region = a.home_region and m.id = a.matter_id
      left join act_private p on p.home_region = a.home_region and p.matter_id = a.matter_id and p.seq = a.seq
      where a.home_region = ${region} and a.act_id = any(${ids}::uuid[])`);
    const place = new Map(ids.map((id, index) => [id, index]));
    return rows.sort((a, b) => (place.get(a.actId) ?? 0) - (place.get(b.actId) ?? 0));
  });
}

async function postpone(
  { store }: LedgerDependencies,
  region: string,
  topic: string,
  actId: string,
  now: Date,
): Promise<void> {
  const again = new Date(now.getTime() + RETRY_MINUTES * 60_000);
  await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`
      update outbox set available_at = ${again}, attempts = least(attempts + 1, 1000)
      where home_region = ${region} and act_id = ${actId} and topic = ${topic}`),
  );
}
