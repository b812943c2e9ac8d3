import { z } from 'zod';
import { isUuid } from '../../kernel/id.ts';
import { isPlainDate } from '../../kernel/plain-date.ts';
import { authorityCode, bilingual, plainDay, region } from '../intake/contract.ts';
import { type SecretKind, secretKinds } from './model/secret.ts';
import { findingKinds } from './proof/finding.ts';

/** Shapes that server, console and portal share. */

const kinds = Object.keys(secretKinds) as [SecretKind, ...SecretKind[]];
export const secretKind = z.enum(kinds);
export const displayRule = z.enum(['publish-term-low', 'publish-term']);

const line = z.string().trim().min(1).max(300);
const marks = {
  /** What has to be hidden beside what the record knows. */
  hide: z
    .array(z.object({ kind: secretKind, text: line.min(2) }))
    .max(200)
    .default([]),
  /** What was looked at and left: no name, or the place of business. */
  keep: z.array(line).max(200).default([]),
} as const;

export const previewRequest = z
  .object({ ...marks, rule: displayRule.optional(), audience: z.enum(['public', 'party']).default('public') })
  .meta({ id: 'PublicationPreviewAsked' });

export const publishRequest = z
  .object({
    actId: z.uuid(),
    version: z.number().int().min(1),
    ...marks,
    rule: displayRule.optional(),
    why: z.string().trim().min(1).max(1_000).optional(),
    /** SHA-256 of the file that was previewed: only that one is published. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .meta({ id: 'PublishDecision' });

const text = (max: number) => z.string().trim().min(1).max(max);
export const withdrawRequest = z
  .object({
    actId: z.uuid(),
    version: z.number().int().min(1),
    ground: z.enum(['changed', 'annulled', 'unlawful', 'error']),
    document: text(120),
    reason: text(2_000),
  })
  .meta({ id: 'WithdrawPublication' });

export const stopRequest = z
  .object({
    actId: z.uuid(),
    version: z.number().int().min(1),
    stop: z.boolean(),
    met: z.record(z.string(), z.boolean()),
    document: text(120),
    reason: text(2_000),
  })
  .meta({ id: 'DecideEarlyStop' });

export const publicationDone = z
  .object({
    homeRegion: region,
    matterId: z.uuid(),
    actId: z.uuid(),
    version: z.number().int(),
    state: z.string(),
    /** Id of the publication, as its public address has it. */
    publication: z.uuid().nullable(),
  })
  .meta({ id: 'PublicationDone' });

const abstract = z.object({
  number: z.string(),
  party: z.string(),
  partyCode: z.string(),
  violation: z.string(),
  penalty: z.string(),
  authority: z.string(),
  decidedOn: plainDay,
  facts: z.string(),
  basis: z.string(),
});

export const findingKind = z.enum(Object.keys(findingKinds) as [keyof typeof findingKinds]);

export const publicationPreview = z
  .object({
    abstract,
    /** What was hidden, what stands there now, how often. */
    hidden: z.array(
      z.object({
        kind: secretKind,
        title: bilingual,
        value: z.string(),
        becomes: z.string(),
        times: z.number().int(),
        byOfficer: z.boolean(),
      }),
    ),
    /** Possible names that nobody has decided on. */
    suspects: z.array(z.string()),
    proof: z.object({
      ok: z.boolean(),
      pages: z.number().int(),
      letters: z.number().int(),
      findings: z.array(
        z.object({ kind: findingKind, title: bilingual, page: z.number().int().nullable(), what: z.string() }),
      ),
    }),
    digest: z.string(),
    size: z.number().int(),
    on: plainDay,
    until: plainDay,
    rule: displayRule,
  })
  .meta({ id: 'PublicationPreview' });
export type PublicationPreview = z.infer<typeof publicationPreview>;

const verb = z.object({ verb: z.string(), title: bilingual, refusal: bilingual.nullable() });
export const publicationState = z.enum(['none', 'shown', 'ended', 'stopped', 'withdrawn']);

/** How publication stands in a case: what is due, what is shown, what may be done. */
export const publicationView = z
  .object({
    version: z.number().int(),
    /** `rule` null: a person chooses the term. */
    due: z.object({ publish: z.boolean(), rule: displayRule.nullable() }),
    state: publicationState,
    on: plainDay.nullable(),
    until: plainDay.nullable(),
    digest: z.string(),
    /** It must be taken down: the decision was changed, annulled or found unlawful. */
    mustComeDown: z.boolean(),
    earlyStopFrom: plainDay.nullable(),
    earlyStopAsked: z.boolean(),
    clocks: z.array(
      z.object({ clock: z.string(), title: bilingual, due: plainDay, endedOn: plainDay.nullable(), late: z.boolean() }),
    ),
    verbs: z.array(verb),
    grounds: z.array(z.object({ code: z.string(), title: bilingual })),
    conditions: z.array(z.object({ code: z.string(), title: bilingual })),
    publications: z.array(
      z.object({
        id: z.uuid(),
        on: plainDay,
        until: plainDay,
        ended: z.enum(['withdrawn', 'stopped']).nullable(),
        endedOn: plainDay.nullable(),
      }),
    ),
  })
  .meta({ id: 'PublicationView' });
export type PublicationView = z.infer<typeof publicationView>;

export const publicQuery = z.object({
  /** Part of a party's name, a code, a number of a decision; from two characters up. */
  q: z.string().trim().max(80).optional(),
  authority: authorityCode.optional(),
  cursor: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2} \d{6} [0-9a-f-]{36}$/)
    // A day or an id that none can be would be the database's error, not the asker's.
    .refine((place) => isPlainDate(place.slice(0, 10)) && isUuid(place.slice(18)))
    .optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type PublicQuery = z.infer<typeof publicQuery>;

export const publicDecisionRow = abstract
  .extend({ region, id: z.uuid(), authorityCode: z.string(), publishedOn: plainDay, until: plainDay })
  .meta({ id: 'PublicDecisionRow' });
export type PublicDecisionRow = z.infer<typeof publicDecisionRow>;
export const publicDecisions = z
  .object({ items: z.array(publicDecisionRow), next: z.string().nullable() })
  .meta({ id: 'PublicDecisions' });
export type PublicDecisions = z.infer<typeof publicDecisions>;

export const publicDecision = z
  .object({
    region,
    id: z.uuid(),
    state: z.enum(['shown', 'ended', 'stopped', 'withdrawn']),
    publishedOn: plainDay,
    until: plainDay,
    endedOn: plainDay.nullable(),
    /** Null where it is no longer shown. */
    decision: publicDecisionRow.extend({ sha256: z.string(), size: z.number().int() }).nullable(),
    /** First day on which the party may ask for an early stop; null where the law allows none, or nothing is shown. */
    earlyStopFrom: plainDay.nullable(),
    publicKey: z.string(),
  })
  .meta({ id: 'PublicDecision' });
export type PublicDecision = z.infer<typeof publicDecision>;

export const decisionProof = z
  .object({ format: z.literal('qingyuan-decision-proof-v1'), note: z.string(), publicKey: z.string() })
  .meta({ id: 'DecisionProof' });
