import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shadeOf, shadesOf } from './classes.ts';
import { nextArea } from './neighbours.ts';

describe('shades of a map', () => {
  it('part all numbers above nought, in order, equal ones alike', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 40 }), (values) => {
        const shades = shadesOf(values);
        expect(shades.length).toBeLessThanOrEqual(4);
        shades.forEach(({ from, to }, at) => {
          expect(from).toBeLessThanOrEqual(to);
          expect(from).toBeGreaterThan(shades[at - 1]?.to ?? 0);
        });
        for (const value of values) {
          const shade = shadeOf(shades, value);
          expect(shade > 0).toBe(value > 0);
          const range = shades[shade - 1];
          if (range !== undefined) expect(value >= range.from && value <= range.to).toBe(true);
        }
      }),
    );
  });

  it('hold about as many areas each', () => {
    expect(shadesOf([1, 2, 3, 4, 5, 6, 7, 80])).toEqual([
      { from: 1, to: 2 },
      { from: 3, to: 4 },
      { from: 5, to: 6 },
      { from: 7, to: 80 },
    ]);
    expect(shadesOf([0, 0])).toEqual([]);
    expect(shadesOf([5, 5, 5])).toEqual([{ from: 5, to: 5 }]);
  });
});

describe('arrow keys on a map', () => {
  const at = (code: string, x: number, y: number) => ({ code, label: { x, y } });
  const here = at('here', 50, 50);
  const areas = [here, at('right', 90, 55), at('far right', 200, 50), at('up', 55, 10), at('left down', 10, 90)];

  it('lead to the nearest area that way, and nowhere where there is none', () => {
    expect(nextArea(areas, here, 'ArrowRight')?.code).toBe('right');
    expect(nextArea(areas, here, 'ArrowUp')?.code).toBe('up');
    expect(nextArea(areas, here, 'ArrowDown')?.code).toBe('left down');
    expect(nextArea(areas, at('right', 90, 55), 'ArrowRight')?.code).toBe('far right');
    expect(nextArea(areas, at('far right', 200, 50), 'ArrowRight')).toBeUndefined();
    expect(nextArea(areas, here, 'Enter')).toBeUndefined();
  });

  it('reach every area of a row and come back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), (count) => {
        const row = Array.from({ length: count }, (_, n) => at(String(n), n * 10, 0));
        const [first] = row;
        let now = first;
        for (let step = 1; step < count && now !== undefined; step += 1) now = nextArea(row, now, 'ArrowRight');
        expect(now?.code).toBe(String(count - 1));
        if (now !== undefined) expect(nextArea(row, now, 'ArrowLeft')?.code).toBe(String(count - 2));
      }),
    );
  });
});
