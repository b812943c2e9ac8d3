import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outOfScopeKinds } from '../../../rules/index.ts';
import { channelOf, proposeMixed, proposeNotOurs, readLetter } from './letter.ts';
import { elsewhere, elsewhereLexicon, outOfScopeLexicon } from './lexicons/elsewhere.ts';
import type { Lexicon } from './lexicons/lexicon.ts';
import { mixedLexicon } from './lexicons/mixed.ts';
import { tally } from './match.ts';

describe('a mixed letter', () => {
  const letter = '我买到过期牛奶，要求退款并赔偿，同时请依法查处该超市';

  test('is proposed for splitting, with the words of both halves', () => {
    const found = proposeMixed('complaint', letter);
    expect(found).toMatchObject({ value: 'report', rule: 'mixed@2026.1' });
    expect(found?.evidence.map(({ term }) => term)).toEqual(expect.arrayContaining(['要求退款', '依法查处']));
    for (const { term, start, end } of found?.evidence ?? []) expect(letter.slice(start, end)).toBe(term);
    expect(proposeMixed('report', letter)?.value).toBe('complaint');
  });

  test.each([
    ['a demand alone', 'complaint', '买到过期牛奶，要求退款并赔偿'],
    ['a tip alone', 'report', '该超市销售过期牛奶，请依法查处'],
    ['a weak word beside a demand', 'complaint', '要求退款，希望加强监管'],
    ['a clue, which has no half', 'clue', '要求退款，请依法查处'],
    ['nothing', 'report', ''],
  ] as const)('is not proposed for %s', (_, procedure, text) => {
    expect(proposeMixed(procedure, text)).toBeNull();
  });
});

describe('what is not ours', () => {
  test.each([
    ['construction', '小区物业公司不作管理，业主委员会成立不了，开发商延期交房'],
    ['education', '小学学位不够，学区划分不合理，教师工资太低'],
    ['labour', '单位拖欠工资，社保也不交，劳动合同不签'],
    ['transport', '断头路什么时候修通，公交线路能否延长到地铁站'],
    ['consultation', '请问个体户注销如何办理，需要哪些材料'],
    ['disclosure', '我申请信息公开，请公开去年的检查记录'],
    ['reconsideration', '对处罚决定不服，现提出行政复议'],
    ['discipline', '该所执法人员收受贿赂，吃拿卡要'],
    [null, '超市卖过期食品，依法查处，请问如何办理'],
    [null, '停车场乱收费，没有明码标价'],
    [null, '你好'],
  ])('%s: %s', (value, text) => {
    expect(proposeNotOurs(text)?.value ?? null).toBe(value);
  });

  test('every value has a channel in both languages, and no number beyond the configured hotlines', () => {
    const values = [...Object.keys(elsewhere), ...outOfScopeKinds.map(({ code }) => code)];
    expect(values).toEqual(
      expect.arrayContaining([...Object.keys(elsewhereLexicon.terms), ...Object.keys(outOfScopeLexicon.terms)]),
    );
    for (const value of values) {
      const { zh, en } = channelOf(value);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
      for (const number of `${zh} ${en}`.match(/\d+/g) ?? []) expect(['12345', '12315']).toContain(number);
    }
  });
});

test.each([mixedLexicon, elsewhereLexicon, outOfScopeLexicon] as readonly Lexicon<string>[])(
  '$id: no value lists a term twice, every term is found',
  (lexicon) => {
    for (const [value, byWeight] of Object.entries(lexicon.terms)) {
      const terms = Object.values(byWeight ?? {}).flatMap((words) => words.split(' '));
      expect(new Set(terms).size).toBe(terms.length);
      for (const term of terms) expect(tally(lexicon, term).map((sum) => sum.value)).toContain(value);
    }
  },
);

test('on any text: evidence lies where it says, scores lie between 0.5 and 1', () => {
  const terms = [mixedLexicon, elsewhereLexicon, outOfScopeLexicon].flatMap((lexicon: Lexicon<string>) =>
    Object.values(lexicon.terms).flatMap((byWeight) =>
      Object.values(byWeight ?? {}).flatMap((list) => list.split(' ')),
    ),
  );
  const letters = fc.array(fc.oneof(fc.constantFrom(...terms), fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 14,
  });
  fc.assert(
    fc.property(letters, letters, (title, text) => {
      const whole = `${title.join('')}\n${text.join('')}`;
      const { mixed, notOurs } = readLetter('report', title.join(''), text.join(''));
      for (const proposal of [mixed, notOurs]) {
        if (proposal === null) continue;
        expect(proposal.score).toBeGreaterThanOrEqual(0.5);
        expect(proposal.score).toBeLessThanOrEqual(1);
        expect(proposal.evidence.length).toBeGreaterThan(0);
        for (const { term, start, end } of proposal.evidence) expect(whole.slice(start, end)).toBe(term);
      }
    }),
  );
});
