import { describe, expect, it } from 'vitest';
import { type Findings, gapsIn, opinionOf, reviewed, unseen } from './opinion.ts';

const sound = Object.fromEntries(reviewed.map((point) => [point, { sound: true, note: '' }])) as Findings;

describe('the opinion of a review', () => {
  it('speaks of each point and ends with the result', () => {
    const text = opinionOf({ ...sound, evidence: { sound: true, note: '原件已核对' } }, '', 'pass');
    expect(text.split('\n')).toHaveLength(8);
    expect(text).toContain('3. 证据：证据确凿，取得合法（原件已核对）。');
    expect(text).toMatch(/审核意见：同意。$/);
  });

  it('is not sent while a point is open', () => {
    expect(gapsIn({ ...sound, law: { sound: null, note: '' } }, 'pass')).toEqual([{ gap: 'unseen', at: 'law' }]);
    expect(gapsIn(unseen, null)).toHaveLength(8);
  });

  it('does not pass what has a fault, and a fault has words', () => {
    const faulty: Findings = { ...sound, facts: { sound: false, note: '' } };
    expect(gapsIn(faulty, 'pass').map(({ gap }) => gap)).toEqual(['note', 'pass']);
    expect(gapsIn({ ...sound, facts: { sound: false, note: '数量未查清' } }, 'return')).toEqual([]);
  });
});
