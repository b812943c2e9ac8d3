import { z } from 'zod';
import { authorityCode, bilingual, plainDay, region } from '../intake/contract.ts';
import { registerIds } from './model/register.ts';

/** Shapes of the registers that server and console share. */

export const registerId = z.enum(registerIds);

export const registerQuery = z.object({
  from: plainDay.optional(),
  to: plainDay.optional(),
  authority: authorityCode.optional(),
  campaign: z.string().max(40).optional(),
  /** Only lines that stand today. */
  standing: z.enum(['yes']).optional(),
});
export type RegisterQuery = z.infer<typeof registerQuery>;

export const registerLine = z
  .object({
    homeRegion: region,
    id: z.uuid(),
    number: z.string(),
    cause: z.string(),
    /** A natural person is masked. */
    party: z.string(),
    authority: z.object({ code: authorityCode, name: bilingual }),
    on: plainDay,
    what: z.string(),
    detail: bilingual,
    endedOn: plainDay.nullable(),
    /** Whether figures of campaigns count the line. */
    counts: z.boolean(),
  })
  .meta({ id: 'RegisterLine' });
export type RegisterLine = z.infer<typeof registerLine>;

export const registerPage = z
  .object({
    title: bilingual,
    definition: bilingual,
    lines: z.array(registerLine),
    /** How many of the lines the figure of the same period counts. */
    counted: z.number().int(),
    /** False: there are more cases than are read at once; narrow the authority or the campaign. */
    whole: z.boolean(),
  })
  .meta({ id: 'RegisterPage' });
export type RegisterPage = z.infer<typeof registerPage>;
