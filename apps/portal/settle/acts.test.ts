import { expect, test } from 'vitest';
import { linesOf, offerBody, wordsBody } from './acts.ts';

const typed = { text: ' 退货退款 ', amount: '', performBy: '2026-06-10', evidence: '' };

test('an offer: sum in fen where one is meant, a week to contest it', () => {
  expect(offerBody(typed)).toEqual({ terms: '退货退款', performBy: '2026-06-10', contestBy: '2026-06-17' });
  expect(offerBody({ ...typed, amount: '259.50', evidence: '小票\n\n照片 ' })).toMatchObject({
    ...{ amountFen: 25_950, evidence: ['小票', '照片'] },
  });
});

test('what is no sum or no day is said by its field', () => {
  expect(offerBody({ ...typed, amount: '大概两百' })).toBe('amount');
  expect(offerBody({ ...typed, performBy: '下周' })).toBe('performBy');
});

test('words with what proves them, one a line', () => {
  expect(linesOf(' a \n\nb')).toEqual(['a', 'b']);
  expect(wordsBody({ text: ' 您好 ', evidence: '' })).toEqual({ text: '您好' });
});
