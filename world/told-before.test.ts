import { expect, test } from 'vitest';
import { writeCaseWorld } from './cases/case-world.ts';
import { writeOfficeWorld } from './office/index.ts';
import type { Told } from './perform-stories.ts';
import { writeWorld } from './seed.ts';

/** Steps that are said to have happened after the founding: sealed then, they would be taken for inserted later. */
const after = (founded: Date, stories: readonly Told[]): string[] =>
  stories.flatMap(({ steps }) =>
    steps.filter(({ at }) => at > founded).map(({ verb, at }) => `${verb} at ${at.toISOString()}`),
  );

test('the office tells nothing of later than its founding, at whatever hour that is', () => {
  for (let hour = 0; hour < 24; hour += 1) {
    const founded = new Date(Date.parse('2026-07-07T00:10:00+08:00') + hour * 3_600_000);
    expect(after(founded, writeOfficeWorld(founded))).toEqual([]);
  }
});

test.each(['00:10', '08:31', '12:00', '23:50'])('neither do letters and cases of a world founded at %s', (hour) => {
  const founded = new Date(`2026-07-07T${hour}:00+08:00`);
  const intake = writeWorld('yunlan', 60, founded);
  expect(after(founded, [...intake, ...writeCaseWorld('yunlan', founded, intake).stories])).toEqual([]);
});
