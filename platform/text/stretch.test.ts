import { describe, expect, it } from 'vitest';
import { Classifier } from './classifier.ts';
import { type Example, trainMeasured } from './linear.ts';
import { packModel, unpackModel } from './model-file.ts';
import { panelOf } from './panel.ts';
import { mixPassing, nearestStretch } from './stretch.ts';

const places = ['菜市场', '码头', '工地', '夜市', '车站'];
const harmless = ['酸奶过期了要求退钱', '电梯坏了没人修', '停车多收了十块', '健身房不退卡', '快递不上门'];
const examples: readonly Example[] = places.flatMap((place) => [
  { label: 'yes', text: `${place}有人收保护费，不交就掀摊子`, quotes: ['收保护费，不交就掀摊子'] },
  { label: 'yes', text: `${place}来了一伙人把店砸了`, quotes: ['一伙人把店砸了'] },
  ...harmless.map((what) => ({ label: 'no', text: `${place}旁边${what}` })),
]);
const passing = { label: 'yes', units: 12, share: 0.5 };
const options = { bits: 12, longest: 2 };
const { model, held } = trainMeasured(examples, { ...options, passing });
const whole = new Classifier(trainMeasured(examples, options).model);
const classifier = new Classifier(model);
const sure = (asked: Classifier, text: string): number =>
  asked.guess(text).find(({ label }) => label === 'yes')?.probability ?? 0;

describe('what is said in passing', () => {
  const said = '一伙人把店砸了';
  const before = harmless.join('，').repeat(3);
  const long = `${before}，${said}，${harmless.join('，').repeat(3)}`;

  it('is the stretch that is nearest, wherever it stands', () => {
    const { start } = nearestStretch(long, model, passing);
    expect(start).toBeGreaterThanOrEqual(before.length + 1 - passing.units + said.length / 2);
    expect(start).toBeLessThanOrEqual(before.length + 1 + said.length / 2);
  });

  it('is not drowned by a long text, and raises nothing where nothing is said', () => {
    const lost = sure(whole, said) - sure(whole, long);
    expect(sure(classifier, said) - sure(classifier, long)).toBeLessThan(lost);
    expect(sure(classifier, long)).toBeGreaterThan(sure(classifier, before));
  });

  it('speaks against the other labels as it speaks for its own', () => {
    const sums = Float64Array.of(0, 0);
    mixPassing(sums, said, model, passing);
    expect(sums[0]).toBeCloseTo(-(sums[1] ?? 0), 12);
    expect(sums[model.classes.indexOf('yes')]).toBeGreaterThan(0);
  });

  it('is weighed with the rest: what the characters add is how much nearer the label is', () => {
    const [reader] = panelOf([model]);
    const ofAll = (label: string): number =>
      (reader?.weighed(long, label) ?? new Float64Array()).reduce((sum, each) => sum + each, 0);
    const [no = 0, yes = 0] = classifier.distances(long);
    expect(ofAll('yes')).toBeCloseTo((yes - no) / 2, 4);
    expect(ofAll('no')).toBeCloseTo((no - yes) / 2, 4);
  });

  it('stays with the packed model, and words quoted are judged by nobody', () => {
    expect(unpackModel(packModel(model)).passing).toEqual(passing);
    expect(held).toHaveLength(examples.length);
  });

  it('is bounded for any text', () => {
    for (const text of ['', '砸', '\ud800', '😀'.repeat(40), '砸'.repeat(1_000_000)]) {
      expect(Number.isFinite(nearestStretch(text, model, passing).distance)).toBe(true);
    }
  });
});
