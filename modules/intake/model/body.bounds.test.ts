import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { opening } from './body.ts';
import { examples } from './testing/examples.ts';

const body = examples.clue?.receive ?? {};
const takes = (change: object): boolean => opening.safeParse({ ...body, ...change }).success;

describe('the opening body', () => {
  test.each([
    ['an empty title', { title: '' }],
    ['a blank title', { title: ' \t' }],
    ['a title of two lines', { title: '甲\n乙' }],
    ['a title over 200 characters', { title: '字'.repeat(201) }],
    ['a text over 20,000 characters', { text: '字'.repeat(20_001) }],
    ['NUL, which the database cannot store', { text: '甲\u0000乙' }],
    ['half a character, which cannot be hashed', { text: '甲\ud800乙' }],
    ['a day that does not exist', { occurredOn: '2026-02-30' }],
    ['a day with a time', { occurredOn: '2026-02-03T00:00:00Z' }],
    ['half a fen', { claimFen: 0.5 }],
    ['negative money', { claimFen: -1 }],
    ['a number as text', { claimFen: '100' }],
    ['an unknown channel', { channel: 'pigeon' }],
    ['an unknown domain', { domain: 'weather' }],
    ['a region that is none', { place: { region: '000000' } }],
    ['an unknown key inside', { respondent: { name: '某店', boss: '王某' } }],
    ['null for absent', { domain: null }],
  ])('refuses %s', (_, change) => {
    expect(takes(change)).toBe(false);
  });

  test.each([
    ['several paragraphs', { text: '第一段\r\n\r\n第二段' }],
    ['characters outside the basic plane', { title: '𠮷野家收费' }],
    ['script and formula as plain words', { text: '=HYPERLINK("x")<script>alert(1)</script>' }],
    ['a leap day', { occurredOn: '2024-02-29' }],
  ])('takes %s', (_, change) => {
    expect(takes(change)).toBe(true);
  });

  test('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        opening.safeParse(value);
      }),
    );
  });
});
