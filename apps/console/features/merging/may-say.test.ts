import { describe, expect, test } from 'vitest';
import type { PairView } from '../../../../modules/merging/contract.ts';
import { maySay } from './may-say.ts';

const [OF, OTHER] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const word = (of: string, said: 'same' | 'different'): PairView['words'][number] => ({
  ...{ of, said, on: '2026-06-01' },
  authority: { code: '980101', name: { zh: '', en: '' } },
});
const fresh: PairView = { verdict: null, words: [], proposal: null, refusal: null, mayTakeBack: false };
const refusal = { rule: 'x', text: { zh: '已撤销登记', en: 'voided' } };

describe('what may be said of a pair', () => {
  test.each<[string, PairView, string]>([
    ['of which nobody spoke', fresh, 'same different'],
    [
      'that I said is the same',
      { ...fresh, verdict: 'same', words: [word(OF, 'same')], mayTakeBack: true },
      'different lead none',
    ],
    [
      'that the other side said is the same',
      { ...fresh, verdict: 'same', words: [word(OTHER, 'same')] },
      'same different lead',
    ],
    ['of which I may say nothing', { ...fresh, refusal }, ''],
    [
      'of which one was voided after it was said',
      { ...fresh, verdict: 'same', words: [word(OF, 'same')], refusal, mayTakeBack: true },
      'none',
    ],
  ])('%s', (_, pair, may) => {
    expect(
      Object.entries(maySay(pair, OF))
        .filter(([, can]) => can)
        .map(([said]) => said)
        .join(' '),
    ).toBe(may);
  });
});
