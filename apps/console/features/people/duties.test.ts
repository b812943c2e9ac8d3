import { expect, test } from 'vitest';
import { mixesDuties } from './duties.ts';

test.each([
  [[], 'administrator', false],
  [['officer'], 'head', false],
  [['officer'], 'administrator', true],
  [['administrator'], 'officer', true],
  [['administrator'], 'auditor', true],
  [['auditor'], 'auditor', false],
])('%j and %s: mixed %s', (held, added, mixed) => {
  expect(mixesDuties(held, added)).toBe(mixed);
});
