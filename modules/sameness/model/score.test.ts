import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../kernel/plain-date.ts';
import { type AnchorKind, anchorKinds } from './anchors.ts';
import { scoreOf } from './score.ts';
import type { Told } from './told.ts';

const LETTER =
  '超市停车场多收停车费\n7月3日在城西某超市停车两小时，被收取四十元，现场没有公示收费标准，找店员理论，店员态度恶劣，要求查处并退还多收的费用。';
const OTHER_STORY =
  '过期牛奶\n在该店买到两箱过期牛奶，回家后孩子喝了拉肚子，商家拒绝赔偿，请监管部门依法处理，给个说法。';

const one: Told = {
  id: 'one',
  region: '980101',
  openedOn: plainDate('2026-07-06'),
  text: LETTER,
  source: null,
  respondentCode: '',
  respondentName: '',
  place: '',
  occurredOn: '',
  claimFen: 0,
};
const told = (change: Partial<Told>): Told => ({ ...one, id: 'other', ...change });
const withCode = (change: Partial<Told> = {}): Told => told({ respondentCode: '91980101MA0000000X', ...change });
const shared = (...anchors: AnchorKind[]) => ({ anchors: new Set(anchors) });
const code = withCode({ id: 'one' });

describe('perhaps the same', () => {
  test.each([
    ['the same letter again', scoreOf(one, told({}), shared()), 'proposal', 'again'],
    ['the same letter about the same operator', scoreOf(code, withCode(), shared('respondent')), 'proposal', 'again'],
    [
      'punctuation and blanks do not count',
      scoreOf(one, told({ text: ` ${LETTER.replaceAll('，', ' , ')} ` }), shared()),
      'proposal',
      'again',
    ],
    [
      'the number of another system, other words',
      scoreOf(one, told({ text: '转来一件关于收费的反映，请依法处理。' }), shared('source')),
      'proposal',
      'again',
    ],
    ['the same file, other words', scoreOf(one, told({ text: OTHER_STORY }), shared('file')), 'proposal', 'event'],
    [
      'another story about the same operator',
      scoreOf(code, withCode({ text: OTHER_STORY }), shared('respondent', 'firm', 'address')),
      'none',
      'event',
    ],
    [
      'one letter about two operators is a template',
      scoreOf(code, withCode({ respondentCode: '91980101MA0000001Y' }), shared()),
      'review',
      'template',
    ],
    [
      'one letter of two people is a template',
      scoreOf(code, withCode(), { ...shared('respondent'), reporter: 'other' }),
      'proposal',
      'template',
    ],
    [
      'a letter that came six times, from whom is not known',
      scoreOf(code, withCode(), { ...shared('respondent'), copies: 6 }),
      'proposal',
      'template',
    ],
    [
      'one person again, in other words, with the same order',
      scoreOf(code, withCode({ text: OTHER_STORY }), { ...shared('respondent', 'order'), reporter: 'same' }),
      'proposal',
      'repeat',
    ],
    [
      'in another county, a year later, for another sum',
      scoreOf(
        { ...one, place: '980101', claimFen: 100 },
        told({ place: '980202', claimFen: 200, openedOn: plainDate('2027-07-20') }),
        shared(),
      ),
      'none',
      'again',
    ],
  ] as const)('%s', (_, found, band, tie) => {
    expect(found).toMatchObject({ band, tie });
    expect(found.reason.en).not.toMatch(/\p{Script=Han}/u);
    // A proposal is shown beside this matter: it must not quote the other one.
    for (const text of Object.values(found.reason)) expect(text).not.toMatch(/停车|牛奶/);
  });

  test('what contradicts is said, and weighs', () => {
    const here = { ...one, place: '980101' };
    const found = scoreOf(here, told({ place: '980102' }), shared());
    expect(found.reason.zh).toContain('但发生地不同');
    expect(found.score).toBeLessThan(scoreOf(here, told({ place: '980101' }), shared()).score);
    expect(scoreOf(here, told({ place: '980100' }), shared()).score).toBe(
      scoreOf(here, told({ place: '980101' }), shared()).score,
    );
  });

  test('a few words that many write say little; a letter within a longer one says much', () => {
    const short = told({ text: '价格太高\n价格太高' });
    expect(scoreOf({ ...short, id: 'one' }, short, shared()).band).toBe('none');
    const padded = told({
      text: `${LETTER}\n${OTHER_STORY.repeat(1)}祝工作顺利，盼复，谢谢各位领导百忙之中处理群众反映的问题。`,
    });
    expect(scoreOf(one, padded, shared()).score).toBeGreaterThan(0.5);
  });

  test('a score is the sum of its parts, and the same from both sides', () => {
    const day = fc.constantFrom('', '2026-07-01', '2026-07-02');
    const any = fc.record({
      text: fc.constantFrom(LETTER, OTHER_STORY, `${LETTER}${OTHER_STORY}`, '', '😀', '啊'.repeat(30_000), '\ud800'),
      respondentCode: fc.constantFrom('', 'A', 'B'),
      place: fc.constantFrom('', '980101', '980100', '980202'),
      occurredOn: day,
      claimFen: fc.constantFrom(0, 100, 200),
      openedOn: fc.constantFrom(plainDate('2026-07-06'), plainDate('2024-07-06')),
    });
    fc.assert(
      fc.property(
        any,
        any,
        fc.subarray([...anchorKinds]),
        fc.constantFrom('same' as const, 'other' as const, undefined),
        (a, b, kinds, reporter) => {
          const [left, right] = [told(a), told(b)];
          const found = scoreOf(left, right, { anchors: new Set(kinds), reporter });
          expect(scoreOf(right, left, { anchors: new Set(kinds), reporter })).toEqual(found);
          const sum = found.parts.reduce((all, { weight }) => all + weight, 0);
          expect(found.score).toBeCloseTo(1 / (1 + Math.exp(-sum)), 2);
        },
      ),
    );
  });
});
