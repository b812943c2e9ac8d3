import { z } from 'zod';
import { bilingual, matterRow, plainDay } from '../intake/contract.ts';

/** Why somebody looks, or why it is another person. */
export const habitReason = z.strictObject({ reason: z.string().trim().min(5).max(500) });

export const habits = z
  .object({
    /** What it may be used for, and what not. */
    purpose: bilingual,
    /** What counts as how much, and who set it; null: ours. */
    factors: z.object({
      ...{ recentDays: z.number().int(), longDays: z.number().int(), sameTraderDays: z.number().int() },
      ...{ trailDays: z.number().int(), alikeFrom: z.number() },
      set: z.object({ basis: z.string(), from: plainDay, authority: z.string(), name: bilingual }).nullable(),
    }),
    /** Nothing is kept after this day. */
    keptUntil: plainDay,
    /** Somebody said that the same marks are of another person: this complaint is counted with no others. */
    corrected: z.object({ on: plainDay, reason: z.string() }).nullable(),
    facts: z.array(
      z.object({
        id: z.string(),
        title: bilingual,
        count: z.number().int(),
        of: bilingual,
        /** Those that the reader may open, of the first fifty. */
        matters: z.array(matterRow),
        /** How many of what it counts the reader may not open, or are left out because the list would be too long. */
        unseen: z.number().int(),
      }),
    ),
    /** Where these facts may be wrong or one-sided. */
    limits: bilingual,
  })
  .meta({ id: 'Habits' });
export type Habits = z.infer<typeof habits>;

const group = z.object({
  key: z.string(),
  title: bilingual,
  complaints: z.number().int(),
  /** With three complaints or more against the same trader within the days that are set there. */
  repeated: z.number().int(),
  /** Of which somebody looked at the facts. */
  looked: z.number().int(),
  /** Refused as not for daily needs (令121 art 16 R3): of those looked at, of the others. */
  refusedLooked: z.number().int(),
  refusedOthers: z.number().int(),
});

export const habitCheck = z
  .object({ from: plainDay, to: plainDay, channels: z.array(group), regions: z.array(group) })
  .meta({ id: 'HabitCheck' });
export type HabitCheck = z.infer<typeof habitCheck>;
