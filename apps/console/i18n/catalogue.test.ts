import { describe, expect, it } from 'vitest';
import en from './en.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

const holes = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

describe('the two languages of the console', () => {
  it('have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  it('fill in the same values', () => {
    const english: Readonly<Record<string, string>> = en;
    for (const [key, text] of Object.entries(zh)) {
      expect([key, holes(english[key] ?? '')]).toEqual([key, holes(text)]);
    }
  });

  it('leave no text empty and no Chinese in the English', () => {
    for (const [key, text] of Object.entries(en)) {
      expect([key, text.trim() === '' || /\p{Script=Han}/u.test(text)]).toEqual([key, false]);
    }
  });
});
