import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames, NAME_HIT_FROM, type NameKind } from './compare-names.ts';
import { edits } from './compare-words.ts';
import { toLatin } from './transliterate.ts';

const isHit = (one: string, other: string, kind: NameKind = 'person'): boolean =>
  compareNames(one, other, kind).score >= NAME_HIT_FROM;

/** Invented names, of the kinds of difference that lists show. */
describe('one name in two spellings', () => {
  test.each([
    ['marks', 'Zoë Brontëová', 'Zoe Bronteova'],
    ['order and comma', 'KESTREL, Anna Maria', 'Anna Maria Kestrel'],
    ['a middle name left out', 'Anna Kestrel', 'Anna Maria Kestrel'],
    ['an initial', 'A. Kestrel', 'Anna Kestrel'],
    ['a title', 'Dr. Anna Kestrel', 'Anna Kestrel'],
    ['joined', 'AnnaKestrel', 'Anna Kestrel'],
    ['split', 'Anna Kes trel', 'Anna Kestrel'],
    ['mistyped', 'Anna Kestrle', 'Anna Kestrel'],
    ['Cyrillic', 'Марина Соколова', 'Marina Sokolova'],
    ['Greek', 'Νίκος Παπαδάκης', 'Nikos Papadakis'],
    ['Arabic, which writes no short vowels', 'كريم منصور', 'Karim Mansour'],
    ['Georgian', 'ნინო მელაძე', 'Nino Meladze'],
    ['Korean', '김민수', 'Kim Min-su'],
    ['Chinese against its sound', '欧阳明华', 'Ouyang Minghua'],
    ['Chinese, given name first', '欧阳明华', 'Minghua Ouyang'],
  ])('%s', (_, one, other) => {
    expect([isHit(one, other), isHit(other, one)]).toEqual([true, true]);
  });

  test.each([
    ['form spelt out', 'Kestrel Limited Liability Company', 'Kestrel LLC'],
    ['form of another country', 'ООО Пустельга', 'Pustelga LLC'],
    ['dots', 'K.S.T. Aviation', 'KST Aviation'],
    ['numbers in words', 'Brigade Thirty-Two', 'Brigade 32'],
    ['first letters', 'Northern Kestrel Bureau', 'NKB'],
  ])('of an organisation: %s', (_, one, other) => {
    expect(isHit(one, other, 'organisation')).toBe(true);
  });
});

describe('two names', () => {
  test.each([
    ['another given name', 'Boris Kestrel', 'Anna Kestrel'],
    ['another initial', 'B. Kestrel', 'Anna Kestrel'],
    ['another surname', 'Anna Kestrel', 'Anna Falkner'],
    ['both have words that the other lacks', 'Anna Maria Kestrel', 'Anna Sophie Falkner'],
  ])('%s', (_, one, other) => {
    expect(isHit(one, other)).toBe(false);
  });

  test.each([
    ['only the form and a common word in common', 'Kestrel Holdings Ltd', 'Falkner Holdings Ltd'],
    ['a word more that says what it does', 'Kestrel Shipbuilding Ltd', 'Kestrel Ltd'],
    ['common words alone', 'Trading Company', 'Falkner Trading Company'],
  ])('organisations: %s', (_, one, other) => {
    expect(isHit(one, other, 'organisation')).toBe(false);
  });
});

test('says in what the names agree and what contradicts', () => {
  const { pairs, onlyOne, onlyOther } = compareNames('Anna Kestrle Sophie', 'KESTREL, Anna Maria', 'person');
  expect(pairs.map(({ one, how }) => [one, how])).toEqual(
    expect.arrayContaining([
      ['anna', 'same'],
      ['kestrle', 'spelling'],
    ]),
  );
  expect([onlyOne, onlyOther]).toEqual([['sophie'], ['maria']]);
});

describe('whatever is compared', () => {
  const anyName = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('a', 'Б', '张', ' ', '.', 'ا', '1', '가', '😀') }),
  );
  test('a score between 0 and 1, the same either way and again; a name is itself', () => {
    fc.assert(
      fc.property(
        anyName,
        anyName,
        fc.constantFrom<NameKind>('person', 'organisation', 'thing'),
        (one, other, kind) => {
          const { score } = compareNames(one, other, kind);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(compareNames(other, one, kind).score).toBeCloseTo(score, 9);
          const own = compareNames(one, one, kind).score;
          expect([0, 1]).toContain(own);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('very long names are compared by their beginning', () => {
    expect(compareNames('a'.repeat(1_000_000), 'b '.repeat(500_000), 'organisation').score).toBeLessThan(NAME_HIT_FROM);
  });
});

test('edits count a swap of neighbours once', () => {
  expect([edits('kestrel', 'kestrle'), edits('', 'abc'), edits('abc', 'abc'), edits('kitten', 'sitting')]).toEqual([
    1, 3, 0, 3,
  ]);
});

test('scripts come out in small Latin letters', () => {
  expect(['Łódź', 'Straße', 'Юлия', '서울', 'Ελλάδα'].map(toLatin)).toEqual([
    'lodz',
    'strasse',
    'yuliya',
    'seoul',
    'ellada',
  ]);
});
