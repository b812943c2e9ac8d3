import { type Cell, cellName, chance, middleOf, neighboursOf } from './hexes.ts';

/** Ways through the wilderness differ, so that borders wind. */
const roughness = (salt: number, { column, row }: Cell): number => 0.55 + 0.9 * chance(salt, column, row);

const far = (a: Cell, b: Cell): number => {
  const [ax, ay] = middleOf(a);
  const [bx, by] = middleOf(b);
  return Math.hypot((ax - bx) * Math.sqrt(3), ay - by);
};

/** Each cell goes to the seed that reaches it first; so every part hangs together. */
function grow(cells: ReadonlyMap<string, Cell>, seeds: readonly Cell[], speeds: readonly number[], salt: number) {
  const owner = new Map<string, number>();
  let front = seeds.map((cell, part) => ({ cell, part, cost: 0 }));
  while (front.length > 0) {
    let least = 0;
    for (let at = 1; at < front.length; at += 1) if ((front[at]?.cost ?? 0) < (front[least]?.cost ?? 0)) least = at;
    const [next] = front.splice(least, 1);
    if (next === undefined) break;
    const name = cellName(next.cell);
    if (owner.has(name)) continue;
    owner.set(name, next.part);
    front = front.filter(({ cell }) => cellName(cell) !== name);
    for (const neighbour of neighboursOf(next.cell)) {
      const key = cellName(neighbour);
      if (cells.has(key) && !owner.has(key))
        front.push({
          cell: neighbour,
          part: next.part,
          cost: next.cost + roughness(salt, neighbour) / (speeds[next.part] ?? 1),
        });
    }
  }
  return owner;
}

/** As far from one another as can be: first the cell farthest from the middle, then always the farthest from all. */
function scatter(cells: readonly Cell[], count: number): Cell[] {
  const seeds: Cell[] = [];
  const middle = middleCell(cells);
  while (seeds.length < count) {
    const chosen = cells.reduce<{ cell: Cell; gap: number } | undefined>((best, cell) => {
      const gap = Math.min(...(seeds.length === 0 ? [far(cell, middle)] : seeds.map((seed) => far(cell, seed))));
      return best === undefined || gap > best.gap ? { cell, gap } : best;
    }, undefined);
    if (chosen === undefined) break;
    seeds.push(chosen.cell);
  }
  return seeds;
}

/** The cell nearest to the mean of all. */
function middleCell(cells: readonly Cell[]): Cell {
  const mean = {
    column: cells.reduce((sum, { column }) => sum + column, 0) / Math.max(1, cells.length),
    row: cells.reduce((sum, { row }) => sum + row, 0) / Math.max(1, cells.length),
  };
  const first = cells[0] ?? { column: 0, row: 0 };
  return cells.reduce((best, cell) => (far(cell, mean) < far(best, mean) ? cell : best), first);
}

const ROUNDS = 12;

/**
 * Divides cells that hang together into parts that hang together, of sizes as near to the weights as growth allows.
 * Deterministic: the same cells, weights and salt give the same parts.
 */
export function divide(cells: readonly Cell[], weights: readonly number[], salt: number): Cell[][] {
  const byName = new Map(cells.map((cell) => [cellName(cell), cell]));
  const whole = weights.reduce((sum, each) => sum + each, 0);
  const speeds = weights.map((weight) => Math.sqrt(weight / whole));
  let seeds = scatter(cells, weights.length);
  let parts: Cell[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const owner = grow(byName, seeds, speeds, salt);
    parts = weights.map((_, part) => cells.filter((cell) => owner.get(cellName(cell)) === part));
    if (round === ROUNDS - 1) break;
    seeds = parts.map(middleCell);
    parts.forEach((part, at) => {
      // Who got too little reaches farther the next time.
      const wanted = (cells.length * (weights[at] ?? 0)) / whole;
      speeds[at] = (speeds[at] ?? 1) * Math.min(1.15, Math.max(0.87, (wanted / Math.max(1, part.length)) ** 0.4));
    });
  }
  return parts;
}
