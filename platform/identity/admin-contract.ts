import { z } from 'zod';
import { isAuthorityCode } from '../../kernel/region.ts';
import { ROLES } from './actor.ts';

const day = z.iso.date();
export const authorityCode = z.string().refine(isAuthorityCode);
export const role = z.enum(ROLES);
/** Why it is done; kept with it and in the audit trail. */
const reason = z.string().trim().min(2).max(500);
const period = { validFrom: day, validTo: day.nullable() };

export const listedPeople = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        login: z.string(),
        name: z.string(),
        licenceNo: z.string().nullable(),
        licenceUntil: day.nullable(),
        clearance: z.number().int(),
        active: z.boolean(),
        closedReason: z.string().nullable(),
        mustChange: z.boolean(),
        roles: z.array(z.object({ id: z.uuid(), authority: z.string(), role, ...period })),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'People' });

const licenceNo = z.string().trim().min(1).max(60).nullable();
/** So many days before its last one a licence is told of: ours. */
export const LICENCE_DAYS = 60;

export const licenceOf = z.object({ licenceNo, licenceUntil: day.nullable().default(null), reason });
export const licenceList = z
  .object({
    licences: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        authority: z.string(),
        licenceNo: z.string(),
        licenceUntil: day,
        /** Its last day has passed. */
        over: z.boolean(),
      }),
    ),
    more: z.boolean(),
  })
  .meta({ id: 'EndingLicences' });

export const newPerson = z.object({
  login: z.string().trim().min(2).max(64),
  name: z.string().trim().min(1).max(100),
  licenceNo: z.string().trim().min(1).max(64).nullable().default(null),
  licenceUntil: day.nullable().default(null),
  clearance: z.number().int().min(0).max(9).default(0),
  authority: authorityCode,
  roles: z.array(role).min(1),
  /** Default: today. */
  validFrom: day.optional(),
  validTo: day.nullable().default(null),
  reason: reason.nullable().default(null),
});

/** The password is shown this once. */
export const firstPassword = z.object({ id: z.uuid(), password: z.string() });

const someone = z.object({ id: z.uuid(), name: z.string() });

/** One person's page: roles held and once held, how they sign in, whether the caller looks after them. */
export const personPage = z
  .object({
    person: z.object({
      id: z.uuid(),
      login: z.string(),
      name: z.string(),
      licenceNo: z.string().nullable(),
      /** The last day of the licence; null where none is known. */
      licenceUntil: day.nullable(),
      clearance: z.number().int(),
      active: z.boolean(),
      closedReason: z.string().nullable(),
    }),
    /** Of the caller's area, the newest first. */
    roles: z.array(
      z.object({
        id: z.uuid(),
        authority: z.string(),
        role,
        ...period,
        state: z.enum(['to-come', 'held', 'over']),
        grantedBy: someone,
        reason: z.string().nullable(),
        endedBy: someone.nullable(),
        endReason: z.string().nullable(),
      }),
    ),
    delegations: z.array(
      z.object({
        id: z.uuid(),
        from: someone,
        to: someone,
        authority: z.string(),
        roles: z.array(role),
        validFrom: day,
        validTo: day,
        reason: z.string(),
      }),
    ),
    /** For administrators and auditors; null for others. No secret, no address. */
    signIn: z
      .object({
        passwordSetAt: z.string().nullable(),
        mustChange: z.boolean(),
        totp: z.boolean(),
        passkeys: z.array(z.object({ label: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() })),
        oidc: z.array(z.object({ issuer: z.string(), linkedAt: z.string() })),
        sessions: z.number().int(),
        lastSignInAt: z.string().nullable(),
      })
      .nullable(),
    /** Why the caller may not change this account; null where they may. */
    refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
  })
  .meta({ id: 'PersonPage' });
export type PersonPage = z.infer<typeof personPage>;

export const resetting = z.object({
  withoutSecondFactor: z.boolean().default(false),
  withoutPasskeys: z.boolean().default(false),
  reason: reason.nullable().default(null),
});

export const assignmentList = z.array(
  z.object({ id: z.uuid(), personId: z.uuid(), authority: z.string(), role, ...period, grantedBy: z.uuid() }),
);
export const newAssignment = z.object({
  personId: z.uuid(),
  authority: authorityCode,
  role,
  validFrom: day.optional(),
  validTo: day.nullable().default(null),
  reason,
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
export const ending = z.object({ lastDay: day, reason });
/** Who was given a delegation may give it back without saying why. */
export const endingDelegation = z.object({ lastDay: day, reason: reason.nullable().default(null) });
export const closing = z.object({ reason });
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
        authority: z.string().nullable(),
        roles: z.array(z.string()).nullable(),
        reason: z.string().nullable(),
        from: z.uuid().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'IdentityEvents' });
