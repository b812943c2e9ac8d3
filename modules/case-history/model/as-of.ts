import { isAppError } from '../../../kernel/error.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { foldAct } from '../../../platform/procedure/fold.ts';
import type { FoldEnvironment, FoldedAct, Matter, Procedure } from '../../../platform/procedure/types.ts';
import { eventDayOf } from './event-day.ts';

/** An act with the instant at which it was recorded: what it tells may have happened long before. */
export interface RecordedAct extends FoldedAct {
  readonly recordedAt: string;
}

/** A point on both axes: how it stood on `day`, as far as it was known on `known` (both days whole, China time). */
export interface Cut {
  readonly day: PlainDate;
  readonly known: PlainDate;
}

/** One act with the matter before and after it. */
export interface Step {
  readonly act: RecordedAct;
  readonly before: Matter;
  readonly after: Matter;
}

export interface Standing {
  /** Null before the matter's first act, on either axis. */
  readonly matter: Matter | null;
  readonly steps: readonly Step[];
  /**
   * Numbers of acts that belong to the cut and build on one that does not, so that they say nothing by themselves yet:
   * what was told late of a day before the act that it follows.
   */
  readonly setAside: readonly number[];
}

/** Acts known on a day: those recorded up to it, in the order of the chain, without gap. */
function knownOn(acts: readonly RecordedAct[], known: PlainDate): readonly RecordedAct[] {
  const later = acts.findIndex((act) => legalDay(new Date(act.recordedAt)) > known);
  return later < 0 ? acts : acts.slice(0, later);
}

/** Acts of a cut, by the day of what they record and the day on which they were recorded. */
export function actsOn(procedure: Procedure, acts: readonly RecordedAct[], cut: Cut): readonly RecordedAct[] {
  return knownOn(acts, cut.known).filter((act) => eventDayOf(procedure, act) <= cut.day);
}

/**
 * The matter as it stood on a day, as far as it was known on another: the same fold that wrote it, over the acts of the
 * cut in the order of the chain. `empty` is the matter before its first act. With all acts it is the matter as it is.
 */
export function standingOn(
  procedure: Procedure,
  empty: Matter,
  acts: readonly RecordedAct[],
  cut: Cut,
  env: FoldEnvironment,
): Standing {
  const within = actsOn(procedure, acts, cut);
  const steps: Step[] = [];
  const setAside: number[] = [];
  let matter = empty;
  for (const act of within) {
    // Behind a gap an act may lack what it builds on; without one it is folded as it was, whatever the verb says today.
    const gap = act.seq !== matter.version + 1;
    const after = gap ? foldBehindGap(procedure, matter, act, env) : foldAct(procedure, matter, act, env);
    if (after === null) setAside.push(act.seq);
    else {
      steps.push({ act, before: matter, after });
      matter = after;
    }
  }
  return { matter: steps.length === 0 ? null : matter, steps, setAside };
}

function foldBehindGap(procedure: Procedure, matter: Matter, act: RecordedAct, env: FoldEnvironment): Matter | null {
  const from = procedure.verbs[act.verb]?.from ?? [];
  if (matter.version === 0 ? from.length > 0 : !from.includes(matter.state)) return null;
  try {
    return foldAct(procedure, matter, act, env);
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}
