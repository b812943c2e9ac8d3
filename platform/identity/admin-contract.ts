import { z } from 'zod';
import { isAuthorityCode } from '../../kernel/region.ts';
import { ROLES } from './actor.ts';

const day = z.iso.date();
const authorityCode = z.string().refine(isAuthorityCode);
export const role = z.enum(ROLES);
const period = { validFrom: day, validTo: day.nullable() };

export const listedPeople = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        login: z.string(),
        name: z.string(),
        licenceNo: z.string().nullable(),
        clearance: z.number().int(),
        active: z.boolean(),
        mustChange: z.boolean(),
        roles: z.array(z.object({ id: z.uuid(), authority: z.string(), role, ...period })),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'People' });

export const newPerson = z.object({
  login: z.string().trim().min(2).max(64),
  name: z.string().trim().min(1).max(100),
  licenceNo: z.string().trim().min(1).max(64).nullable().default(null),
  clearance: z.number().int().min(0).max(9).default(0),
  authority: authorityCode,
  roles: z.array(role).min(1),
  /** Default: today. */
  validFrom: day.optional(),
  validTo: day.nullable().default(null),
});

/** The password is shown this once. */
export const firstPassword = z.object({ id: z.uuid(), password: z.string() });

export const assignmentList = z.array(
  z.object({ id: z.uuid(), personId: z.uuid(), authority: z.string(), role, ...period, grantedBy: z.uuid() }),
);
export const newAssignment = z.object({
  personId: z.uuid(),
  authority: authorityCode,
  role,
  validFrom: day.optional(),
  validTo: day.nullable().default(null),
});

export const delegationList = z.array(
  z.object({
    id: z.uuid(),
    from: z.uuid(),
    to: z.uuid(),
    authority: z.string(),
    roles: z.array(role),
    validFrom: day,
    validTo: day,
    reason: z.string(),
  }),
);
export const newDelegation = z.object({
  /** Who is absent; default: the caller. */
  from: z.uuid().optional(),
  to: z.uuid(),
  /** Default: where the caller acts. */
  authority: authorityCode.optional(),
  roles: z.array(role).min(1),
  validFrom: day,
  validTo: day,
  reason: z.string().trim().min(1).max(500),
});

/** The last day on which it holds; yesterday ends it now. */
export const ending = z.object({ lastDay: day });
export const made = z.object({ id: z.uuid() });

export const eventPage = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        at: z.string(),
        what: z.string(),
        person: z.uuid().nullable(),
        by: z.uuid().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'IdentityEvents' });
