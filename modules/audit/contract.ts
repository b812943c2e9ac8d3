import { z } from 'zod';
import { auditKinds } from './model/kinds.ts';

const day = z.iso.date();
const someone = z.object({ id: z.uuid(), name: z.string() });

export const auditFilter = z.object({
  kind: z.enum(auditKinds).optional(),
  /** Who did it, in whose stead, or whom it concerns. */
  person: z.uuid().optional(),
  /** The number of a matter, or its first eight characters and more. */
  matter: z
    .string()
    .regex(/^[0-9a-fA-F]{8}[0-9a-fA-F-]{0,28}$/)
    .optional(),
  /** Days in China, both included. */
  from: day.optional(),
  to: day.optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditQuery = auditFilter.extend({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const auditEntry = z
  .object({
    id: z.uuid(),
    at: z.string(),
    kind: z.enum(auditKinds),
    what: z.string(),
    /** Who did it; null for a sign-in that did not succeed. */
    by: someone.nullable(),
    onBehalfOf: someone.nullable(),
    /** Whose access it is about. */
    person: someone.nullable(),
    /** Of a delegation: whose roles; `person` is who stands in. */
    from: someone.nullable(),
    authority: z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
    roles: z.array(z.string()),
    matter: z.object({ region: z.string(), id: z.uuid(), seq: z.number().int().nullable() }).nullable(),
    file: z.uuid().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntry>;

/** The newest first; `next` leads to older ones. */
export const auditPage = z
  .object({ items: z.array(auditEntry), next: z.string().nullable() })
  .meta({ id: 'AuditTrail' });
