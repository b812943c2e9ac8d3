import { z } from 'zod';
import { authorityCode, bilingual, plainDay, region } from '../intake/contract.ts';

/** Shapes of the integrity page that server and console share. */

export const severity = z.enum(['urgent', 'serious', 'minor']);

export const findingFilter = z.object({
  severity: severity.optional(),
  check: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional(),
  /** An authority and all below it. */
  authority: authorityCode.optional(),
  /** `gone`: those whose cause is gone, the latest first. */
  show: z.enum(['open', 'gone']).default('open'),
});
export const findingQuery = findingFilter.extend({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type FindingQuery = z.infer<typeof findingQuery>;

export const finding = z
  .object({
    check: z.string(),
    severity,
    homeRegion: region,
    subject: z.string(),
    /** The case; null where it concerns a series of numbers. */
    matterId: z.uuid().nullable(),
    number: z.string(),
    cause: z.string(),
    authority: z.object({ code: authorityCode, name: bilingual }),
    detail: bilingual,
    /** Whom it concerns, where it is a member of staff. */
    person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    foundOn: plainDay,
    goneOn: plainDay.nullable(),
  })
  .meta({ id: 'IntegrityFinding' });
export type Finding = z.infer<typeof finding>;

export const checkTexts = z.object({
  id: z.string(),
  severity,
  title: bilingual,
  what: bilingual,
  see: bilingual,
  cause: bilingual,
  wayOut: bilingual,
});

export const findingPage = z
  .object({
    items: z.array(finding),
    next: z.string().nullable(),
    /** Every checker with what it looks for. */
    checks: z.array(checkTexts),
    /** Open findings of the reader's area, by checker and by authority; what the filter says does not narrow them. */
    counts: z.array(z.object({ check: z.string(), severity, count: z.number().int() })),
    authorities: z.array(
      z.object({ code: authorityCode, name: bilingual, count: z.number().int(), urgent: z.number().int() }),
    ),
    /** When the area was last checked whole; null where it never was. */
    checkedAt: z.string().nullable(),
    cases: z.number().int(),
  })
  .meta({ id: 'IntegrityFindings' });
export type FindingPage = z.infer<typeof findingPage>;

export const runAnswer = z
  .object({
    regions: z.number().int(),
    cases: z.number().int(),
    findings: z.number().int(),
  })
  .meta({ id: 'IntegrityRun' });
