import { z } from 'zod';
import { bilingual, plainDay, region } from '../intake/contract.ts';
import { partyKinds, partyStatuses } from './model/party.ts';

const keysOf = <T extends string>(list: Readonly<Record<T, unknown>>) => z.enum(Object.keys(list) as T[]);

/** Why an entity was found, best first; tells the clerk what to look at. */
export const partyMatch = z.enum(['code', 'name', 'start', 'part', 'perhaps']);
export type PartyMatch = z.infer<typeof partyMatch>;

/** A market entity as its registry tells. */
export const partyView = z
  .object({
    code: z.string(),
    name: z.string(),
    formerNames: z.array(z.string()),
    kind: keysOf(partyKinds),
    kindTitle: bilingual,
    region,
    address: z.string(),
    status: keysOf(partyStatuses),
    statusTitle: bilingual,
    statusOn: plainDay.nullable(),
    /** The entity is gone or may not trade: say so before going on. */
    ended: z.boolean(),
    source: z.string(),
    /** The day on which the source said so. */
    asOf: plainDay,
  })
  .meta({ id: 'Party' });
export type PartyView = z.infer<typeof partyView>;

export const partyQuery = z.object({
  /** Start or part (four characters up) of a code, or words of a name in any order. */
  q: z.string().trim().min(1).max(100),
  /** Only entities of this region: a province, a city or a county. */
  region: region.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});
export type PartyQuery = z.infer<typeof partyQuery>;

export const partyList = z
  .object({
    items: z.array(
      partyView.extend({
        match: partyMatch,
        /** Of `perhaps`, the last ones: what differs from what was typed. Nothing of it was typed to the letter. */
        why: z.array(bilingual),
      }),
    ),
    more: z.boolean(),
  })
  .meta({ id: 'PartyList' });
export type PartyList = z.infer<typeof partyList>;

/** One entity, and what the viewer may see against it. `party` is null when no registry has told of the code. */
export const partyDetail = z
  .object({
    code: z.string(),
    party: partyView.nullable(),
    matters: z.object({ open: z.number().int(), all: z.number().int() }),
  })
  .meta({ id: 'PartyDetail' });
export type PartyDetail = z.infer<typeof partyDetail>;
