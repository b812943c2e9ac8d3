import { describe, expect, it } from 'vitest';
import { MOST_AT_ONCE, nextPending, nextToSend, type Pending, pastedName, type Step } from './uploads.ts';

const file = (name: string): File => new File(['一'], name);
const listAfter = (...steps: readonly Step[]): readonly Pending[] =>
  steps.reduce(nextPending, [] as readonly Pending[]);
const add = (held: boolean, ...ids: readonly string[]): Step => ({
  do: 'add',
  held,
  files: ids.map((id) => ({ id, file: file(`${id}.txt`) })),
});

describe('files on their way', () => {
  it('go one at a time, in their order', () => {
    const list = listAfter(add(false, 'a', 'b'));
    expect(nextToSend(list)?.id).toBe('a');
    const sending = nextPending(list, { do: 'begin', id: 'a' });
    expect(nextToSend(sending)).toBeUndefined();
    expect(nextToSend(nextPending(sending, { do: 'done', id: 'a' }))?.id).toBe('b');
  });

  it('that were pasted wait for a word', () => {
    const list = listAfter(add(true, 'a'));
    expect(nextToSend(list)).toBeUndefined();
    expect(nextToSend(nextPending(list, { do: 'release', id: 'a' }))?.id).toBe('a');
  });

  it('that failed keep their id, hold up nobody and go again', () => {
    const failed = listAfter(add(false, 'a', 'b'), { do: 'begin', id: 'a' }, { do: 'fail', id: 'a', error: 'why' });
    expect(failed[0]).toMatchObject({ id: 'a', state: 'failed', error: 'why' });
    expect(nextToSend(failed)?.id).toBe('b');
    expect(nextPending(failed, { do: 'release', id: 'a' })[0]).toMatchObject({
      id: 'a',
      state: 'waiting',
      error: null,
    });
  });

  it('can be taken off unless they are just leaving', () => {
    const list = listAfter(add(false, 'a', 'b'), { do: 'begin', id: 'a' });
    expect(nextPending(list, { do: 'remove', id: 'a' })).toHaveLength(2);
    expect(nextPending(list, { do: 'remove', id: 'b' }).map(({ id }) => id)).toEqual(['a']);
  });

  it('are no more than a person hands in at once', () => {
    const many = Array.from({ length: MOST_AT_ONCE + 10 }, (_, index) => String(index));
    expect(listAfter(add(false, ...many))).toHaveLength(MOST_AT_ONCE);
  });
});

describe('a pasted picture', () => {
  it('is named after the moment, another file keeps its name', () => {
    const at = new Date(2026, 5, 10, 9, 5, 7);
    expect(pastedName('image.png', at, '截图')).toBe('截图-20260610-090507.png');
    expect(pastedName('现场.png', at, '截图')).toBe('现场.png');
  });
});
