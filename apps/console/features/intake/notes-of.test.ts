import { describe, expect, it } from 'vitest';
import type { ActView } from '../../../../modules/intake/contract.ts';
import { notesOf } from './notes-of.ts';

const act = (seq: number, verb: string, actor: string, text?: string): ActView => ({
  ...{ seq, verb, actId: `00000000-0000-7000-8000-00000000000${seq}` },
  verbTitle: { zh: verb, en: verb },
  actor: { id: actor, name: actor },
  onBehalfOf: null,
  authority: { code: '980101', name: { zh: '', en: '' } },
  ...{ eventAt: '', recordedAt: '', basis: [], body: {}, sealed: false, hash: '', sealedInTree: true },
  personal: text === undefined ? {} : { text },
});
const acts = [
  act(1, 'receive', 'clerk', '正文'),
  act(2, 'note', 'other', '给我看的'),
  act(3, 'note', 'other'),
  act(4, 'note', 'me'),
];

describe('notes', () => {
  it('show what one may read and one’s own, newest first, and count what was kept back', () => {
    const { shown, withheld } = notesOf(acts, 'me');
    expect([shown.map(({ seq }) => seq), withheld]).toEqual([[4, 2], 1]);
  });
});
