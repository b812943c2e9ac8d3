/** An authority of the tree, as a cartogram needs it. */
export interface Node {
  readonly code: string;
  readonly parent: string | null;
}

/** A square of a cartogram: whose it is, and where its upper left corner stands, in tiles. */
export interface Tile {
  readonly code: string;
  readonly column: number;
  readonly row: number;
}

interface Block {
  readonly tiles: readonly Tile[];
  readonly columns: number;
  readonly rows: number;
}

/** Room between two blocks, in tiles. */
const GAP = 0.4;
/** A screen is wider than high. */
const ASPECT = 1.6;

const columnsFor = (count: number): number => Math.max(1, Math.ceil(Math.sqrt(count * ASPECT)));

/** A few squares side by side, in rows. */
function block(codes: readonly string[]): Block {
  const columns = columnsFor(codes.length);
  return {
    tiles: codes.map((code, at) => ({ code, column: at % columns, row: Math.floor(at / columns) })),
    columns,
    rows: Math.ceil(codes.length / columns),
  };
}

/** Blocks in rows, as text is set: the next row begins below the highest of this one. */
function shelve(blocks: readonly Block[]): Tile[] {
  const whole = blocks.reduce((sum, each) => sum + (each.columns + GAP) * (each.rows + GAP), 0);
  const widest = Math.max(0, ...blocks.map(({ columns }) => columns));
  const width = Math.max(widest, Math.sqrt(whole * ASPECT));
  const tiles: Tile[] = [];
  let [left, top, high] = [0, 0, 0];
  for (const each of blocks) {
    if (left > 0 && left + each.columns > width) [left, top, high] = [0, top + high + GAP, 0];
    for (const { code, column, row } of each.tiles) tiles.push({ code, column: column + left, row: row + top });
    left += each.columns + GAP;
    high = Math.max(high, each.rows);
  }
  return tiles;
}

/** The authorities directly below another, in the order of their codes. */
export const partsOf = (nodes: readonly Node[], of: string): string[] =>
  nodes
    .filter(({ parent }) => parent === of)
    .map(({ code }) => code)
    .sort();

/**
 * What a sheet of an area shows.
 * @param depth 1: its parts, in one group; 2: the regions that these consist of, a group for each, or the part itself
 */
export function groupsOf(nodes: readonly Node[], top: string, depth: 1 | 2): string[][] {
  const first = partsOf(nodes, top);
  if (depth === 1) return [first];
  return first.map((code) => {
    const regions = partsOf(nodes, code).filter((each) => each.length === 6);
    return regions.length === 0 ? [code] : regions;
  });
}

/**
 * A map without a map: one square for each authority, in the order of their codes, those of a group together. It says who
 * is who and which is more; it says nothing of where.
 */
export const layTiles = (groups: readonly (readonly string[])[]): Tile[] => shelve(groups.map(block));
