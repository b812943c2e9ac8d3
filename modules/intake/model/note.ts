import { z } from 'zod';
import { isWithin, regionOf } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import type { ActingAs, Matter, Verb } from '../../../platform/procedure/types.ts';
import { oneOf, prose } from './body.ts';
import { by, type Role } from './roles.ts';

/** Who may read a note 知悉范围, the narrowest first. */
export const noteAudiences = {
  me: { zh: '仅本人', en: 'Only me' },
  team: { zh: '本事项经办人', en: 'Those who work on this matter' },
  office: { zh: '本机关', en: 'My authority' },
  superiors: { zh: '本机关和上级机关', en: 'My authority and those above it' },
} as const satisfies Readonly<Record<string, Text>>;

export type NoteAudience = keyof typeof noteAudiences;

/** Posts that handle matters or answer for them; keeping accounts or logs is no reason to read notes. */
const READERS: readonly string[] = by(
  'intake',
  'officer',
  'legal-reviewer',
  'head',
  'campaign-office',
  'supervisor',
) satisfies readonly Role[];

/** A note as far as its audience goes. */
export interface NoteScope {
  /** As the act holds it; anything unknown counts as `me`. */
  readonly audience: string;
  readonly author: string;
  /** Authority that the author acted for. */
  readonly authority: string;
}

/** Takes part in the work: has it, or has done more on it than write notes. */
const worksOn = (reader: ActingAs, matter: Pick<Matter, 'assignee' | 'doneBy'>): boolean =>
  matter.assignee === reader.personId ||
  Object.entries(matter.doneBy).some(([verb, people]) => verb !== 'note' && people.includes(reader.personId));

/**
 * May this reader have the text of the note? A deputy reads what they may read themselves: an audience is of people,
 * so acting on behalf of the author opens nothing.
 */
export function mayReadNote(note: NoteScope, reader: ActingAs, matter: Pick<Matter, 'assignee' | 'doneBy'>): boolean {
  if (reader.personId === note.author) return true;
  if (!reader.roles.some((role) => READERS.includes(role))) return false;
  const sameOffice = regionOf(reader.authority) === regionOf(note.authority);
  switch (note.audience) {
    case 'team':
      return sameOffice && worksOn(reader, matter);
    case 'office':
      return sameOffice;
    case 'superiors':
      return sameOffice || isWithin(note.authority, reader.authority);
    default:
      return false;
  }
}

/**
 * 批注: a remark beside the work. Its text is in no fold and no snapshot: it is kept with the act alone, outside the
 * hash, erasable, and given out by `mayReadNote` only. A bundle proves that it exists, by its commitment.
 */
export function noteVerb(from: readonly string[]): Verb {
  return {
    title: { zh: '批注', en: 'Note' },
    from,
    by: by('intake', 'officer', 'legal-reviewer', 'head', 'supervisor'),
    place: 'either',
    basis: [],
    body: z.strictObject({
      audience: oneOf(noteAudiences).default('me'),
      text: prose(5000),
    }) as unknown as Verb['body'],
    personal: ['text'],
    fold: () => ({}),
  };
}
