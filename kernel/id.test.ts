import { describe, expect, test, vi } from 'vitest';
import { isUuid, newActId, newPersonId, uuidv7 } from './id.ts';

describe('uuidv7', () => {
  test('is a version 7 UUID that carries its millisecond', () => {
    const now = Date.UTC(2099, 0, 1);
    const id = uuidv7(now);
    expect(isUuid(id)).toBe(true);
    expect(id.charAt(14)).toBe('7');
    expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(now);
  });

  test('rises within one millisecond, past the counter, and when the clock steps back', () => {
    const now = Date.UTC(2100, 0, 1);
    const made = Array.from({ length: 10_000 }, () => uuidv7(now));
    made.push(uuidv7(now - 60_000));
    expect(new Set(made).size).toBe(made.length);
    expect([...made].sort()).toEqual(made);
  });

  test('takes no random byte twice', () => {
    const fill = vi.spyOn(crypto, 'getRandomValues');
    const tails = Array.from({ length: 1_000 }, () => uuidv7().slice(19));
    expect(fill.mock.calls.length).toBeGreaterThanOrEqual(3);
    expect(new Set(tails).size).toBe(tails.length);
    fill.mockRestore();
  });
});

test('acts and people get ids of their own', () => {
  expect(isUuid(newActId()) && isUuid(newPersonId())).toBe(true);
});

test.each([
  '',
  '00000000-0000-0000-0000-000000000000',
  '0190A1B2-0000-7000-8000-000000000000',
  '0190a1b2-0000-7000-c000-000000000000',
])('%j is no UUID that we take', (value) => {
  expect(isUuid(value)).toBe(false);
});
