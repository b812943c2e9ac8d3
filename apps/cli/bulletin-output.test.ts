import { expect, test } from 'vitest';
import { formatOf } from './commands/bulletin-output.ts';

test('a bulletin is written as asked, else as the ending says, else as a bundle', () => {
  expect(formatOf('docx', 'a.pdf')).toBe('docx');
  expect(formatOf(undefined, 'h1.PDF')).toBe('pdf');
  expect(formatOf(undefined, 'h1.docx')).toBe('docx');
  // A file named .json held the bundle before there were formats, and still does.
  expect(formatOf(undefined, 'h1.json')).toBe('bundle');
  expect(formatOf('json', 'h1.json')).toBe('json');
  expect(formatOf(undefined, 'h1')).toBe('bundle');
});
