import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Classifier } from './classifier.ts';
import { correctLinear } from './correct.ts';
import { type Example, trainLinear } from './linear.ts';

const examples: readonly Example[] = [
  ...['买到过期牛奶', '面包里有虫子', '餐馆吃坏肚子', '蛋糕发霉变质', '火锅店用回收油'].map((text) => ({
    text,
    label: 'food',
  })),
  ...['停车收费太高', '超市不明码标价', '物业乱收电费', '药店口罩涨价', '加收服务费'].map((text) => ({
    text,
    label: 'price',
  })),
  ...['电梯困人', '锅炉没有检验', '叉车无证操作', '气瓶过期充装', '过山车停在半空'].map((text) => ({
    text,
    label: 'equipment',
  })),
];
const model = trainLinear(examples, { bits: 14 });
const first = (of: typeof model, text: string): string | undefined => new Classifier(of).guess(text)[0]?.label;
const same = (one: Float32Array, other: Float32Array): boolean =>
  Buffer.from(one.buffer).equals(Buffer.from(other.buffer));
const textOf = fc.string({ unit: 'binary', maxLength: 40 });

describe('a correction', () => {
  const wrong = '面包店停车收费不透明';
  const right = first(model, wrong) === 'food' ? 'price' : 'food';

  test('turns the same text and one like it, and leaves an unlike one', () => {
    const corrected = correctLinear(model, [{ text: wrong, label: right }]);
    expect(first(model, wrong)).not.toBe(right);
    expect(first(corrected, wrong)).toBe(right);
    expect(first(corrected, `${wrong}！请查`)).toBe(right);
    const unlike = '过山车挂在空中';
    const [before, after] = [model, corrected].map((each) => new Classifier(each).guess(unlike)[0]);
    expect(after?.label).toBe(before?.label);
    expect(after?.probability).toBeCloseTo(before?.probability ?? 0, 2);
  });

  test('leaves the model given as it was', () => {
    const before = model.weights.slice();
    correctLinear(model, [{ text: wrong, label: right }]);
    expect(same(model.weights, before)).toBe(true);
  });

  test('of what is clear, of an unknown label and of an empty text changes nothing', () => {
    for (const each of [
      { text: '', label: 'food' },
      { text: wrong, label: 'no-such' },
    ]) {
      expect(correctLinear(model, [each])).toBe(model);
    }
    const clear = correctLinear(model, [{ text: wrong, label: right }]);
    expect(correctLinear(clear, [{ text: wrong, label: right }])).toBe(clear);
  });
});

test('in steps or at once, the same corrections give the same model', () => {
  const corrections = fc.array(fc.record({ text: textOf, label: fc.constantFrom('food', 'price', 'equipment', '?') }));
  fc.assert(
    fc.property(corrections, corrections, (early, late) => {
      const inSteps = correctLinear(correctLinear(model, early), late);
      const atOnce = correctLinear(model, [...early, ...late]);
      expect(same(inSteps.weights, atOnce.weights) && same(inSteps.rarity, atOnce.rarity)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test('after a correction the right label leads the text, whatever it is', () => {
  fc.assert(
    fc.property(textOf, fc.constantFrom('food', 'price', 'equipment'), (text, label) => {
      fc.pre(text !== '');
      const rank = new Classifier(correctLinear(model, [{ text, label }])).guess(text);
      // A gram that nothing was trained with weighs 1 and is corrected like any other.
      expect(rank[0]?.label).toBe(label);
    }),
    { numRuns: 50 },
  );
});
