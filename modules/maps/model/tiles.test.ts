import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf, layTiles, type Node, type Tile } from './tiles.ts';

/** A province with cities, each with counties. */
const tree = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 25 }).map((counties): Node[] => [
  { code: '980000', parent: null },
  ...counties.flatMap((count, city) => {
    const code = `98${String(city + 1).padStart(2, '0')}`;
    return [
      { code: `${code}00`, parent: '980000' },
      ...Array.from({ length: count }, (_, at) => ({
        code: `${code}${String(at + 1).padStart(2, '0')}`,
        parent: `${code}00`,
      })),
    ];
  }),
]);

/** Two squares that cover one another, if there are any. */
function overlap(tiles: readonly Tile[]): readonly string[] | undefined {
  for (const [at, a] of tiles.entries())
    for (const b of tiles.slice(at + 1))
      if (Math.abs(a.column - b.column) < 1 - 1e-9 && Math.abs(a.row - b.row) < 1 - 1e-9) return [a.code, b.code];
  return undefined;
}

describe('a cartogram', () => {
  it('has a square for every child and none twice, none over another, at either depth', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom<1 | 2>(1, 2), (nodes, depth) => {
        const cities = nodes.filter(({ parent }) => parent === '980000').map(({ code }) => code);
        const wanted =
          depth === 1
            ? cities
            : cities.flatMap((city) => {
                const counties = nodes.filter(({ parent }) => parent === city).map(({ code }) => code);
                return counties.length === 0 ? [city] : counties;
              });
        const tiles = layTiles(groupsOf(nodes, '980000', depth));
        expect(tiles.map(({ code }) => code).sort()).toEqual([...wanted].sort());
        expect(overlap(tiles)).toBeUndefined();
      }),
    );
  });

  it('is the same whatever order the tree is told in', () => {
    fc.assert(
      fc.property(tree, (nodes) => {
        expect(groupsOf([...nodes].reverse(), '980000', 2)).toEqual(groupsOf(nodes, '980000', 2));
      }),
    );
  });

  it('never shows stations beside counties', () => {
    const city = [
      { code: '980102', parent: '980100' },
      { code: '980102001', parent: '980102' },
    ];
    expect([groupsOf(city, '980100', 2), groupsOf(city, '980102', 1)]).toEqual([[['980102']], [['980102001']]]);
  });

  it('would be told if squares lay over one another', () => {
    expect(
      overlap([
        { code: 'a', column: 0, row: 0 },
        { code: 'b', column: 0.5, row: 0.5 },
      ]),
    ).toEqual(['a', 'b']);
  });
});
