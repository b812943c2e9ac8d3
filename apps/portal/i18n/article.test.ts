import { expect, it } from 'vitest';
import { articleText } from './article.ts';

it('leaves the Chinese reader the words of the law', () => {
  expect(articleText('第二十三条第一款第五项', 'zh')).toBe('第二十三条第一款第五项');
});

it.each([
  ['第十五条', 'art. 15'],
  ['第十条', 'art. 10'],
  ['第二十三条第一款第五项', 'art. 23 para. 1 item 5'],
  ['第一百零三条', 'art. 103'],
  ['', ''],
])('%s is %s for the English reader', (article, shown) => {
  expect(articleText(article, 'en')).toBe(shown);
});
