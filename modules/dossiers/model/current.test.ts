import { expect, test } from 'vitest';
import { isCurrent } from './current.ts';

const acts = (...verbs: readonly string[]) => verbs.map((verb, at) => ({ seq: at + 1, verb }));

test('what was built stays current while nothing but acts without a paper follows', () => {
  expect(isCurrent(2, acts('file', 'close'))).toBe(true);
  expect(isCurrent(2, acts('file', 'close', 'make-dossier', 'archive'))).toBe(true);
  // A campaign counts the case by its rule a moment after the file was built: there is nothing to bind in.
  expect(isCurrent(2, acts('file', 'close', 'join-by-rule'))).toBe(true);
  expect(isCurrent(2, acts('file', 'close', 'join-by-rule', 'withdraw-publication'))).toBe(false);
});
