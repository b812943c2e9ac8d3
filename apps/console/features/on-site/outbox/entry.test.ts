import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../../../modules/intake/contract.ts';
import { afterAttempt, again, type Entry, nextToSend, nextTry, pauseAfter, type Step } from './entry.ts';

const problem: Problem = { code: 'x', zh: 'x', en: 'x', remedy: { zh: 'x', en: 'x' }, params: {}, traceId: '' };
const upload: Step = {
  ...{ do: 'upload', region: '980102', id: 'c', fileId: 'f', blob: 'blob/f', name: 'a.jpg', type: 'image/jpeg' },
  ...{ sha256: null, size: 1 },
};
const act: Step = { do: 'act', region: '980102', id: 'c', actId: 'a', verb: 'add-evidence', body: {} };
const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  ...{ id, kind: 'photo', title: '', authority: '980102', caseKey: 'c', madeAt: '2026-06-10T01:30:00.000Z' },
  ...{ steps: [upload, act], done: 0, state: 'waiting', failures: 0, notBefore: 0, problem: null, sentAt: null },
  ...{ number: '', size: 1, form: null, ...more },
});

describe('what is sent next', () => {
  test('the oldest; one case after another, never past one that waits for its pause', () => {
    const paused = entry('1', { notBefore: 50 });
    const other = entry('3', { caseKey: 'd' });
    expect(nextToSend([entry('2'), entry('1')], 0)?.id).toBe('1');
    expect(nextToSend([paused, entry('2'), other], 10)?.id).toBe('3');
    expect(nextToSend([paused, entry('2'), other], 50)?.id).toBe('1');
  });

  test('a refused picture stops nothing; a refused decision stops what lies in its case', () => {
    expect(nextToSend([entry('1', { state: 'refused' }), entry('2')], 0)?.id).toBe('2');
    const decision = entry('1', { kind: 'decision', state: 'refused' });
    expect(nextToSend([decision, entry('2')], 0)).toBeUndefined();
    // The case is there: only a picture of its signature was refused.
    expect(nextToSend([{ ...decision, done: 1 }, entry('2')], 0)?.id).toBe('2');
  });

  test('a refused opening of a visit stops what was done on it; a refused answer stops nothing', () => {
    const office = (verb: string): Step => ({ do: 'office', region: '980102', id: 'c', actId: 'o', verb, body: {} });
    const visit = (id: string, verb: string, more: Partial<Entry> = {}): Entry =>
      entry(id, { kind: 'visit', steps: [office(verb)], ...more });
    expect(nextToSend([visit('1', 'open', { state: 'refused' }), visit('2', 'answer')], 0)).toBeUndefined();
    expect(nextToSend([visit('1', 'answer', { state: 'refused' }), visit('2', 'close')], 0)?.id).toBe('2');
  });

  test('nothing that was sent, and nothing for ever: whatever waits comes up in the end', () => {
    const state = fc.constantFrom('waiting', 'sent') as fc.Arbitrary<Entry['state']>;
    const one = fc.record({ id: fc.uuid(), caseKey: fc.constantFrom('c', 'd'), state, notBefore: fc.nat(100) });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ id }) => id }), (list) => {
        let entries = list.map(({ id, ...more }) => entry(id, more));
        const order: Entry[] = [];
        for (let turns = 0; turns < list.length; turns += 1) {
          const next = nextToSend(entries, 1_000);
          if (next === undefined) break;
          order.push(next);
          entries = entries.map((each) => (each.id === next.id ? { ...each, state: 'sent' } : each));
        }
        expect(order.length).toBe(list.filter((each) => each.state === 'waiting').length);
        for (const caseKey of ['c', 'd']) {
          const ids = order.filter((each) => each.caseKey === caseKey).map(({ id }) => id);
          expect(ids).toEqual([...ids].sort());
        }
      }),
    );
  });
});

describe('after an attempt', () => {
  test('step by step to the end, with its number', () => {
    const first = afterAttempt(entry('1', { failures: 3, notBefore: 9 }), { went: 'done', number: '当罚1号' }, 100);
    expect(first).toMatchObject({ done: 1, state: 'waiting', failures: 0, notBefore: 0, number: '当罚1号' });
    const last = afterAttempt(first, { went: 'done' }, 100);
    expect(last).toMatchObject({ done: 2, state: 'sent', number: '当罚1号', sentAt: '1970-01-01T00:00:00.100Z' });
  });

  test('no network: longer and longer pauses, ten minutes at most, and no step is lost', () => {
    let one = entry('1', { done: 1 });
    const pauses: number[] = [];
    for (let times = 0; times < 10; times += 1) {
      one = afterAttempt(one, { went: 'failed', problem }, 0);
      pauses.push(one.notBefore);
    }
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses.at(-1)).toBe(600_000);
    expect(one).toMatchObject({ done: 1, state: 'waiting', problem });
    expect(nextTry([one])).toBe(600_000);
    expect(pauseAfter(1)).toBeLessThan(5_000);
  });

  test('a refusal stays with its words until somebody sends it again', () => {
    const refused = afterAttempt(entry('1', { done: 1 }), { went: 'refused', problem }, 0);
    expect(refused).toMatchObject({ state: 'refused', problem, done: 1 });
    expect(nextToSend([refused], 1e15)).toBeUndefined();
    expect(nextTry([refused])).toBeUndefined();
    expect(nextToSend([again(refused)], 0)?.id).toBe('1');
  });

  test('a file that was forgotten on the server is handed in anew, once', () => {
    const lost = { went: 'file-lost', problem } as const;
    const first = afterAttempt(entry('1', { done: 1 }), lost, 0);
    expect(first).toMatchObject({ done: 0, state: 'waiting' });
    const uploaded = afterAttempt(first, { went: 'done' }, 0);
    expect(uploaded).toMatchObject({ done: 1, state: 'waiting' });
    expect(afterAttempt(uploaded, lost, 0)).toMatchObject({ done: 1, state: 'refused', problem });
    expect(afterAttempt(uploaded, { went: 'done' }, 0)).toMatchObject({ state: 'sent', problem: null });
  });
});
