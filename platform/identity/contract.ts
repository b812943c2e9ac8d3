import { z } from 'zod';

export {
  firstPassword,
  LICENCE_DAYS,
  licenceList,
  listedPeople,
  newPerson,
  type PersonPage,
  personPage,
  role,
} from './admin-contract.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const authority = z.object({ code: z.string(), name: bilingual });
const other = z.object({ id: z.uuid(), name: z.string() });

export const signInRequest = z.object({
  login: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200),
  totp: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
});

/** Who is signed in, and as what they act now. */
export const me = z
  .object({
    person: z.object({ id: z.uuid(), name: z.string(), login: z.string() }),
    authority,
    roles: z.array(z.string()),
    onBehalfOf: other.nullable(),
    /** The other places and delegations that the person may act in. */
    contexts: z.array(z.object({ authority, roles: z.array(z.string()), onBehalfOf: other.nullable() })),
    secondFactor: z.object({ totp: z.boolean(), passkeys: z.number().int() }),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;

export const contextRequest = z.object({ authority: z.string(), onBehalfOf: z.uuid().nullable().default(null) });

export const sessionList = z.array(
  z.object({
    id: z.string(),
    current: z.boolean(),
    device: z.string(),
    createdAt: z.string(),
    lastSeenAt: z.string(),
  }),
);

export const totpStart = z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() });
export const totpConfirm = z.object({ code: z.string().regex(/^\d{6}$/) });

/** How one may sign in here beside password and passkey, and, asked with its code, what the last failure was in words. */
export const waysToSignIn = z
  .object({
    oidc: z.boolean(),
    failure: z.object({ code: z.string(), zh: z.string(), en: z.string(), remedy: bilingual }).nullable(),
  })
  .meta({ id: 'WaysToSignIn' });
