import { z } from 'zod';

/** How a matter is screened, at that version. What was never said is missing. */
export const screeningsAnswer = z
  .object({
    items: z.array(
      z.object({
        matterId: z.uuid(),
        version: z.number().int(),
        domain: z.string(),
        urgency: z.string().nullable(),
        signs: z.array(z.string()).nullable(),
      }),
    ),
  })
  .meta({ id: 'Screenings' });
export type Screening = z.infer<typeof screeningsAnswer>['items'][number];
