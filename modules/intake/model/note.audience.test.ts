import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AuthorityCode, PersonId } from '../../../kernel/id.ts';
import type { ActingAs } from '../../../platform/procedure/types.ts';
import { clue } from './clue.ts';
import { mayReadNote, type NoteAudience, noteAudiences } from './note.ts';
import { act, staff, walk } from './testing/journey.ts';

const AUTHOR = 'author' as PersonId;
const nobody = { assignee: null, doneBy: {} } as const;
const reader = (person: string, authority: string, ...roles: string[]): ActingAs => ({
  personId: person as PersonId,
  authority: authority as AuthorityCode,
  roles,
  onBehalfOf: null,
});
const note = (audience: string) => ({ audience, author: AUTHOR, authority: '510502' });

describe('who reads a note', () => {
  test.each([
    ['me', 'author', '510502', 'officer', true],
    ['me', 'other', '510502', 'head', false],
    ['team', 'other', '510502', 'officer', false],
    ['office', 'other', '510502', 'officer', true],
    ['office', 'other', '510502003', 'officer', true],
    ['office', 'other', '510503', 'officer', false],
    ['office', 'other', '510500', 'head', false],
    ['superiors', 'other', '510500', 'supervisor', true],
    ['superiors', 'other', '510000', 'head', true],
    ['superiors', 'other', '510600', 'head', false],
    ['superiors', 'other', '510503', 'head', false],
    ['superiors', 'other', '510500', 'administrator', false],
    ['office', 'other', '510502', 'auditor', false],
    ['unheard-of', 'other', '510502', 'head', false],
  ])('%s, read by %s at %s as %s: %s', (audience, person, authority, role, may) => {
    expect(mayReadNote(note(audience), reader(person, authority, role), nobody)).toBe(may);
  });

  test('team: who has it or has worked on it; writing a note oneself is no way in', () => {
    const other = reader('other', '510502', 'officer');
    expect(mayReadNote(note('team'), other, { ...nobody, assignee: other.personId })).toBe(true);
    expect(mayReadNote(note('team'), other, { ...nobody, doneBy: { accept: [other.personId] } })).toBe(true);
    expect(mayReadNote(note('team'), other, { ...nobody, doneBy: { note: [other.personId] } })).toBe(false);
    const above = reader('other', '510500', 'intake');
    expect(mayReadNote(note('team'), above, { ...nobody, doneBy: { assign: [above.personId] } })).toBe(false);
  });

  test('standing in for the author opens nothing', () => {
    const deputy = { ...reader('deputy', '510502', 'officer'), onBehalfOf: AUTHOR };
    expect(mayReadNote(note('me'), deputy, nobody)).toBe(false);
  });

  test('each audience holds the one before it', () => {
    const widening = Object.keys(noteAudiences) as NoteAudience[];
    const drawn = fc.record({
      person: fc.constantFrom('author', 'a', 'b'),
      authority: fc.constantFrom('510000', '510500', '510502', '510503', '510502003'),
      role: fc.constantFrom('intake', 'officer', 'head', 'supervisor', 'auditor'),
      works: fc.boolean(),
    });
    fc.assert(
      fc.property(drawn, ({ person, authority, role, works }) => {
        const who = reader(person, authority, role);
        const matter = works ? { ...nobody, assignee: who.personId } : nobody;
        const reads = widening.map((audience) => mayReadNote(note(audience), who, matter));
        expect(reads).toEqual([...reads].sort());
      }),
    );
  });
});

test('the narrowest audience is what holds when none is said, and the text is in no fold', () => {
  const parsed = clue.verbs.note?.body.safeParse({ text: '绝密的一句话' });
  expect(parsed?.data).toEqual({ audience: 'me', text: '绝密的一句话' });
  expect(Object.keys(noteAudiences)[0]).toBe('me');
  expect(clue.verbs.note?.personal).toEqual(['text']);
  const received = walk(clue, [staff.countyIntake, 'receive', '2026-07-06']);
  const noted = act(clue, received, staff.officer, 'note', '2026-07-06', { audience: 'office', text: '绝密的一句话' });
  expect(JSON.stringify(noted)).not.toContain('绝密的一句话');
  expect([noted.state, noted.facts, noted.clocks]).toEqual([received.state, received.facts, received.clocks]);
});
