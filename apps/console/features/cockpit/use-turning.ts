import { useEffect, useState } from 'react';

/** So long stands a panel of the wall, in milliseconds. */
const TURN_MS = 20_000;

interface Turning {
  readonly at: number;
  readonly running: boolean;
  readonly turn: (step: number) => void;
  readonly toggle: () => void;
}

/**
 * Turns through so many panels by itself until it is paused (WCAG 2.2.2). Who asked the machine for less motion begins
 * with it paused.
 */
export function useTurning(count: number): Turning {
  const [at, setAt] = useState(0);
  const [running, setRunning] = useState(() => !matchMedia('(prefers-reduced-motion: reduce)').matches);
  useEffect(() => {
    if (!running) return;
    // Counted from the last turn: who turned by hand sees the panel as long as any other.
    const timer = setTimeout(() => setAt((at + 1) % count), TURN_MS);
    return () => clearTimeout(timer);
  }, [at, running, count]);
  return {
    at,
    running,
    turn: (step) => setAt((now) => (now + step + count) % count),
    toggle: () => setRunning((now) => !now),
  };
}
