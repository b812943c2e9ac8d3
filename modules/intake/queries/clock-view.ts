import type { DeadlineState } from '../../../kernel/deadline.ts';
import { deadlineState } from '../../../kernel/deadline-engine.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { workdaysBetween } from '../../../kernel/work-calendar.ts';
import type { FoldEnvironment, Matter, MatterClock } from '../../../platform/procedure/types.ts';
import { findLegalBasis } from '../../../rules/index.ts';
import type { ClockView } from '../contract.ts';

/** From when clocks are looked at. */
export interface Viewpoint {
  readonly env: FoldEnvironment;
  readonly now: Date;
  readonly today: PlainDate;
  readonly nearWorkdays: number;
}

export const viewpoint = (env: FoldEnvironment, now: Date, nearWorkdays: number): Viewpoint => ({
  env,
  now,
  today: legalDay(now),
  nearWorkdays,
});

export function stateOf(clock: MatterClock, { env, now, today, nearWorkdays }: Viewpoint): DeadlineState {
  return deadlineState({ ...clock, dueAt: null }, clock, today, nearWorkdays, env.calendar, now);
}

/** A clock as pages show it: its rule and article, its date, how much is left. */
export function clockView(name: string, clock: MatterClock, view: Viewpoint): ClockView {
  const rule = view.env.rules.edition(clock.rule, clock.version);
  const { instrument, article, confidence } = rule.source;
  return {
    clock: name,
    rule: rule.id,
    ruleVersion: rule.effectiveFrom,
    title: rule.title,
    source: { instrument, article, confidence },
    startedOn: clock.startedOn,
    due: clock.due,
    unrolled: clock.unrolled,
    endedOn: clock.endedOn,
    dropped: droppedBy(clock),
    state: stateOf(clock, view),
    workdaysLeft: workdaysBetween(view.env.calendar, clock.endedOn ?? view.today, clock.due),
    paused: clock.paused && clock.endedOn === null,
    provisional: clock.provisional,
    extensions: clock.extensions.length,
    expects: clock.expects ?? null,
  };
}

function droppedBy({ dropped }: MatterClock): ClockView['dropped'] {
  if (dropped === undefined) return null;
  const basis = findLegalBasis(dropped.basis);
  // An article that a later edition of the rules no longer holds shows its id: an old matter never breaks.
  const instrument = basis?.instrument ?? { zh: dropped.basis, en: dropped.basis };
  return { on: dropped.on, instrument, article: basis?.article ?? null };
}

const URGENCY: Readonly<Record<DeadlineState, number>> = {
  overdue: 0,
  near: 1,
  open: 2,
  missed: 3,
  met: 4,
  dropped: 5,
};

/** The clock that a list shows, an own duty only: of the running ones the most pressing, else (closed) the worst ended one. */
export function leadingClock(
  clocks: Matter['clocks'],
  view: Viewpoint,
): { readonly clock: MatterClock; readonly state: DeadlineState } | null {
  let best: { clock: MatterClock; state: DeadlineState } | null = null;
  for (const clock of Object.values(clocks)) {
    if (clock.expects !== undefined) continue;
    const state = stateOf(clock, view);
    if (
      best === null ||
      URGENCY[state] < URGENCY[best.state] ||
      (URGENCY[state] === URGENCY[best.state] && clock.due < best.clock.due)
    ) {
      best = { clock, state };
    }
  }
  return best;
}
