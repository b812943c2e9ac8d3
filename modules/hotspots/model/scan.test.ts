import { describe, expect, test } from 'vitest';
import { countOf, uniformFrom } from './sample.ts';
import { expectedOf, type Series, scan, spreadOf } from './scan.ts';
import { type Place, zonesOf } from './zones.ts';

const BASE = 84;
const WINDOW = 14;
const weekdays = Array.from({ length: BASE + WINDOW }, (_, day) => day % 7);

/** Nine places on a grid, of very different size, quieter at weekends. */
const places: readonly Place[] = Array.from({ length: 9 }, (_, at) => ({
  key: String(at),
  at: { x: at % 3, y: Math.floor(at / 3) },
}));
const sizes = [0.2, 0.4, 0.8, 1, 1.5, 2, 3, 4, 6];
const zones = zonesOf(places);

function quiet(seed: number, spread = 1): number[][] {
  const uniform = uniformFrom(seed);
  return sizes.map((size) => weekdays.map((day) => countOf(uniform, size * (day < 5 ? 1.2 : 0.5), spread)));
}
const seriesOf = (counts: readonly (readonly number[])[]): Series => {
  const all = sizes.reduce((a, b) => a + b, 0);
  return { counts, weekdays, window: WINDOW, shares: sizes.map((size) => size / all) };
};

describe('zones', () => {
  test('are each place, places with their neighbours, and the whole; each once', () => {
    expect(zones.filter(({ length }) => length === 1)).toHaveLength(9);
    expect(zones.filter(({ length }) => length === 9)).toHaveLength(1);
    expect(Math.max(...zones.filter(({ length }) => length < 9).map(({ length }) => length))).toBe(4);
    expect(new Set(zones.map(String)).size).toBe(zones.length);
  });

  test('without a map are single places and the whole', () => {
    expect(zonesOf(places.map(({ key }) => ({ key, at: null })))).toHaveLength(10);
    expect(zonesOf([{ key: 'one', at: null }])).toEqual([[0]]);
  });
});

describe('what the base lets expect', () => {
  test('follows the place and the day of the week', () => {
    const expected = expectedOf(seriesOf(quiet(1)));
    const mean = (row: readonly number[] | undefined, days: (day: number) => boolean): number => {
      const chosen = (row ?? []).filter((_, at) => days(weekdays[BASE + at] ?? 0));
      return chosen.reduce((a, b) => a + b, 0) / chosen.length;
    };
    expect(mean(expected[8], (day) => day < 5)).toBeGreaterThan(2 * mean(expected[8], (day) => day >= 5));
    expect(mean(expected[8], () => true)).toBeGreaterThan(10 * mean(expected[0], () => true));
  });

  test('a place where nothing ever came is still expected to have its share', () => {
    const counts = quiet(2);
    counts[3] = weekdays.map(() => 0);
    for (const mean of expectedOf(seriesOf(counts))[3] ?? []) expect(mean).toBeGreaterThan(0);
  });

  test('days that vary more than chance are told', () => {
    expect(spreadOf(seriesOf(quiet(3)))).toBeLessThan(1.5);
    expect(spreadOf(seriesOf(quiet(3, 4)))).toBeGreaterThan(2);
  });
});

describe('the scan', () => {
  test('finds neighbouring places with twice as many in the last week, and when it began', () => {
    let found = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const uniform = uniformFrom(seed * 7_919);
      const counts = quiet(seed).map((row, place) =>
        // The places 7 and 8 lie side by side.
        row.map((n, day) => (place >= 7 && day >= BASE + WINDOW - 7 ? n + countOf(uniform, sizes[place] ?? 0, 1) : n)),
      );
      const [spot] = scan(seriesOf(counts), zones, seed);
      const members = zones[spot?.zone ?? 0] ?? [];
      if ((spot?.chance ?? 1) <= 0.05 && members.includes(8) && (spot?.days ?? 0) >= 5 && (spot?.days ?? 0) <= 10)
        found += 1;
    }
    expect(found).toBeGreaterThanOrEqual(38);
  });

  /** False alarms at 5 %: at most what a binomial of so many trials exceeds once in a thousand. */
  const alarms = (spread: number): number =>
    Array.from({ length: 200 }, (_, seed) => scan(seriesOf(quiet(seed + 1, spread)), zones, seed)).filter(
      ([spot]) => (spot?.chance ?? 1) <= 0.05,
    ).length;

  test('is quiet where nothing happens: the chance that it tells is right', () => {
    expect(alarms(1)).toBeLessThanOrEqual(21);
  });

  test('is quiet where days vary twice as much as chance', () => {
    expect(alarms(2)).toBeLessThanOrEqual(21);
  });

  test('spots of a theme share no place, and the same question has the same answer', () => {
    const series = seriesOf(quiet(5).map((row) => row.map((n, day) => (day > BASE + 9 ? n + 3 : n))));
    const spots = scan(series, zones, 1);
    const members = spots.flatMap(({ zone }) => zones[zone] ?? []);
    expect(new Set(members).size).toBe(members.length);
    expect(scan(series, zones, 1)).toEqual(spots);
  });

  test('what never came before and comes now is one', () => {
    const counts = sizes.map(() => weekdays.map(() => 0));
    counts[4] = weekdays.map((_, day) => (day >= BASE + WINDOW - 3 ? 2 : 0));
    const [spot] = scan(seriesOf(counts), zones, 1);
    expect([spot?.count, zones[spot?.zone ?? 0]]).toEqual([6, [4]]);
    expect(spot?.chance).toBeLessThan(0.01);
  });

  test('nothing at all is no spot', () => {
    expect(scan(seriesOf(sizes.map(() => weekdays.map(() => 0))), zones, 1)).toEqual([]);
    expect(scan({ counts: [], weekdays, window: WINDOW, shares: [] }, [], 1)).toEqual([]);
  });
});
