import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import type { Matter, MatterClock } from '../../../platform/procedure/types.ts';
import { heldNow } from './case/conditions.ts';
import { allHeld, approvalClock } from './case/holdings.ts';

/**
 * What waits for somebody in a case, as the queues of the desk ask it. `queries/conditions.ts` says the same in SQL, word for
 * word as the indexes have it; a test compares the two over many cases.
 */

/** Submitted for review, and no opinion yet. */
export const waitsForReview = (matter: Matter): boolean => obj(matter.facts, 'review').open === true;

/** A proposal, a request, a suspected crime or a case that comes from elsewhere waits for the head. */
export function waitsForHead(matter: Matter): boolean {
  const { facts, state } = matter;
  const asked = (key: string): boolean => entriesOf(matter, key).some(([, entry]) => str(entry, 'state') === 'asked');
  return (
    state === 'reviewed' ||
    state === 'deciding' ||
    'moving' in facts ||
    'extensionRequest' in facts ||
    (state === 'closable' && 'on' in obj(obj(facts, 'closing'), 'asked')) ||
    asked('measureRequests') ||
    asked('recusals') ||
    str(obj(facts, 'transfer'), 'state') === 'reported' ||
    'asked' in obj(facts, 'publication')
  );
}

/** Goods that no act has let go of yet: also those whose time has run out, which must be given back. */
export const waitsWithGoods = (matter: Matter): boolean => heldNow(matter).length > 0;

/** Calendar days before the last one on which property may be held from which it presses: ours, no limit of the law. */
export const HELD_NEAR_DAYS = 7;

/** {@link HELD_NEAR_DAYS} as the environment has it: `QY_HELD_NEAR_DAYS`; ours where unset. */
export function heldNearDays(env: Readonly<Record<string, string | undefined>>): number {
  const days = Number(env.QY_HELD_NEAR_DAYS);
  return Number.isInteger(days) && days > 0 ? days : HELD_NEAR_DAYS;
}

/** For whom testing goes on under this document beyond a day: its clock will not run out before. */
const testsBeyond = (matter: Matter, { pauses }: MatterClock, day: PlainDate): boolean =>
  pauses.some(
    (pause) =>
      pause.to === null &&
      entriesOf(matter, 'tests').some(
        ([, test]) => str(test, 'document') === pause.document && (str(test, 'until') || str(test, 'to')) > day,
      ),
  );

/**
 * Goods that no act let go of, and whose limit ends within so many days, or has ended: by their clocks, before any roll-over
 * to a working day, as `limitOf` reads them. While testing keeps a clock still, what was told of its end counts: from then
 * on the limit runs again.
 */
export function heldNear(matter: Matter, today: PlainDate, days: number): boolean {
  const day = addDays(today, days);
  const presses = (clock: MatterClock | undefined): boolean =>
    clock !== undefined &&
    clock.endedOn === null &&
    (clock.paused ? !testsBeyond(matter, clock, day) : clock.unrolled <= day);
  return allHeld(matter).some(
    (held) => held.endedOn === null && [held.clock, approvalClock(held)].some((id) => presses(matter.clocks[id])),
  );
}

/** A publication is due, or one that is shown must come down. */
export const waitsForPublication = (matter: Matter): boolean =>
  ['publish', 'withdraw'].some((clock) => matter.clocks[clock] !== undefined && matter.clocks[clock]?.endedOn === null);
