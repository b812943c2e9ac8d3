import { describe, expect, it } from 'vitest';
import { Classifier } from './classifier.ts';
import { type Example, trainLinear, trainMeasured } from './linear.ts';
import { panelOf } from './panel.ts';

const places = ['菜市场', '码头', '工地', '夜市', '车站'];
const harmless = ['酸奶过期了要求退钱', '电梯坏了没人修', '停车多收了十块', '健身房不退卡', '快递不上门'];
const threats = ['有人收保护费，不交就掀摊子', '来了一伙人把店砸了'];
const yesOrNo: readonly Example[] = places.flatMap((place) => [
  ...threats.map((what) => ({ label: 'yes', text: `${place}${what}` })),
  ...harmless.map((what) => ({ label: 'no', text: `${place}旁边${what}` })),
]);
const what: readonly Example[] = places.flatMap((place) =>
  harmless.map((text, at) => ({ label: `thing-${at}`, text: `${place}${text}` })),
);
const cut = { bits: 12, longest: 2 } as const;
/** Two that weigh alike, one of them with what is said in passing; one that weighs otherwise; one that cuts otherwise. */
const models = [
  trainLinear(yesOrNo, cut),
  trainMeasured(yesOrNo, { ...cut, passing: { label: 'yes', units: 12, share: 0.5 } }).model,
  trainLinear(what, cut),
  trainLinear(what, { bits: 10, longest: 3, opening: 2 }),
];
const texts = [
  ...[...yesOrNo, ...what].map(({ text }) => text),
  ...[
    '',
    '砸',
    '\ud800',
    '😀'.repeat(40),
    'zzzz',
    '砸店'.repeat(9_000),
    `${harmless.join('，')}，${threats[1]}。`.repeat(30),
  ],
];

describe('a panel of models', () => {
  it('tells of each text to the bit what each model tells by itself', () => {
    const [panel, alone] = [panelOf(models), models.map((model) => new Classifier(model))];
    for (const text of texts)
      for (const [at, classifier] of alone.entries()) {
        expect([...(panel[at]?.distances(text) ?? [])]).toEqual([...classifier.distances(text)]);
        expect(panel[at]?.guess(text)).toEqual(classifier.guess(text));
      }
  });

  it('may be asked in any order, again and again', () => {
    const panel = panelOf(models);
    const said = (text: string, order: readonly number[]): unknown =>
      order.map((at) => [
        at,
        panel[at]?.guess(text),
        [...(panel[at]?.weighed(text, models[at]?.classes[0] ?? '') ?? [])],
      ]);
    for (const text of texts.slice(-3)) {
      const [once, again] = [said(text, [0, 1, 2, 3]), said(text, [3, 2, 1, 0])];
      expect(again).toEqual((once as unknown[]).toReversed());
    }
  });

  it('names the characters by which a label is nearer than the others on the mean', () => {
    const panel = panelOf(models);
    for (const [at, { classes }] of models.entries())
      for (const text of texts.slice(0, 20)) {
        const reader = panel[at];
        const far = [...(reader?.distances(text) ?? [])];
        const mean = far.reduce((a, b) => a + b, 0) / far.length;
        for (const [which, label] of classes.entries()) {
          const all = (reader?.weighed(text, label) ?? new Float64Array()).reduce((a, b) => a + b, 0);
          expect(all).toBeCloseTo((far[which] ?? 0) - mean, 5);
        }
      }
  });
});
