import { expect, test } from 'vitest';
import { changed } from './altering.testing.ts';
import { luzhou } from './luzhou.ts';
import { lessLuzhou, readLuzhou } from './luzhou-figures.ts';
import { runScratchReplay } from './scratch-replay.ts';
import { databaseOfEach, differing, LONG, warnWithoutFigures } from './whole.testing.ts';

const database = databaseOfEach();
warnWithoutFigures('luzhou');
const figures = readLuzhou();
const small = lessLuzhou(figures, 0.02);

test('the figures are those of the source', () => {
  expect(figures.publicity).toEqual({ elevatorScreensAtLeast: 1200, works: 3 });
  expect(figures.clues).toMatchObject({ screened: 311, clearedOnTime: 311 });
  expect(luzhou(figures).size).toBe(311 + 11 + 2952 + 1926 + 789 + 110);
});

test(
  'publicity, clues, campaigns and typical cases come out of single records, a fiftieth of their size',
  async () => {
    const result = await runScratchReplay(database().url, luzhou(small));
    expect(differing(result)).toEqual([]);
    expect(result).toMatchObject({ ok: true, findings: 0, matters: luzhou(small).size });
    expect(new Set(result.figures.map(({ row }) => row))).toEqual(new Set(['A1', 'A2', 'A3', 'A4']));
    expect(result.figures).toHaveLength(5 + 5 + 5 + 7);
  },
  LONG,
);

test(
  'fewer screens, and a work that only the city took over, make exactly these two figures unequal',
  async () => {
    const result = await runScratchReplay(database().url, luzhou(small), {
      alter: (part) => {
        if (part.name !== 'campaigns') return part;
        const fewer = changed(part, 'place', (body) =>
          body.channel === 'elevator-screen' ? { ...body, places: Math.ceil(Number(body.places) / 2) } : body,
        );
        return changed(fewer, 'adopt-work', (body) => (body.work === 'w2' ? { ...body, level: 'city' } : body));
      },
    });
    expect(differing(result)).toEqual(['A1 Elevator screens, at least', 'A1 Works taken over nationally']);
    expect(result.ok).toBe(false);
  },
  LONG,
);
