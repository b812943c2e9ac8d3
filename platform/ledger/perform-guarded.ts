import { AppError } from '../../kernel/error.ts';
import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import type { Matter } from '../procedure/types.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { ActGuard, AskedAct } from './guard.ts';
import { readMatters } from './read.ts';
import type { LedgerActor, LedgerDependencies, PerformRequest } from './types.ts';

/** The legal day of an act: told of, or now. @throws AppError 422 `procedure.event-time` */
export function dayOfAct(eventAt: string | undefined, now: Date): PlainDate {
  const at = eventAt === undefined ? now : new Date(eventAt);
  if (Number.isNaN(at.getTime())) throw new AppError('procedure.event-time', 422, { eventAt: eventAt ?? '' });
  return legalDay(at > now ? now : at);
}

/** What guards want written beside an act, as `PerformRequest` takes it; nothing where none does. */
export function besideOf(guards: readonly ActGuard[], act: AskedAct, on: PlainDate): Pick<PerformRequest, 'beside'> {
  const writes = guards.flatMap(({ beside }) => beside?.(act, on) ?? []);
  if (writes.length === 0) return {};
  return {
    beside: async (tx: Db) => {
      for (const write of writes) await write(tx);
    },
  };
}

/**
 * Reads the matter as the asker sees it and asks every guard of its kind before the act is performed; of an act that
 * stands already nobody is asked again.
 * @throws AppError 404 `procedure.no-such-matter`, and what the guards throw
 */
export async function askGuards(
  { store }: Pick<LedgerDependencies, 'store'>,
  actor: LedgerActor,
  guardsOf: (matter: Matter) => readonly ActGuard[],
  act: AskedAct,
): Promise<{ readonly matter: Matter; readonly guards: readonly ActGuard[] }> {
  const asked = await store.transaction(actor, async (tx) => {
    const found = (await readMatters(tx, act.homeRegion, [act.matterId])).get(act.matterId)?.matter;
    if (found === undefined) throw new AppError('procedure.no-such-matter', 404);
    // Seen, so it may be opened: what the modules keep beside the matter is seen by nobody who has not opened it.
    await tx.openMatters([act.matterId]);
    const guards = guardsOf(found);
    // Asked again, it is answered by the act that stands: what has changed since is no reason to refuse it.
    const { rows } = await tx.query(sql`
      select from act where home_region = ${act.homeRegion} and act_id = ${act.actId} and matter_id = ${act.matterId}`);
    if (rows.length > 0) return { matter: found, guards, unasked: [] };
    for (const { before } of guards) await before?.(tx, act);
    return { matter: found, guards, unasked: guards };
  });
  for (const { seen } of asked.unasked) await seen?.(actor, act);
  return asked;
}
