import { describe, expect, it } from 'vitest';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { stretchesOf } from './evidence.ts';

const proposal = (value: string, ...evidence: { term: string; start: number; end: number }[]) =>
  ({
    kind: 'sign',
    value,
    title: { zh: value, en: value },
    score: 1,
    rule: 'r',
    reason: { zh: '', en: '' },
    evidence,
    parts: [],
  }) satisfies MatterDetail['proposals'][number];

describe('evidence in the text', () => {
  const text = '强买强卖，拉人头发展下线';

  it('keeps the whole text, whatever the spans', () => {
    const stretches = stretchesOf(text, [
      proposal('a', { term: '强买强卖', start: 0, end: 4 }),
      proposal('b', { term: '拉人头发展下线', start: 5, end: 12 }, { term: '发展下线', start: 8, end: 12 }),
    ]);
    expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
    expect(stretches.filter((stretch) => stretch.proposals.length > 0).map((stretch) => stretch.text)).toEqual([
      '强买强卖',
      '拉人头',
      '发展下线',
    ]);
  });

  it('counts from where this text begins in what was screened', () => {
    const stretches = stretchesOf(text, [proposal('a', { term: '强买强卖', start: 3, end: 7 })], 3);
    expect(stretches[0]).toMatchObject({ text: '强买强卖', proposals: [{ value: 'a' }] });
  });

  it('leaves out a span that no longer holds its term', () => {
    const stretches = stretchesOf(text, [proposal('a', { term: '传销', start: 0, end: 2 })]);
    expect(stretches.every((stretch) => stretch.proposals.length === 0)).toBe(true);
  });
});
