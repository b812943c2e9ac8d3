import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, plainDate } from '../../../../kernel/plain-date.ts';
import { limitation } from './limitation.ts';

const day = plainDate;
const at = (actEndedOn: string | null, discoveredOn: string, harmedSafety = false) =>
  limitation({
    actEndedOn: actEndedOn === null ? null : day(actEndedOn),
    discoveredOn: day(discoveredOn),
    harmedSafety,
    region: '980102',
  });

test.each([
  ['2024-03-01', '2026-03-01', false, '2026-03-01', true],
  ['2024-03-01', '2026-03-02', false, '2026-03-01', false],
  ['2024-02-29', '2026-02-28', false, '2026-02-28', true],
  ['2024-02-29', '2026-03-01', false, '2026-02-28', false],
  ['2021-03-01', '2026-03-01', true, '2026-03-01', true],
  ['2021-03-01', '2026-03-02', true, '2026-03-01', false],
])('ended %s, discovered %s, safety harmed %s: until %s, within %s', (ended, discovered, harmed, lastDay, within) => {
  const found = at(ended, discovered, harmed);
  expect([found.lastDay, found.within, found.cautions.length]).toEqual([lastDay, within, within ? 0 : 1]);
});

test('an act that goes on cannot be too old', () => {
  expect(at(null, '2026-03-01')).toMatchObject({ lastDay: null, within: true });
});

test('within exactly while two years have not passed, and the longer time is never shorter', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(2_500), (start, later) => {
      const ended = addDays(day('2020-01-01'), start);
      const discovered = addDays(day('2022-10-01'), later);
      const short = at(ended, discovered);
      expect(short.within).toBe(discovered <= addMonths(ended, 24));
      const long = at(ended, discovered, true);
      expect(long.within).toBe(discovered <= addMonths(ended, 60));
    }),
  );
});
