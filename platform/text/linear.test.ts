import { describe, expect, it } from 'vitest';
import { Classifier } from './classifier.ts';
import { type Example, trainLinear } from './linear.ts';
import { panelOf } from './panel.ts';

const foods = ['牛奶', '面包', '熟食', '蛋糕', '豆浆', '米线'];
const lifts = ['三号梯', '货梯', '观光梯', '一单元电梯', '扶梯', '老楼加装的电梯'];
const times = ['昨天', '今早', '上周', '刚才', '前天夜里'];
const examples: readonly Example[] = times.flatMap((time) => [
  ...foods.map((food) => ({ label: 'food', text: `${time}买的${food}过期发霉，吃了拉肚子` })),
  ...lifts.map((lift) => ({ label: 'lift', text: `${time}${lift}突然停住，把人困在里面半小时` })),
  ...foods.map((thing) => ({ label: 'price', text: `${time}${thing}价签写十元，结账收十五元` })),
]);
const model = trainLinear(examples, { bits: 14 });
const classifier = new Classifier(model);

describe('a linear model', () => {
  it('tells what it has not seen by what it has', () => {
    expect(classifier.guess('楼下超市的酸奶过期三天还在卖')[0]?.label).toBe('food');
    expect(classifier.guess('孩子被困在停住的电梯里')[0]?.label).toBe('lift');
    expect(classifier.guess('酸奶的价签和结账不一样')[0]?.label).toBe('price');
  });

  it('gives probabilities, the likeliest first, and is of no opinion about what it cannot read', () => {
    for (const text of ['过期', '', 'zzzz', '😀'.repeat(50)]) {
      const guesses = classifier.guess(text);
      expect(guesses.map(({ label }) => label).sort()).toEqual(['food', 'lift', 'price']);
      expect(guesses.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
      expect(guesses.toSorted((a, b) => b.probability - a.probability)).toEqual(guesses);
    }
    expect(classifier.guess('')[0]?.probability).toBeCloseTo(1 / 3, 12);
  });

  it('is the same to the bit when it is trained again', () => {
    const again = trainLinear(examples, { bits: 14 });
    expect(Buffer.from(again.weights.buffer).equals(Buffer.from(model.weights.buffer))).toBe(true);
    expect(again.calibration).toEqual(model.calibration);
  });

  it('names the characters that spoke for a label', () => {
    const text = '货梯又停住了';
    const [reader] = panelOf([model]);
    const weighed = reader?.weighed(text, 'lift') ?? [];
    expect(weighed).toHaveLength(text.length);
    const strongest = [...weighed].indexOf(Math.max(...weighed));
    expect('梯停住').toContain(text[strongest]);
    // What speaks for one label speaks against the others.
    const others = reader?.weighed(text, 'food');
    expect(others?.reduce((a, b) => a + b, 0)).toBeLessThan(0);
  });

  it('needs something to tell apart', () => {
    expect(() => trainLinear([{ text: '一', label: 'one' }])).toThrow(RangeError);
  });
});
