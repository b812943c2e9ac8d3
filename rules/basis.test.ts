import { describe, expect, test } from 'vitest';
import { isAppError } from '../kernel/error.ts';
import { isPlainDate } from '../kernel/plain-date.ts';
import { citation, findLegalBasis, legalBases, legalBasis } from './basis.ts';
import { findGround, groundLists } from './grounds.ts';
import { workedRules } from './index.ts';

const DIGITS = '零一二三四五六七八九';
/** 第二百零二条, for numbers below 1000. */
function chineseArticle(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  let text = hundreds > 0 ? `${DIGITS[hundreds]}百` : '';
  if (tens > 0) text += `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十`;
  else if (hundreds > 0 && ones > 0) text += '零';
  return `第${text}${ones > 0 ? DIGITS[ones] : ''}条`;
}

describe('legal bases', () => {
  test.each(legalBases.map((basis) => [basis.id, basis] as const))('%s is whole', (id, basis) => {
    const number = /\.art(\d+)$/.exec(id)?.[1];
    expect(basis.article).toBe(number === undefined ? null : chineseArticle(Number(number)));
    expect(isPlainDate(basis.effectiveFrom)).toBe(true);
    expect(basis.title.zh).toMatch(/\p{Script=Han}/u);
    expect(basis.title.en).not.toMatch(/\p{Script=Han}/u);
    expect(findLegalBasis(id)).toBe(basis);
  });

  test('every verb of a complaint or report finds its article of order 121', () => {
    for (const article of [9, 10, 12, 15, 16, 17, 21, 22, 23, 24, 27, 30, 31, 32, 33, 34, 35, 36, 37, 41, 42, 44, 45]) {
      expect(legalBasis(`samr121.art${article}`).effectiveFrom).toBe('2026-04-15');
    }
  });

  test('an unknown name is a coded error', () => {
    try {
      legalBasis('samr121.art999');
      expect.unreachable();
    } catch (error) {
      expect(isAppError(error) && error.code).toBe('rules.no-such-basis');
    }
  });

  test('a citation reads as a document writes it', () => {
    expect(citation(legalBasis('samr121.art15'))).toEqual({
      zh: '《市场监督管理投诉举报处理办法》第十五条',
      en: 'Measures for Handling Complaints and Reports in Market Regulation (SAMR Order No. 121), art. 15',
    });
    expect(citation(legalBasis('odr')).zh).toBe('《全国12315平台在线消费纠纷解决（ODR）规则》');
  });

  test('a rule is never surer of an article than the register of bases', () => {
    const order = 'UMSV';
    for (const rule of workedRules) {
      const basis = legalBases.find(
        (entry) =>
          entry.instrument === rule.source.instrument &&
          entry.article !== null &&
          rule.source.article?.startsWith(entry.article),
      );
      if (basis !== undefined) {
        expect(order.indexOf(rule.source.confidence), rule.id).toBeLessThanOrEqual(order.indexOf(basis.confidence));
      }
    }
  });
});

describe('closed lists', () => {
  test('are as long as the law makes them, without doubles', () => {
    const sizes = Object.entries(groundLists).map(([name, list]) => [name, new Set(list.map(({ code }) => code)).size]);
    expect(Object.fromEntries(sizes)).toEqual({
      rejection: 7,
      'consumption-factor': 5,
      termination: 8,
      'not-filed': 4,
      'filing-condition': 4,
      'out-of-scope': 4,
      recusal: 2,
      evidence: 8,
      'legal-review': 4,
      suspension: 5,
      'investigation-end': 2,
      'decision-outcome': 4,
      'penalty-kind': 14,
      'decision-content': 6,
      'seizure-content': 5,
      service: 7,
      unpublished: 2,
      'abstract-field': 6,
      'early-stop': 4,
      closing: 5,
    });
    for (const list of Object.values(groundLists)) expect(list.length).toBe(new Set(list.map(({ code }) => code)).size);
  });

  test('each rests on a registered article', () => {
    for (const list of Object.values(groundLists))
      for (const { basis } of list) expect(findLegalBasis(basis)).toBeDefined();
  });

  test('a code is found in its own list only', () => {
    expect(findGround('rejection', 'R4')?.label.zh).toContain('三年');
    expect(findGround('termination', 'R4')).toBeUndefined();
  });
});
