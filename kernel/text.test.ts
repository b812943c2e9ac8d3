import { expect, test } from 'vitest';
import { cut } from './text.ts';

test('a text is cut before a letter that would be halved', () => {
  expect(cut('甲乙丙', 2)).toBe('甲乙');
  expect(cut('甲𠮷丙', 2)).toBe('甲');
  expect(cut('甲𠮷丙', 3)).toBe('甲𠮷');
  expect(cut('甲', 200)).toBe('甲');
});
