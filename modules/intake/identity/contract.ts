import { z } from 'zod';
import { authorityCode, bilingual, matterParams, region } from '../contract.ts';
import { purposeIds } from './purposes.ts';

const uuid = z.uuid().transform((id) => id.toLowerCase());
const someone = z.object({ id: z.uuid(), name: z.string() });
const place = z.object({ code: authorityCode, name: bilingual });
const reason = z.string().trim().min(5).max(500);

export const actParams = matterParams.extend({ seq: z.coerce.number().int().min(1).max(100_000) });
export const requestParams = z.object({ region, request: uuid });

export const identityAsk = z.object({ purpose: z.enum(purposeIds), reason }).meta({ id: 'IdentityAsk' });
export const identityDecision = z
  .object({ decision: z.enum(['approved', 'refused']), reason })
  .meta({ id: 'IdentityDecision' });

/** `used`: opened as often as was approved; `expired`: the time is over and it was not, or not as often. */
export const requestState = z.enum(['waiting', 'approved', 'refused', 'used', 'expired']);
export type RequestState = z.infer<typeof requestState>;

/** A request to open the identity sealed with an act; it never holds the identity. */
export const identityRequest = z
  .object({
    region,
    id: z.uuid(),
    matter: z.object({ region, id: z.uuid(), procedure: z.string(), seq: z.number().int() }),
    purpose: z.enum(purposeIds),
    reason: z.string(),
    by: someone,
    onBehalfOf: someone.nullable(),
    authority: place,
    askedAt: z.string(),
    state: requestState,
    decision: z
      .object({ by: someone, onBehalfOf: someone.nullable(), authority: place, reason: z.string(), at: z.string() })
      .nullable(),
    /** How often it may be opened, and how often it was; nought where it is not approved. */
    openings: z.number().int(),
    opened: z.number().int(),
    openUntil: z.string().nullable(),
    lastOpenedAt: z.string().nullable(),
    /** The viewer keeps identities and did not ask: may decide now, unless the report accuses their own unit. */
    mayDecide: z.boolean(),
    /** The viewer asked and may open it now. */
    mayOpen: z.boolean(),
  })
  .meta({ id: 'IdentityRequest' });
export type IdentityRequest = z.infer<typeof identityRequest>;

export const requestQuery = z.object({
  state: z.enum(['waiting', 'all']).default('all'),
  /** Of this matter alone. */
  matter: uuid.optional(),
  /** The id of the last one shown: those before it. */
  before: uuid.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type RequestQuery = z.infer<typeof requestQuery>;
export const requestPage = z
  .object({ items: z.array(identityRequest), next: z.string().nullable() })
  .meta({ id: 'IdentityRequests' });
