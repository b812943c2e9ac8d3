import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotAModel } from '../../../platform/text/model-file.ts';
import { type ClueExample, ClueReader, packClues, trainClues, unpackClues } from './clue-model.ts';
import { themeOf, together } from './levels.ts';
import { clausesThatWeighed, wordsThatWeighed } from './words.ts';

const times = ['昨天', '今早', '上周', '刚才', '前天夜里', '月初', '中秋', '周末'];
const told = (domain: string, theme: string, text: string, urgency = 'normal'): ClueExample => ({
  ...{ title: '', text, domain, theme, urgency, vulnerable: text.includes('孩子') ? ['child'] : [] },
  signs: text.includes('堵门') ? ['evil-force'] : [],
});
const examples = times.flatMap((time) => [
  told('food', 'food.expired', `${time}买的面包过期发霉`),
  told('food', 'food.illness', `${time}孩子吃了凉菜拉肚子住院`, 'urgent'),
  told('price', 'price.fraud', `${time}价签写十元，结账收十五元`),
  told('price', 'price.parking', `${time}停车收费太高，几个人堵门不让走`),
]);
const models = trainClues(examples, 'test@1');
const reader = new ClueReader(models);

describe('models of clues', () => {
  it('tell domain, theme, urgency, people and signs of what they have not seen', () => {
    const text = '昨晚孩子吃了蛋糕拉肚子，住院了';
    expect(reader.guess('domain', '', text)[0]?.label).toBe('food');
    expect(reader.guess('theme', '', text)[0]?.label).toBe('food.illness');
    const reading = reader.read('', text);
    expect(reading.urgency?.value).toBe('urgent');
    expect(reading.vulnerable.map(({ value }) => value)).toEqual(['child']);
    expect(reader.read('', '今天停车收费太高，几个人堵门不让走').signs.map(({ value }) => value)).toEqual([
      'evil-force',
    ]);
    expect(reader.guess('theme', '', '结账收的和价签不同')[0]?.label).toBe('price.fraud');
    expect(reader.guess('no-such-head', '', '价签')).toEqual([]);
  });

  it('are the same to the bit when trained again, and read alike after packing', () => {
    const bytes = packClues(models);
    expect(packClues(trainClues(examples, 'test@1')).equals(bytes)).toBe(true);
    const unpacked = new ClueReader(unpackClues(bytes));
    for (const { title, text } of examples) {
      expect(unpacked.read(title, text).domain?.value).toBe(reader.read(title, text).domain?.value);
    }
    for (const end of [0, 3, 40, bytes.length - 1])
      expect(() => unpackClues(bytes.subarray(0, end))).toThrow(NotAModel);
  });

  it('learn from sayings and are not judged by them', () => {
    const sayings = [told('food', 'food.hygiene', '后厨老鼠乱窜，砧板生熟不分')];
    const taught = trainClues(examples, 'test@1', sayings);
    expect(taught.heads[0]?.scores.texts).toBe(examples.length);
    expect(new ClueReader(taught).guess('domain', '', '砧板上有老鼠')[0]?.label).toBe('food');
    expect(reader.guess('domain', '', '砧板上有老鼠')[0]?.probability ?? 1).toBeLessThan(
      new ClueReader(taught).guess('domain', '', '砧板上有老鼠')[0]?.probability ?? 0,
    );
  });

  it('have no head for what nobody said often enough', () => {
    expect(trainClues([], 'test@1').heads).toEqual([]);
    const few = examples.slice(0, 8).map((each) => ({ ...each, urgency: null, vulnerable: null, signs: null }));
    expect(trainClues(few, 'test@1').heads).toEqual([]);
    expect(new ClueReader(trainClues([], 'test@1')).read('', '过期')).toMatchObject({ domain: null, signs: [] });
  });
});

describe('levels', () => {
  it('the nearest theme is always one of the nearest domain', () => {
    const levels = { domains: ['a', 'b', 'c'], themes: ['a.x', 'a.y', 'b.x', 'b.other'] };
    const near = fc.float64Array({ minLength: 3, maxLength: 3, min: -3, max: 3, noNaN: true });
    const leaf = fc.float64Array({ minLength: 4, maxLength: 4, min: -3, max: 3, noNaN: true });
    const best = (sums: Float64Array): number => sums.indexOf(Math.max(...sums));
    fc.assert(
      fc.property(near, leaf, (ofDomains, ofThemes) => {
        const { domains, themes } = together(levels, ofDomains, ofThemes);
        const domain = levels.domains[best(domains)];
        if (domain !== 'c') expect(levels.themes[best(themes)]?.startsWith(`${domain}.`)).toBe(true);
      }),
    );
  });

  it('a theme of another domain is none', () => {
    expect(themeOf('food', 'food.label')).toBe('food.label');
    expect(themeOf('food', 'drug.online')).toBe('food.other');
    expect(themeOf('food', null)).toBe('food.other');
  });
});

describe('words that weighed', () => {
  it('are stretches of letters that speak, the heaviest eight, in the order of the text', () => {
    const text = '面包，过期发霉。';
    const weights = Float64Array.of(0.1, 0.1, 3, 1, 1, 1, 1, 3);
    expect(wordsThatWeighed(text, weights).map(({ start, end }) => text.slice(start, end))).toEqual(['过期发霉']);
    const many = Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? '字' : '，')).join('');
    expect(wordsThatWeighed(many, new Float64Array(many.length).fill(1))).toHaveLength(8);
    expect(wordsThatWeighed(text, new Float64Array(text.length).fill(-1))).toEqual([]);
  });

  it('are quoted by the clause where a sign is quoted', () => {
    const text = '昨天买菜，他们堵门不让走，后来散了';
    const weights = Float64Array.from(text, (letter) => ('堵门'.includes(letter) ? 1 : 0));
    expect(clausesThatWeighed(text, weights).map(({ start, end }) => text.slice(start, end))).toEqual([
      '他们堵门不让走',
    ]);
  });
});
