import { expect, test } from 'vitest';
import { NEWEST, windowOf } from './window.ts';

const id = (at: number): string =>
  `00000000-0000-7000-8000-0000${(Math.imul(at + 1, 2_654_435_761) >>> 0).toString(16).padStart(8, '0')}`;
const acts = Array.from({ length: 4_000 }, (_, at) => ({ act_id: id(at) }));

test('few verdicts all correct', () => {
  expect(windowOf(acts.slice(0, NEWEST - 1))).toHaveLength(NEWEST - 1);
});

test('of many, the window stays where it begins while verdicts come, and moves on seldom', () => {
  const begins = Array.from({ length: 2_000 }, (_, more) => windowOf(acts.slice(more, more + NEWEST))[0]?.act_id);
  const moves = begins.filter((first, at) => at > 0 && first !== begins[at - 1]).length;
  expect(moves).toBeGreaterThan(3);
  expect(moves).toBeLessThan(60);
  for (const more of [0, 500, 1_999]) {
    const { length } = windowOf(acts.slice(more, more + NEWEST));
    expect(length).toBeGreaterThan(NEWEST / 3);
    expect(length).toBeLessThanOrEqual(NEWEST);
  }
});
