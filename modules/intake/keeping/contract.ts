import { z } from 'zod';
import { authorityCode, bilingual, dayAndId, plainDay, region } from '../contract.ts';

/** A matter that is over and whose personal parts are still kept. */
export const keptMatter = z
  .object({
    region,
    id: z.uuid(),
    procedure: z.string(),
    title: z.string(),
    handling: z.object({ code: authorityCode, name: bilingual }),
    closedOn: plainDay,
    /** It became a case, and is kept with the file of the case. */
    withCase: z.boolean(),
    /** Kept at least through this day, as somebody decided. */
    keptUntil: plainDay.nullable(),
    /** A proposal to erase that waits for a head. */
    proposal: z
      .object({
        by: z.object({ id: z.uuid(), name: z.string() }),
        on: plainDay,
        schedule: z.string(),
        keepUntil: plainDay,
      })
      .nullable(),
  })
  .meta({ id: 'KeptMatter' });
export type KeptMatter = z.infer<typeof keptMatter>;

export const keptQuery = z.object({
  /** `proposed`: those with a proposal; `all`: every one, the one that has been over longest first. */
  show: z.enum(['proposed', 'all']).default('all'),
  after: dayAndId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type KeptQuery = z.infer<typeof keptQuery>;
export const keptPage = z
  .object({ items: z.array(keptMatter), next: z.string().nullable() })
  .meta({ id: 'KeptMatters' });
