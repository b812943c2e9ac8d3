import { type KeyboardEvent, useRef, useState } from 'react';

/** Steps of the arrow keys: down and along. */
const STEPS: Readonly<Record<string, readonly [down: number, along: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const within = (at: number, count: number): number => Math.max(0, Math.min(at, count - 1));

/**
 * A table with one Tab stop: arrows move over its cells, Home and End along the line, Page Up and Page Down along the
 * column. What has the focus of a cell takes `stopAt`.
 */
export function useGrid(lines: number, columns: number) {
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<readonly [line: number, column: number]>([0, 0]);
  // The table may have become smaller since.
  const [line, column] = [within(at[0], lines), within(at[1], columns)];
  const targetOf = (key: string): readonly [number, number] | undefined => {
    const step = STEPS[key];
    if (step !== undefined) return [line + step[0], column + step[1]];
    switch (key) {
      case 'Home':
        return [line, 0];
      case 'End':
        return [line, columns - 1];
      case 'PageUp':
        return [0, column];
      case 'PageDown':
        return [lines - 1, column];
      default:
        return undefined;
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const target = targetOf(event.key);
    if (target === undefined) return;
    const to = [within(target[0], lines), within(target[1], columns)] as const;
    setAt(to);
    grid.current?.querySelector<HTMLElement>(`[data-at="${to.join(':')}"]`)?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  const stopAt = (toLine: number, toColumn: number) => ({
    'data-at': `${toLine}:${toColumn}`,
    tabIndex: toLine === line && toColumn === column ? 0 : -1,
    onFocus: (): void => setAt([toLine, toColumn]),
  });
  return { grid, onKeyDown, stopAt };
}
