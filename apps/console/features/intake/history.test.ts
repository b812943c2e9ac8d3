import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActView } from '../../../../modules/intake/contract.ts';
import { joined, unbroken } from './history.ts';

const act = (seq: number, hash = ''): ActView => ({
  seq,
  actId: '00000000-0000-7000-8000-000000000000',
  verb: 'note',
  verbTitle: { zh: '备注', en: 'Note' },
  actor: { id: '00000000-0000-7000-8000-000000000000', name: '' },
  onBehalfOf: null,
  authority: { code: '980102', name: { zh: '', en: '' } },
  eventAt: '',
  recordedAt: '',
  basis: [],
  body: {},
  personal: {},
  sealed: false,
  hash,
  sealedInTree: false,
});
const acts = (from: number, to: number): ActView[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => act(from + index));
const seqs = (list: readonly ActView[]): number[] => list.map(({ seq }) => seq);

describe('a history put together from pages', () => {
  it('has each act once, the latest first, however the pages overlap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }), fc.nat(20), (last, size, more) => {
        let known: readonly ActView[] = acts(Math.max(1, last - size + 1), last);
        while ((known.at(-1)?.seq ?? 1) > 1) {
          const before = known.at(-1)?.seq ?? 1;
          known = unbroken(joined(known, acts(Math.max(1, before - size), before - 1)));
        }
        // Newer acts have pushed the page on meanwhile.
        const page = acts(Math.max(1, last + more - size + 1), last + more);
        const all = unbroken(joined(known, page));
        const whole = more <= size;
        expect(seqs(all).at(-1)).toBe(whole ? 1 : page[0]?.seq);
        expect(seqs(all)).toEqual(seqs(acts(seqs(all).at(-1) ?? 1, last + more)).reverse());
      }),
    );
  });

  it('shows of one act the view that came last', () => {
    expect(joined([act(1, 'old'), act(2)], [act(1, 'new')]).map(({ hash }) => hash)).toEqual(['', 'new']);
  });

  it('ends where an act is missing', () => {
    expect(seqs(unbroken([act(9), act(8), act(6), act(5)]))).toEqual([9, 8]);
    expect(unbroken([])).toEqual([]);
  });
});
