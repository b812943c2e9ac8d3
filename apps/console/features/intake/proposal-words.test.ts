import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isProbability, modelOf, percentOf, surenessOf, waterfall } from './proposal-words.ts';

test('a rule tells which model spoke, and how often it was corrected since', () => {
  expect(modelOf('domain-model@510500.3+12')).toEqual({ version: '510500.3', corrections: 12 });
  expect(modelOf('theme-model@2026.1')).toEqual({ version: '2026.1', corrections: 0 });
  expect(modelOf('domain@2026.1')).toBeUndefined();
  expect(modelOf('samr121.art29')).toBeUndefined();
});

test('only what adds up, or what a model says, is a probability', () => {
  expect(isProbability({ rule: 'domain@2026.1', parts: [] })).toBe(false);
  expect(isProbability({ rule: 'domain-model@2026.1', parts: [] })).toBe(true);
  expect(isProbability({ rule: 'same@1', parts: [{ part: 'x', title: { zh: '', en: '' }, weight: 1 }] })).toBe(true);
});

test('sureness has words, and is never whole', () => {
  expect([0.97, 0.8, 0.6, 0.2].map(surenessOf)).toEqual(['certain', 'very', 'likely', 'open']);
  expect([percentOf(1), percentOf(0.934)]).toEqual([99, 93]);
});

test('bars of a waterfall stand within the frame and hang together', () => {
  expect(waterfall([2, -1])).toEqual({
    bars: [
      { left: 0, width: 100 },
      { left: 50, width: 50 },
    ],
    sum: 1,
  });
  expect(waterfall([])).toEqual({ bars: [], sum: 0 });
  fc.assert(
    fc.property(fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { maxLength: 12 }), (weights) => {
      for (const { left, width } of waterfall(weights).bars) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + width).toBeLessThanOrEqual(100 + 1e-9);
      }
    }),
  );
});
