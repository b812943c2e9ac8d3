import { z } from 'zod';
import { bilingual, matterRow, plainDay, region } from '../../intake/contract.ts';
import { partyView } from '../contract.ts';

/** In small letters, as ids are kept: what words are kept under is compared letter by letter. */
const uuid = z.uuid().lowercase();
export const matterPlace = z.object({ region, id: uuid });

/** Who it is: by the code of a registry, or, where there is none, as one matter names them. */
export const subjectRef = z.union([
  z.strictObject({ code: z.string().min(1).max(40) }),
  z.strictObject({ region, id: uuid }),
]);
export type SubjectRef = z.infer<typeof subjectRef>;

export const subjectWord = z.enum(['same', 'other', 'none']);

const said = z.object({
  said: z.enum(['same', 'other']),
  reason: z.string(),
  byName: z.string(),
  authorityName: bilingual,
  on: plainDay,
});

/** Why a matter stands here: it names the code, somebody said so, or the machine finds it likely or possible. */
export const subjectStanding = z.enum(['code', 'said', 'likely', 'perhaps', 'other']);
export type SubjectStanding = z.infer<typeof subjectStanding>;

export const subjectMatter = z.object({
  matter: matterRow,
  standing: subjectStanding,
  /** As the matter writes the respondent. */
  name: z.string(),
  code: z.string().nullable(),
  address: z.string().nullable(),
  /** Points of evidence in all, of which `parts` is made: no probability. Null where nothing was compared. */
  score: z.number().nullable(),
  parts: z.array(z.object({ part: z.string(), title: bilingual, weight: z.number() })),
  /** The way of writing that it was compared with. */
  nearest: z.string().nullable(),
  said: said.nullable(),
});
export type SubjectMatter = z.infer<typeof subjectMatter>;

export const subjectView = z
  .object({
    subject: subjectRef,
    name: z.string(),
    party: partyView.nullable(),
    matters: z.array(subjectMatter),
    /** Keys that too many matters share to be looked through, and that matters were left out for length. */
    skipped: z.array(bilingual),
    more: z.boolean(),
    weights: z.object({
      version: z.number().int(),
      learnedOn: plainDay.nullable(),
      subjects: z.number().int(),
      verdicts: z.number().int(),
    }),
    /** The viewer may say who a matter is about. */
    maySay: z.boolean(),
  })
  .meta({ id: 'SubjectView' });
export type SubjectView = z.infer<typeof subjectView>;

export const subjectWordRequest = z.strictObject({
  matter: matterPlace,
  subject: subjectRef,
  said: subjectWord,
  reason: z.string().trim().min(1).max(500),
});
export type SubjectWordRequest = z.infer<typeof subjectWordRequest>;

export const subjectWordKept = z.object({ kept: z.boolean() }).meta({ id: 'SubjectWordKept' });
