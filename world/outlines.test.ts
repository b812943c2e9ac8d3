import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dissolve } from '../modules/maps/model/dissolve.ts';
import { readOutlines } from '../modules/maps/model/geojson.ts';
import { areaOf, type Ring } from '../modules/maps/model/geometry.ts';
import { projectPath } from '../platform/paths.ts';
import { drawYunlan } from './outlines.ts';
import { counties, places } from './places.ts';

const path = projectPath('modules', 'maps', 'outlines', 'yunlan.geojson');
const outlines = readOutlines(readFileSync(path, 'utf8'));
const covered = (rings: readonly Ring[]): number => rings.reduce((sum, ring) => sum + areaOf(ring), 0);

describe('the drawing of the invented province', () => {
  it('is what the script draws, byte by byte', () => {
    expect(readFileSync(path, 'utf8')).toBe(drawYunlan());
  });

  // readOutlines refuses a ring that is open, crosses itself or encloses nothing.
  it('has each county once, in one piece', () => {
    expect(outlines.map(({ code }) => code).sort()).toEqual(counties.map(({ code }) => code).sort());
    expect(outlines.filter(({ shape }) => shape.length !== 1)).toEqual([]);
  });

  it('covers the province without gap or overlap: the parts are as large as the whole, which is one piece', () => {
    const whole = dissolve(outlines.map(({ shape }) => shape));
    expect(whole).toHaveLength(1);
    expect(covered(outlines.flatMap(({ shape }) => shape))).toBeCloseTo(covered(whole), 6);
    // A county left out is a hole or a bay: the same look finds it.
    const without = dissolve(outlines.slice(1).map(({ shape }) => shape));
    expect(covered(without)).toBeLessThan(covered(whole) - 1e-3);
  });

  it('has each city in one piece', () => {
    for (const city of places.filter(({ level }) => level === 'city')) {
      const parts = outlines.filter(({ code }) => code.startsWith(city.code.slice(0, 4)));
      expect([city.code, dissolve(parts.map(({ shape }) => shape)).length]).toEqual([city.code, 1]);
    }
  });

  it('gives no county much more room than another', () => {
    const sizes = outlines.map(({ shape }) => covered(shape));
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.5);
  });
});
