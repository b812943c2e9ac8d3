interface Placed {
  readonly code: string;
  readonly label: { readonly x: number; readonly y: number };
}

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The area to which an arrow key leads from another: the nearest that lies more in that direction than beside it. */
export function nextArea<A extends Placed>(areas: readonly A[], from: A, key: string): A | undefined {
  const direction = DIRECTIONS[key];
  if (direction === undefined) return undefined;
  const [dx, dy] = direction;
  let found: { readonly area: A; readonly cost: number } | undefined;
  for (const area of areas) {
    if (area.code === from.code) continue;
    const [x, y] = [area.label.x - from.label.x, area.label.y - from.label.y];
    const along = x * dx + y * dy;
    const beside = Math.abs(x * dy) + Math.abs(y * dx);
    if (along <= 0 || beside > along * 1.5) continue;
    const cost = along + 2 * beside;
    if (found === undefined || cost < found.cost) found = { area, cost };
  }
  return found?.area;
}
