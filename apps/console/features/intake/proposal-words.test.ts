import fc from 'fast-check';
import { expect, test } from 'vitest';
import en from '../../i18n/en.json' with { type: 'json' };
import zh from '../../i18n/zh.json' with { type: 'json' };
import { isProbability, modelOf, percentOf, surenessKey, surenessOf, waterfall } from './proposal-words.ts';

test('a rule tells which model spoke, and how often it was corrected since', () => {
  expect(modelOf('domain-model@510500.3+12')).toEqual({ version: '510500.3', corrections: 12 });
  expect(modelOf('theme-model@2026.1')).toEqual({ version: '2026.1', corrections: 0 });
  expect(modelOf('domain@2026.1')).toBeUndefined();
  expect(modelOf('samr121.art29')).toBeUndefined();
});

const parts = [{ part: 'x', title: { zh: '', en: '' }, weight: 1 }];
/** As they are proposed by weights that somebody set. */
const BY_HAND = ['same@2026.2', 'party-name@2026.1', 'incident-group@2026.1', 'listed@2026.1'];

test('only what a trained model says is a probability', () => {
  expect(isProbability({ rule: 'domain-model@2026.1' })).toBe(true);
  for (const rule of ['domain@2026.1', 'samr121.art29', ...BY_HAND]) expect(isProbability({ rule })).toBe(false);
});

test('what weights set by hand add up to is told in words, without a figure', () => {
  for (const words of [zh, en] as Readonly<Record<string, string>>[]) {
    for (const score of [0.99, 0.9, 0.7, 0.3]) {
      for (const rule of BY_HAND) expect(words[surenessKey({ rule, parts, score })]).toMatch(/^[^\d%{}]+$/);
      expect(words[surenessKey({ rule: 'domain@2026.1', parts: [], score })]).toMatch(/^[^\d%{}]+$/);
      expect(words[surenessKey({ rule: 'domain-model@2026.1', parts, score })]).toContain('{{percent}}');
    }
  }
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
