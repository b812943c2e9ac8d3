import { describe, expect, it } from 'vitest';
import { legalBases, workedRules } from '../../../rules/index.ts';
import { articleText } from './article.ts';

describe('articles in English', () => {
  it('count as the Chinese does', () => {
    expect(articleText('第十条', 'en')).toBe('art. 10');
    expect(articleText('第二十三条第一款第五项', 'en')).toBe('art. 23(1)(5)');
    expect(articleText('第一百零二条', 'en')).toBe('art. 102');
    expect(articleText('第二十条', 'zh')).toBe('第二十条');
    expect(articleText(null, 'en')).toBe('');
  });

  it('agree with the number in the id of every basis', () => {
    for (const { id, article } of legalBases) {
      const number = /\.art(\d+)$/.exec(id)?.[1];
      const text = articleText(article, 'en');
      if (number !== undefined && text.startsWith('art.')) expect([id, text]).toEqual([id, `art. ${number}`]);
    }
  });

  it('are read for every rule of the book', () => {
    const unread = workedRules
      .map(({ source }) => articleText(source.article, 'en'))
      .filter((text) => /\p{Script=Han}/u.test(text));
    expect(unread).toEqual([]);
  });
});
