import { expect, test } from 'vitest';
import type { VisitSheet } from '../../../../../modules/supervision/contract.ts';
import type { Entry } from '../outbox/entry.ts';
import { howFar, NO_FOUND, NO_TALK, replacedBy, type VisitPart, visitEntry } from './model.ts';

type Told = Pick<Entry, 'form' | 'state'>;
const told = (state: Entry['state'], form: VisitPart): Told => ({ state, form });
const opening: VisitPart = { part: 'open', company: '' };
const closing: VisitPart = { part: 'close', summary: '台账齐全。' };
const answers: VisitPart = { part: 'answers', answers: { q1: { value: 'yes', shots: [], seen: 0 } } };

test('what waits counts as done on the phone, what was refused is to be done again', () => {
  const planned = { state: 'planned' } as const;
  expect(howFar(planned, [])).toMatchObject({ isOpen: false, isOver: false });
  expect(howFar(planned, [told('waiting', opening)]).isOpen).toBe(true);
  expect(howFar(planned, [told('refused', opening)]).isOpen).toBe(false);
  const open = { state: 'open' } as const;
  expect(howFar(open, [told('waiting', closing)]).isOver).toBe(true);
  expect(howFar(open, [told('refused', closing)]).isOver).toBe(false);
  expect([...howFar(open, [told('waiting', answers)]).inOutbox]).toEqual(['q1']);
  expect([...howFar(open, [told('refused', answers)]).inOutbox]).toEqual([]);
  expect(howFar({ state: 'cancelled' }, []).isOver).toBe(true);
});

test('opening and closing take the place of what was refused of them; another part only of the one that is corrected', () => {
  const refused = [told('refused', opening), told('refused', answers)] as const;
  expect(replacedBy(opening, undefined, refused)).toBe(refused[0]);
  expect(replacedBy(closing, undefined, refused)).toBeUndefined();
  expect(replacedBy(answers, undefined, refused)).toBeUndefined();
  expect(replacedBy(answers, refused[1], refused)).toBe(refused[1]);
  expect(replacedBy({ part: 'talk', talk: NO_TALK }, refused[1], refused)).toBeUndefined();
});

test('a finding that is corrected keeps the day on which it was found, and the place of its entry', () => {
  const sheet = { region: '980000', id: 'v1', place: null } as VisitSheet;
  const part: VisitPart = { part: 'found', found: { ...NO_FOUND, title: '台账缺失' } };
  const making = { sheet, part, authority: '980000', title: '台账缺失' };
  const before = { ...visitEntry(making), madeAt: '2026-06-10T02:00:00.000Z' };
  const again = visitEntry({ ...making, before });
  expect([again.id, again.madeAt]).toEqual([before.id, before.madeAt]);
  expect(again.steps.at(-1)).toMatchObject({ verb: 'find', body: { on: '2026-06-10' } });
});
