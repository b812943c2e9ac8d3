import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Classifier } from './classifier.ts';
import { type Example, trainLinear } from './linear.ts';
import { NotAModel, packModel, unpackModel } from './model-file.ts';

const examples: readonly Example[] = ['昨天', '今早', '上周', '刚才', '前天夜里'].flatMap((time) => [
  ...['牛奶', '面包', '熟食', '蛋糕'].map((food) => ({
    label: '食品',
    text: `${time}买的${food}过期发霉，吃了拉肚子`,
  })),
  ...['三号梯', '货梯', '扶梯'].map((lift) => ({ label: '电梯', text: `${time}${lift}突然停住，把人困在里面半小时` })),
  ...['停车', '早餐', '理发'].map((thing) => ({ label: '价格', text: `${time}${thing}价签写十元，结账收十五元` })),
]);
const model = trainLinear(examples, { bits: 12 });
const bytes = packModel(model);

describe('a model as bytes', () => {
  it('guesses as before, within a byte a weight', () => {
    const [before, after] = [new Classifier(model), new Classifier(unpackModel(bytes))];
    for (const text of ['酸奶过期三天还在卖', '孩子被困在停住的电梯里', '和结账不一样', '']) {
      const was = before.guess(text);
      for (const { label, probability } of after.guess(text)) {
        const old = was.find((each) => each.label === label)?.probability ?? Number.NaN;
        expect(Math.abs(probability - old)).toBeLessThan(0.05);
      }
      expect(after.guess(text)[0]?.label).toBe(was[0]?.label);
    }
  });

  it('packed again are the same bytes, and far fewer than the tables', () => {
    expect(packModel(unpackModel(bytes)).equals(bytes)).toBe(true);
    expect(bytes.length).toBeLessThan(model.weights.byteLength / 4);
  });

  it('keep a model of many classes that few cells speak for', () => {
    const many = Array.from({ length: 60 }, (_, at) => `类${at}`);
    const weights = new Float32Array(2 ** 6 * many.length);
    weights[5 * many.length + 41] = 1;
    weights[9 * many.length + 3] = -0.25;
    const sparse = {
      classes: many,
      bits: 6,
      longest: 3,
      opening: 1,
      calibration: { temperature: 0.3, shift: 0.5 },
      weights,
      rarity: new Float32Array(2 ** 6).fill(2),
    };
    const found = unpackModel(packModel(sparse));
    expect(found.classes).toEqual(many);
    expect(Array.from(found.weights).flatMap((weight, at) => (weight === 0 ? [] : [at]))).toEqual([
      5 * many.length + 41,
      9 * many.length + 3,
    ]);
    expect(found.weights[9 * many.length + 3]).toBeCloseTo(-0.25, 2);
    expect(found.rarity).toEqual(sparse.rarity);
  });

  it('that are damaged are refused, never read as another model nor beyond bounds', () => {
    for (const end of [0, 3, 8, 11, 40, bytes.length - 1]) {
      expect(() => unpackModel(bytes.subarray(0, end))).toThrow(NotAModel);
    }
    expect(() => unpackModel(Buffer.concat([bytes, Buffer.of(0)]))).toThrow(NotAModel);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        try {
          const found = unpackModel(damaged);
          expect(found.weights.length).toBe(2 ** found.bits * found.classes.length);
        } catch (error) {
          expect(error).toBeInstanceOf(NotAModel);
        }
      }),
    );
  });
});
