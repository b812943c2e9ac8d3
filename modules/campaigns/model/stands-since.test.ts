import { expect, test } from 'vitest';
import type { Matter } from '../../../platform/procedure/types.ts';
import { standsSince } from './joining.ts';

const at = (version: number, countedAt?: number): Matter =>
  ({ version, facts: countedAt === undefined ? {} : { countedAt } }) as unknown as Matter;

test('an act may be based on what stood before a rule counted the matter, and on nothing earlier', () => {
  expect(standsSince(at(5, 5))).toBe(4);
  expect(standsSince(at(6, 5))).toBe(6);
  expect(standsSince(at(5))).toBe(5);
  expect(standsSince(at(1, 1))).toBe(1);
});
