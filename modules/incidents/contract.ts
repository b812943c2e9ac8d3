import { z } from 'zod';
import { authorityCode, bilingual, matterRow, plainDay, region } from '../intake/contract.ts';
import { domains } from '../intake/model/labels.ts';

/** Shapes that server and console share. */

const uuid = z.uuid().transform((id) => id.toLowerCase());
const domain = z.enum(Object.keys(domains) as [keyof typeof domains]);

/** Named things that most of the reader's matters of a group tell of; each null where none stands out. */
const anchorWords = z.object({
  party: z.string().nullable(),
  place: z.string().nullable(),
  issue: z.string().nullable(),
});

/** How fast it grows: people an hour over two days, against the same hours of the eight weeks before. */
const growthView = z.object({
  people48h: z.number().int(),
  perHour: z.number(),
  usualPerHour: z.number(),
  growing: z.boolean(),
  rule: z.string(),
});

/**
 * What the reader may know of a group. Matters of others are counted by authority from three on and told from nothing else;
 * `more`: there are some, too few to be counted.
 */
const told = z.object({
  matters: z.number().int(),
  people: z.number().int(),
  more: z.boolean(),
  /** What is claimed in all that is counted, in fen. */
  claimFen: z.number().int(),
  counties: z.number().int(),
  first: plainDay,
  last: plainDay,
  /** People a day over the last fourteen days, the oldest day first. */
  days: z.array(z.object({ on: plainDay, people: z.number().int() })),
  growth: growthView,
});

export const groupRow = told
  .extend({
    region,
    id: z.uuid(),
    /** Another one once the group has changed. */
    version: z.string(),
    rule: z.string(),
    title: z.string(),
    anchors: anchorWords,
    /** Incidents, open to the reader, that were opened from it or hold matters of it. */
    incidents: z.array(z.object({ region, id: z.uuid(), title: z.string() })),
  })
  .meta({ id: 'IncidentGroup' });
export type GroupRow = z.infer<typeof groupRow>;

export const groupsQuery = z.object({
  /** Only those that grow now. */
  growing: z.enum(['yes']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export const groupList = z
  .object({ groups: z.array(groupRow), growing: z.number().int(), asOf: z.string() })
  .meta({ id: 'IncidentGroups' });
export type GroupList = z.infer<typeof groupList>;

/** Matters that the reader may not see, by the bureau that handles them; null: fewer than three. */
const others = z.array(z.object({ authority: authorityCode, name: bilingual, count: z.number().int().nullable() }));

export const groupDetail = z
  .object({ group: groupRow, members: z.array(matterRow), others })
  .meta({ id: 'IncidentGroupDetail' });
export type GroupDetail = z.infer<typeof groupDetail>;

export const incidentView = z
  .object({
    told,
    members: z.array(matterRow),
    others,
    /** Matters of the same groups that are not part of the incident yet. */
    proposed: z.array(matterRow),
    anchors: anchorWords,
    merged: z.array(z.object({ region, id: z.uuid(), title: z.string().nullable() })),
  })
  .meta({ id: 'IncidentView' });
export type IncidentView = z.infer<typeof incidentView>;

const matters = z
  .array(z.object({ region, id: uuid }))
  .min(1)
  .max(500);
const reason = z.string().trim().min(2).max(2_000);
const line = z.string().trim().min(1).max(200);
const anchors = z.object({
  party: line.optional(),
  partyCode: z.string().max(18).optional(),
  place: line.optional(),
  issue: line.optional(),
});

export const openIncident = z
  .object({
    actId: uuid,
    title: line,
    reason,
    anchors: anchors.optional(),
    domain: domain.optional(),
    matters,
    /** The group that it is opened from. */
    group: z.object({ region, id: uuid }).optional(),
    homeCode: authorityCode.optional(),
  })
  .meta({ id: 'OpenIncident' });
export type OpenIncident = z.infer<typeof openIncident>;

const act = z.object({ actId: uuid, version: z.number().int().min(1), reason });
export const changeMembers = act
  .extend({ do: z.enum(['add', 'remove']), matters })
  .meta({ id: 'ChangeIncidentMembers' });
export type ChangeMembers = z.infer<typeof changeMembers>;
export const mergeIncident = act
  .extend({ do: z.enum(['merge', 'undo']), from: z.object({ region, id: uuid }) })
  .meta({ id: 'MergeIncident' });
export type MergeIncident = z.infer<typeof mergeIncident>;
export const splitIncident = act.extend({ title: line, matters }).meta({ id: 'SplitIncident' });
export type SplitIncident = z.infer<typeof splitIncident>;
