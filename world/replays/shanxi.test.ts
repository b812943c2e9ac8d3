import { expect, test } from 'vitest';
import { changed, dropped } from './altering.testing.ts';
import { runScratchReplay } from './scratch-replay.ts';
import { shanxi } from './shanxi.ts';
import { casesBefore, finesOf, lessShanxi, readShanxi } from './shanxi-figures.ts';
import { databaseOfEach, differing, LONG, warnWithoutFigures } from './whole.testing.ts';

const database = databaseOfEach();
warnWithoutFigures('shanxi');
const figures = readShanxi();
const small = lessShanxi(figures, 0.02);

test('the figures are those of the source, and the year before gives its growths', () => {
  expect(figures).toMatchObject({ cases: 11143, disordersRectified: 2341, letters: { received: 315 } });
  expect(casesBefore(figures)).toBe(4493);
  const { before, now } = finesOf(figures);
  expect(now / before - 1).toBeCloseTo(2.61, 10);
  expect(shanxi(figures).size).toBeGreaterThan(11143 + 4493 + 2341 + 596 + 315);
});

test(
  'every figure of the province comes out of single records, a fiftieth of its size',
  async () => {
    const result = await runScratchReplay(database().url, shanxi(small));
    expect(differing(result)).toEqual([]);
    expect(result).toMatchObject({ ok: true, findings: 0, matters: shanxi(small).size });
    expect(new Set(result.figures.map(({ row }) => row))).toEqual(new Set(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B8']));
  },
  LONG,
);

test(
  'each changed story makes exactly its own figures unequal, and no others',
  async () => {
    let [den, filed] = [true, true];
    const result = await runScratchReplay(database().url, shanxi(small), {
      alter: (part) => {
        switch (part.name) {
          case 'programme':
            // A meeting of another kind.
            return changed(part, 'hold-meeting', (body) =>
              String(body.title).includes('党组第1次') ? { ...body, kind: 'other' } : body,
            );
          case 'letters':
            return dropped(part, 'record-operation', () => true);
          case 'findings':
            return dropped(part, 'close', () => true, 'recheck');
          case 'cases':
            return dropped(part, 'record-den', () => {
              const first = den;
              den = false;
              return first;
            });
          case 'clues': {
            const one = filed;
            filed = false;
            return one ? { ...part, stories: part.stories.slice(1) } : part;
          }
          default:
            return part;
        }
      },
    });
    expect(differing(result)).toEqual([
      'B1 Party group meetings',
      'B3 Operations organised',
      'B4 Clues screened',
      'B4 Clues cleared',
      'B5 Dens destroyed',
      'B6 Disorders of drugs, devices, cosmetics rectified',
    ]);
    expect(result.ok).toBe(false);
  },
  LONG,
);
