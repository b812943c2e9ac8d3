import { traceDeadline } from '../../../kernel/deadline-engine.ts';
import { AppError } from '../../../kernel/error.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { MatterClock } from '../../../platform/procedure/types.ts';
import { pauseNames } from '../../../rules/index.ts';
import type { IntakeContext } from '../context.ts';
import type { ClockTrace } from '../contract.ts';
import { clockView, type Viewpoint, viewpoint } from './clock-view.ts';
import { openMatter } from './find-matter.ts';

/** A clock with the reason for each of its days. */
export function traceOf(name: string, clock: MatterClock, view: Viewpoint): ClockTrace {
  const rule = view.env.rules.edition(clock.rule, clock.version);
  return {
    clock: clockView(name, clock, view),
    // What was never due was not counted either.
    days:
      clock.dropped === undefined
        ? traceDeadline(rule, clock, view.env.calendar, pauseNames).map((day) => ({ ...day }))
        : [],
  };
}

/** How a clock's date came about, day by day. @throws AppError 404 `procedure.no-such-matter`, `intake.no-such-clock` */
export async function clockTrace(
  context: IntakeContext,
  actor: LedgerActor,
  homeRegion: string,
  id: string,
  name: string,
): Promise<ClockTrace> {
  const { store, env, clock } = context.ledger;
  const { matter } = await store.transaction(actor, (tx) => openMatter(tx, homeRegion, id));
  const found = Object.hasOwn(matter.clocks, name) ? matter.clocks[name] : undefined;
  if (found === undefined) throw new AppError('intake.no-such-clock', 404, { clock: name });
  return traceOf(name, found, viewpoint(env, clock.now(), context.nearWorkdays));
}
