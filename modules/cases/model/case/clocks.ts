import type { ClockEffect, Matter, MatterClock } from '../../../../platform/procedure/types.ts';
import { ruleBook } from '../../../../rules/index.ts';

const running = (clock: MatterClock | undefined): clock is MatterClock => clock !== undefined && clock.endedOn === null;

/** Clocks of the case that run now and whose edition leaves this kind of time out. */
export const pausable = (matter: Matter, kind: string): readonly string[] =>
  Object.entries(matter.clocks)
    .filter(([, clock]) => running(clock) && ruleBook.edition(clock.rule, clock.version).pauses.includes(kind))
    .map(([id]) => id);

/**
 * Time that does not count begins. By default on every running clock whose edition leaves this kind out: nobody has to
 * know who else counts. `document` proves the pause and names it: {@link endPause} asks for the same one.
 */
export const beginPause = (
  matter: Matter,
  kind: string,
  document: string,
  clocks: readonly string[] = pausable(matter, kind),
): readonly ClockEffect[] => clocks.map((clock) => ({ clock, do: 'pause', kind, document }));

/**
 * That time is over. A clock may stand for several reasons at once, and `resume` ends every one of them: what goes on is
 * begun again on the same day, so that days are left out once and none is counted in between.
 */
export function endPause(matter: Matter, kind: string, document: string): readonly ClockEffect[] {
  return Object.entries(matter.clocks).flatMap(([id, clock]): readonly ClockEffect[] => {
    const open = clock.pauses.filter((pause) => pause.to === null);
    const others = open.filter((pause) => pause.kind !== kind || pause.document !== document);
    if (!running(clock) || others.length === open.length) return [];
    return [
      { clock: id, do: 'resume' },
      ...others.map((pause) => ({ clock: id, do: 'pause', kind: pause.kind, document: pause.document }) as const),
    ];
  });
}

/** True while a pause of this name runs on any clock: a second one under the same document could not be told apart. */
export const isPausedBy = (matter: Matter, document: string): boolean =>
  Object.values(matter.clocks).some((clock) =>
    clock.pauses.some((pause) => pause.to === null && pause.document === document),
  );

/** Ends every clock that still runs, save those named: nothing more is due. */
export const endClocks = (matter: Matter, except: readonly string[] = []): readonly ClockEffect[] =>
  Object.entries(matter.clocks).flatMap(([id, clock]) =>
    running(clock) && !except.includes(id) ? [{ clock: id, do: 'end' } as const] : [],
  );
