import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { fine, LARGE, SMALL, servedOn5th, tell } from '../../../../modules/cases/model/case/testing/deciding.ts';
import { effectsOf } from './effects.ts';

const today = plainDate('2026-06-15');
const draft = (yuan: number) => fine(yuan);

describe('what a proposal brings with it', () => {
  const matter = tell(servedOn5th(fine(SMALL)));

  it('offers a hearing from the threshold on, and then the heads discuss it', () => {
    expect(effectsOf(matter, 'revise-proposal', draft(SMALL), today).hearing.due).toBe(false);
    const large = effectsOf(matter, 'revise-proposal', draft(LARGE), today);
    expect(large.hearing.because).toEqual(['fine']);
    expect(large.discussion).toEqual(['hearing']);
  });

  it('goes no further than what the party was told', () => {
    const told = (yuan: number) =>
      effectsOf(matter, 'decide', draft(yuan), today).ceilings.find(({ from }) => from === 'told')?.exceeded;
    expect(told(SMALL)).toBe(false);
    expect(told(SMALL + 1)).toBe(true);
  });

  it('counts fines: one act is fined once', () => {
    const twice = { ...draft(SMALL), penalties: [{ kind: 'fine', fen: 1 }, { kind: 'fine', fen: 2 }, {}] };
    expect(effectsOf(matter, 'decide', twice, today).fines).toBe(2);
  });
});
