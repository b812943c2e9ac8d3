import { z } from 'zod';

/** WebAuthn's own JSON, checked by the library that reads it. */
export const passkeyBegun = z.object({ challengeId: z.string(), options: z.record(z.string(), z.unknown()) });

export const passkeyList = z.array(
  z.object({ id: z.string(), label: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() }),
);
