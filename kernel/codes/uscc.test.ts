import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orgCodeCheck } from './orgcode.ts';
import { isUscc, parseUscc, tidyUscc, usccCheck } from './uscc.ts';

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const VECTOR = '91350100M000100Y43';

const first17 = fc
  .tuple(
    fc.constantFrom('91', '92', '93'),
    fc.integer({ min: 110000, max: 659999 }),
    fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 }),
  )
  .map(([kind, division, rest]) => `${kind}${division}${rest.join('')}`);
const anyCode = first17.map((body) => `${body}${usccCheck(body)}`);

describe('check character', () => {
  test('the published vector', () => {
    expect(isUscc(VECTOR)).toBe(true);
    expect(parseUscc(VECTOR)).toEqual({ kind: '91', division: '350100', organisation: 'M000100Y4' });
    expect(orgCodeCheck('M000100Y')).toBe('4');
  });

  test('each made code is valid, and any one changed character is noticed', () => {
    fc.assert(
      fc.property(anyCode, fc.integer({ min: 0, max: 17 }), fc.constantFrom(...ALPHABET), (code, at, other) => {
        expect(isUscc(code)).toBe(true);
        const changed = code.slice(0, at) + other + code.slice(at + 1);
        expect(isUscc(changed)).toBe(changed === code);
      }),
      { numRuns: 2_000 },
    );
  });

  test('trap: a sum that is a multiple of 31 has the check character 0, not a place beyond the alphabet', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyCode, (code) => {
        if (code.endsWith('0')) seen += 1;
        expect(code).toHaveLength(18);
        expect(isUscc(code)).toBe(true);
      }),
      { numRuns: 3_000, seed: 31 },
    );
    expect(seen).toBeGreaterThan(50);
  });
});

test.each(['', VECTOR.toLowerCase(), `${VECTOR} `, VECTOR.slice(1), '91350100I000100Y43', '9135010AM000100Y43'])(
  '%j is no code',
  (value) => {
    expect(isUscc(value)).toBe(false);
    expect(parseUscc(value)).toBeUndefined();
  },
);

test('typed carelessly, a code is still found', () => {
  expect(tidyUscc(' 9135-0100 m000 100y43 ')).toBe(VECTOR);
  expect(tidyUscc('９１３５０１００Ｍ０００１００Ｙ４３')).toBe(VECTOR);
});
